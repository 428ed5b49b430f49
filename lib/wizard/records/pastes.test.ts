import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseRecords } from './parse-records.ts'

type Row = [type: string, name: string, value: string]

/** A text as people send it, what it means below mail.acme.com (or `at`), and the lines that are told as unread. */
interface Paste {
  id: string
  text: string
  is: Row[]
  at?: string
  unread?: number[]
}

const link: Row = ['CNAME', 'link.mail.acme.com', 'sendgrid.net']
const em: Row = ['CNAME', 'em4521.mail.acme.com', 'u4521.wl200.sendgrid.net']
const s1: Row = ['CNAME', 's1._domainkey.mail.acme.com', 's1.domainkey.u4521.wl200.sendgrid.net']
const dmarc: Row = ['TXT', '_dmarc.mail.acme.com', 'v=DMARC1; p=none']
const spf: Row = ['TXT', 'bounce.mail.acme.com', 'v=spf1 include:sendgrid.net ~all']
const mx: Row = ['MX', 'bounce.mail.acme.com', '10 mx.sendgrid.net']
const caa: Row = ['CAA', 'mail.acme.com', '0 issue "letsencrypt.org"']

const consoles: Paste[] = [
  {
    id: "Route 53's console, tabs",
    text: 'Record name\tType\tRouting policy\tDifferentiator\tAlias\tValue/Route traffic to\tTTL (seconds)\tHealth check ID\tEvaluate target health\tRecord ID\nlink.mail.acme.com\tCNAME\tSimple\t-\tNo\tsendgrid.net\t300\t-\t-\t-\n_dmarc.mail.acme.com\tTXT\tSimple\t-\tNo\t"v=DMARC1; p=none"\t300\t-\t-\t-',
    is: [link, dmarc],
  },
  {
    id: "Route 53's console without its head",
    text: 'link.mail.acme.com\tCNAME\tSimple\t-\tNo\tsendgrid.net\t300\t-\t-\t-\n_dmarc.mail.acme.com\tTXT\tSimple\t-\tNo\t"v=DMARC1; p=none"\t300\t-\t-\t-\nbounce.mail.acme.com\tMX\tSimple\t-\tNo\t10 mx.sendgrid.net\t300\t-\t-\t-',
    is: [link, dmarc, mx],
  },
  {
    id: "Route 53's console, blanks",
    text: 'link.mail.acme.com CNAME Simple - No sendgrid.net 300 - - -\n_dmarc.mail.acme.com TXT Simple - No "v=DMARC1; p=none" 300 - - -\nbounce.mail.acme.com MX Simple - No 10 mx.sendgrid.net 300 - - -',
    is: [link, dmarc, mx],
  },
  {
    id: "Route 53's MX below its head",
    text: 'Record name\tType\tRouting policy\tDifferentiator\tAlias\tValue/Route traffic to\tTTL (seconds)\nbounce.mail.acme.com\tMX\tSimple\t-\tNo\t10 mx.sendgrid.net\t300',
    is: [mx],
  },
  {
    id: "Route 53's wildcard",
    text: '\\052.mail.acme.com. 300 IN CNAME sendgrid.net.',
    is: [['CNAME', '*.mail.acme.com', 'sendgrid.net']],
  },
  {
    id: 'Namecheap',
    text: 'CNAME Record\tlink.mail\tsendgrid.net.\tAutomatic\nTXT Record\t_dmarc.mail\tv=DMARC1; p=none\tAutomatic',
    is: [link, dmarc],
  },
  {
    id: 'Namecheap, blanks',
    text: 'CNAME Record   link.mail   sendgrid.net.   Automatic\nTXT Record   _dmarc.mail   v=DMARC1; p=none   Automatic\nMX Record   bounce.mail   mx.sendgrid.net.   10   Automatic',
    is: [link, dmarc, mx],
  },
  {
    id: 'Namecheap with its head',
    text: 'Type\tHost\tValue\tTTL\nCNAME Record\tlink.mail\tsendgrid.net.\t30 min\nTXT Record\t_dmarc.mail\tv=DMARC1; p=none\tAutomatic',
    is: [link, dmarc],
  },
  {
    id: 'GoDaddy',
    text: 'Type\tName\tData\tTTL\tDelete\tEdit\nCNAME\tlink.mail\tsendgrid.net.\t1 Hour\t\t\nTXT\t_dmarc.mail\tv=DMARC1; p=none\t1 Hour\t\t',
    is: [link, dmarc],
  },
  {
    id: 'GoDaddy, no head, blanks',
    text: 'CNAME link.mail sendgrid.net. 1 Hour\nTXT _dmarc.mail v=DMARC1; p=none 1 Hour',
    is: [link, dmarc],
  },
  {
    id: 'GoDaddy, cells stacked',
    text: 'Type\nName\nData\nTTL\nCNAME\nlink.mail\nsendgrid.net.\n1 Hour\nTXT\n_dmarc.mail\nv=DMARC1; p=none\n1 Hour',
    is: [link, dmarc],
  },
  {
    id: 'Cloudflare',
    text: 'Type\tName\tContent\tProxy status\tTTL\tActions\nCNAME\tlink.mail\tsendgrid.net\tDNS only\tAuto\tEdit\nTXT\t_dmarc.mail\t"v=DMARC1; p=none"\tDNS only\tAuto\tEdit\nMX\tbounce.mail\tmx.sendgrid.net\t10\tDNS only\tAuto\tEdit',
    is: [link, dmarc, mx],
  },
  {
    id: 'Cloudflare without its head',
    text: 'CNAME\tlink.mail\tsendgrid.net\tDNS only\tAuto\tEdit\nTXT\t_dmarc.mail\tv=DMARC1; p=none\tDNS only\tAuto\tEdit',
    is: [link, dmarc],
  },
  {
    id: 'statuses behind values',
    text: 'CNAME link.mail.acme.com sendgrid.net Verified\nTXT _dmarc.mail.acme.com v=DMARC1; p=none Verified\nTXT bounce.mail.acme.com v=spf1 include:sendgrid.net ~all Pending',
    is: [link, dmarc, spf],
  },
  {
    id: 'remarks behind values',
    text: 'CNAME link.mail.acme.com sendgrid.net (please add)\nTXT _dmarc.mail.acme.com v=DMARC1; p=none (please add)\nTXT _dmarc.mail.acme.com "v=DMARC1; p=none" <- new',
    is: [link, dmarc],
  },
  {
    id: 'a status column in a CSV',
    text: 'Type,Name,Value,Status\nCNAME,link.mail.acme.com,sendgrid.net,Verified\nTXT,_dmarc.mail.acme.com,v=DMARC1; p=none,Pending',
    is: [link, dmarc],
  },
  {
    id: 'more cells than the head has',
    text: 'Type\tName\tValue\nCNAME\tlink.mail.acme.com\tsendgrid.net\tVerified\nTXT\t_dmarc.mail.acme.com\tv=DMARC1; p=none\tVerified',
    is: [link, dmarc],
  },
  {
    id: 'a list of addresses in a CSV without quotes',
    text: 'Type,Name,Value\nTXT,_dmarc.mail.acme.com,v=DMARC1; p=none; rua=mailto:a@acme.com,mailto:b@acme.com',
    is: [['TXT', '_dmarc.mail.acme.com', 'v=DMARC1; p=none; rua=mailto:a@acme.com,mailto:b@acme.com']],
  },
]

const columns: Paste[] = [
  {
    id: 'our own CSV',
    text: 'Type,Name to enter,Full name,Value,Priority,TTL,Zone,DNS host\nCNAME,link.mail,link.mail.acme.com,sendgrid.net,,3600,acme.com,GoDaddy\nTXT,_dmarc.mail,_dmarc.mail.acme.com,v=DMARC1; p=none,,3600,acme.com,GoDaddy\nMX,bounce.mail,bounce.mail.acme.com,mx.sendgrid.net,10,3600,acme.com,GoDaddy',
    is: [link, dmarc, mx],
  },
  {
    id: 'our own CSV, out of a spreadsheet',
    text: 'Type\tName to enter\tFull name\tValue\tPriority\tTTL\tZone\tDNS host\nCNAME\tlink.mail\tlink.mail.acme.com\tsendgrid.net\t\t3600\tacme.com\tGoDaddy\nTXT\t_dmarc.mail\t_dmarc.mail.acme.com\tv=DMARC1; p=none\t\t3600\tacme.com\tGoDaddy',
    is: [link, dmarc],
  },
  {
    id: 'domain, host, type, value',
    text: 'Domain\tHost\tType\tValue\nacme.com\tlink.mail\tCNAME\tsendgrid.net\nacme.com\t_dmarc.mail\tTXT\tv=DMARC1; p=none',
    is: [link, dmarc],
  },
  {
    id: 'owner and zone beside the name',
    text: 'Owner,Zone,Type,Name,Value\nMarketing,acme.com,CNAME,link.mail.acme.com,sendgrid.net\nIT,acme.com,TXT,_dmarc.mail.acme.com,v=DMARC1; p=none',
    is: [link, dmarc],
  },
  {
    id: 'the domain alone is the name',
    text: 'Domain\tType\tTarget\nlink.mail.acme.com\tCNAME\tsendgrid.net\n_dmarc.mail.acme.com\tTXT\tv=DMARC1; p=none',
    is: [link, dmarc],
  },
  {
    id: 'the owner is the name',
    text: 'Owner,Type,Data\nlink.mail.acme.com,CNAME,sendgrid.net\nem4521.mail.acme.com,CNAME,u4521.wl200.sendgrid.net',
    is: [link, em],
  },
  {
    id: 'a DNS host beside the name',
    text: 'DNS host;Type;Host;Value\nGoDaddy;CNAME;link.mail.acme.com;sendgrid.net\nCloudflare;TXT;_dmarc.mail.acme.com;v=DMARC1; p=none',
    is: [link, dmarc],
  },
  {
    id: 'a host in short and in full',
    text: '| Host | Type | FQDN | Points to | Note |\n|---|---|---|---|---|\n| link.mail | CNAME | link.mail.acme.com | sendgrid.net | new |\n| _dmarc.mail | TXT | _dmarc.mail.acme.com | v=DMARC1; p=none | old |',
    is: [link, dmarc],
  },
  {
    id: 'a Markdown table without outer bars',
    text: 'Type | Host | Value\n--- | --- | ---\nCNAME | `link.mail.acme.com` | `sendgrid.net`\nTXT | `_dmarc.mail.acme.com` | `v=DMARC1; p=none`',
    is: [link, dmarc],
  },
  {
    id: 'Markdown that escapes',
    text: '| Type | Host | Value |\n| - | - | - |\n| TXT | \\_dmarc.mail.acme.com | v=DMARC1; p=none |\n| CNAME | s1.\\_domainkey.mail.acme.com | s1.domainkey.u4521.wl200.sendgrid.net |',
    is: [dmarc, s1],
  },
]

const answers: Paste[] = [
  {
    id: 'dig',
    text: '; <<>> DiG 9.18 <<>> link.mail.acme.com\n;; QUESTION SECTION:\n;link.mail.acme.com.\t\tIN\tCNAME\n\n;; ANSWER SECTION:\nlink.mail.acme.com.\t300\tIN\tCNAME\tsendgrid.net.\n\n;; Query time: 1 msec',
    is: [link],
  },
  {
    id: 'host',
    text: 'link.mail.acme.com is an alias for sendgrid.net.\nbounce.mail.acme.com mail is handled by 10 mx.sendgrid.net.\n_dmarc.mail.acme.com descriptive text "v=DMARC1; p=none"\nmail.acme.com has address 192.0.2.1',
    is: [link, mx, dmarc, ['A', 'mail.acme.com', '192.0.2.1']],
  },
  {
    id: 'nslookup',
    text: 'Server:\t\t1.1.1.1\nAddress:\t1.1.1.1#53\n\nNon-authoritative answer:\nlink.mail.acme.com\tcanonical name = sendgrid.net.\n_dmarc.mail.acme.com\ttext = "v=DMARC1; p=none"\nbounce.mail.acme.com\tmail exchanger = 10 mx.sendgrid.net.\n\nAuthoritative answers can be found from:',
    is: [link, dmarc, mx],
  },
  {
    id: 'nslookup of Windows',
    text: 'Server:  dns.google\nAddress:  8.8.8.8\n\nNon-authoritative answer:\nlink.mail.acme.com      canonical name = sendgrid.net\n_dmarc.mail.acme.com\ttext =\n\n\t"v=DMARC1; p=none"\nbounce.mail.acme.com    MX preference = 10, mail exchanger = mx.sendgrid.net',
    is: [link, dmarc, mx],
  },
  {
    id: 'DNS over HTTPS, Google',
    text: '{"Status":0,"TC":false,"RD":true,"RA":true,"AD":false,"CD":false,"Question":[{"name":"link.mail.acme.com.","type":5}],"Answer":[{"name":"link.mail.acme.com.","type":5,"TTL":300,"data":"sendgrid.net."}]}',
    is: [link],
  },
  {
    id: 'DNS over HTTPS, Cloudflare, twice',
    text: '{"Status":0,"Question":[{"name":"_dmarc.mail.acme.com","type":16}],"Answer":[{"name":"_dmarc.mail.acme.com","type":16,"TTL":300,"data":"\\"v=DMARC1; p=none\\""}]}\n{"Status":0,"Question":[{"name":"bounce.mail.acme.com","type":15}],"Answer":[{"name":"bounce.mail.acme.com","type":15,"TTL":300,"data":"10 mx.sendgrid.net."}]}',
    is: [dmarc, mx],
  },
]

const code: Paste[] = [
  {
    id: 'octoDNS',
    text: '---\nlink.mail:\n  type: CNAME\n  value: sendgrid.net.\n_dmarc.mail:\n  ttl: 300\n  type: TXT\n  value: v=DMARC1\\; p=none\nbounce.mail:\n  - type: MX\n    values:\n      - exchange: mx.sendgrid.net.\n        preference: 10\n  - type: TXT\n    values:\n      - v=spf1 include:sendgrid.net ~all\n',
    at: 'acme.com',
    is: [link, dmarc, mx, spf],
  },
  {
    id: 'octoDNS, quoted',
    text: "'link.mail':\n  type: CNAME\n  value: 'sendgrid.net.'\n? ''\n: type: CAA\n  value:\n    flags: 0\n    tag: issue\n    value: letsencrypt.org\n",
    at: 'acme.com',
    is: [link, ['CAA', 'acme.com', '0 issue "letsencrypt.org"']],
  },
  {
    id: 'dnscontrol',
    text: 'D("acme.com", REG_NONE, DnsProvider(DSP_R53),\n  CNAME("link.mail", "sendgrid.net."),\n  TXT(\'_dmarc.mail\', \'v=DMARC1; p=none\', TTL(300)),\n  MX("bounce.mail", 10, "mx.sendgrid.net."),\n  CAA("@", "issue", "letsencrypt.org"),\n);',
    is: [link, dmarc, mx, ['CAA', 'acme.com', '0 issue "letsencrypt.org"']],
  },
  {
    id: 'Terraform',
    text: 'resource "aws_route53_record" "link" {\n  zone_id = aws_route53_zone.main.zone_id\n  name    = "link.mail.acme.com"\n  type    = "CNAME"\n  ttl     = 300\n  records = ["sendgrid.net"]\n}\n\nresource "cloudflare_record" "dmarc" {\n  zone_id = var.zone\n  name    = "_dmarc.mail"\n  type    = "TXT"\n  content = "v=DMARC1; p=none"\n}',
    is: [link, dmarc],
  },
  {
    id: 'a zone with $ORIGIN and words that are top-level domains',
    text: '$ORIGIN acme.com.\n$TTL 1h\nlink.news IN CNAME sendgrid.net.\nurl1234.email 300 IN CNAME sendgrid.net.\nclick.info CNAME sendgrid.net.',
    is: [
      ['CNAME', 'link.news.acme.com', 'sendgrid.net'],
      ['CNAME', 'url1234.email.acme.com', 'sendgrid.net'],
      ['CNAME', 'click.info.acme.com', 'sendgrid.net'],
    ],
  },
  { id: '$INCLUDE', text: '$ORIGIN acme.com.\n$INCLUDE other.zone\nlink.mail IN CNAME sendgrid.net.', is: [link], unread: [2] },
  { id: '$GENERATE', text: '$GENERATE 1-9 h$ CNAME x$.acme.com.\nlink.mail.acme.com. IN CNAME sendgrid.net.', is: [link], unread: [1] },
  {
    id: 'a decimal escape',
    text: 'link.mail.acme.com. IN CNAME s\\101ndgrid.net.\n_dmarc.mail.acme.com. IN TXT "v=DMARC1\\059 p=none"',
    is: [link, dmarc],
  },
  { id: 'an escaped letter', text: '\\065bc.mail.acme.com. IN CNAME sendgrid.net.', is: [['CNAME', 'abc.mail.acme.com', 'sendgrid.net']] },
  { id: 'CAA without a class', text: '@ CAA 0 issue "letsencrypt.org"', is: [caa] },
  { id: 'CAA, type first', text: 'CAA mail.acme.com 0 issue "letsencrypt.org"', is: [caa] },
  { id: 'CAA with a TTL', text: 'mail.acme.com. 300 CAA 0 issue "letsencrypt.org" ; ours', is: [caa] },
  {
    id: "Cloudflare's export",
    text: ';; TXT Records\n_dmarc.mail.acme.com.\t1\tIN\tTXT\t"v=DMARC1; p=none" ; cf_tags=cf-proxied:false',
    is: [dmarc],
  },
]

const prose: Paste[] = [
  { id: 'add TXT at … with value', text: '3) add TXT at _dmarc.mail.acme.com with value "v=DMARC1; p=none"', is: [dmarc] },
  { id: 'create … at … with value', text: 'Create a TXT record at _dmarc.mail.acme.com with value "v=DMARC1; p=none"', is: [dmarc] },
  { id: 'named …:', text: 'Please add a TXT record named _dmarc.mail.acme.com: v=DMARC1; p=none', is: [dmarc] },
  { id: 'for … containing', text: 'We need a TXT record for _dmarc.mail.acme.com containing v=DMARC1; p=none.', is: [dmarc] },
  { id: 'set … to', text: 'Set the TXT record of _dmarc.mail.acme.com to v=DMARC1; p=none, thanks!', is: [dmarc] },
  { id: 'the value comes first', text: 'Please publish "v=DMARC1; p=none" as a TXT record at _dmarc.mail.acme.com', is: [dmarc] },
  { id: 'a CNAME in a sentence', text: 'Create a CNAME record for link.mail.acme.com that points to sendgrid.net.', is: [link] },
  { id: 'a CNAME with value', text: 'Create a CNAME record at link.mail.acme.com with value sendgrid.net', is: [link] },
  { id: 'a CNAME from … to', text: 'Could you please add a CNAME from link.mail.acme.com to sendgrid.net?', is: [link] },
  { id: 'the target first', text: 'Add a CNAME to sendgrid.net at link.mail.acme.com', is: [link] },
  { id: 'a short name in a sentence', text: 'Add a CNAME record named link.mail with the value sendgrid.net', at: 'acme.com', is: [link] },
  { id: 'an MX in a sentence', text: 'Add an MX record for bounce.mail.acme.com with priority 10 pointing to mx.sendgrid.net', is: [mx] },
  { id: 'an SPF in a sentence', text: 'Please add the TXT record v=spf1 include:sendgrid.net ~all to bounce.mail.acme.com', is: [spf] },
  { id: 'a sentence without a value', text: 'Create a TXT record at _dmarc.mail.acme.com', is: [], unread: [1] },
  { id: 'words in place of a name', text: 'Create a TXT record with v=DMARC1; p=none', is: [], unread: [1] },
  { id: 'words alone', text: 'Please create the CNAME record today', is: [], unread: [1] },
]

const marks: Paste[] = [
  {
    id: "Slack's links",
    text: 'link.mail.acme.com CNAME sendgrid.net\nand <http://em4521.mail.acme.com|em4521.mail.acme.com> CNAME <http://u4521.wl200.sendgrid.net|u4521.wl200.sendgrid.net>',
    is: [link, em],
  },
  {
    id: 'angle brackets',
    text: 'Dear <Customer>,\nCNAME link.mail.acme.com sendgrid.net\nCNAME em4521.mail.acme.com <u4521.wl200.sendgrid.net>\nRegards <br>',
    is: [link, em],
    unread: [1, 4],
  },
  { id: 'bare links in angle brackets', text: 'CNAME <http://link.mail.acme.com> <http://sendgrid.net>', is: [link] },
  {
    id: 'a name and its link',
    text: 'CNAME\tlink.mail.acme.com <http://link.mail.acme.com>\tsendgrid.net <http://sendgrid.net>',
    is: [link],
  },
  {
    id: 'breaks of HTML',
    text: 'CNAME link.mail.acme.com sendgrid.net<br>\nTXT _dmarc.mail.acme.com "v=DMARC1; p=none"<br/>',
    is: [link, dmarc],
  },
  { id: 'full-width letters', text: 'ＣＮＡＭＥ　ｌｉｎｋ．ｍａｉｌ．ａｃｍｅ．ｃｏｍ　ｓｅｎｄｇｒｉｄ．ｎｅｔ', is: [link] },
  { id: 'full-width marks', text: 'TXT\t＿dmarc.mail.acme.com\tｖ＝DMARC1； p＝none', is: [dmarc] },
  { id: 'HTML entities in text', text: 'TXT _dmarc.mail.acme.com &quot;v=DMARC1; p=none&quot;', is: [dmarc] },
]

const broken: Paste[] = [
  {
    id: 'names broken in a PDF',
    text: 'Type Host Value\nCNAME s1._domainkey.mail.\nacme.com\ns1.domainkey.u4521.wl200.send\ngrid.net\nCNAME link.mail.acme.com sendgrid.net',
    is: [s1, link],
  },
  { id: 'a CNAME over three lines', text: 'CNAME s1._domainkey.mail.acme.com\ns1.domainkey.u4521\n.wl200.sendgrid.net', is: [s1] },
  { id: 'three lines, the name broken', text: 'CNAME em4521.mail.\nacme.com\nu4521.wl200.sendgrid.net', is: [em] },
  { id: 'type, name, value a line each', text: 'CNAME\nlink.mail.acme.com\nsendgrid.net', is: [link] },
  {
    id: 'a value broken in a letter',
    text: 'CNAME\tem4521.mail.acme.com\tu4521.wl200.sendgrid.ne\nt\nCNAME\tlink.mail.acme.com\tsendgrid.net',
    is: [em, link],
  },
  {
    id: 'a labelled value broken',
    text: 'Type: CNAME\nHost: s1._domainkey.mail.\nacme.com\nValue: s1.domainkey.u4521.wl20\n0.sendgrid.net\n\nType: CNAME\nHost: link.mail.acme.com\nValue: sendgrid.net',
    is: [s1, link],
  },
  { id: 'a value whose end is missing', text: 'CNAME em4521.mail.acme.com u4521.wl200.send\n\nregards', is: [], unread: [1, 3] },
]

const relative: Paste[] = [
  {
    id: 'news',
    at: 'acme.com',
    text: 'CNAME link.news sendgrid.net\nCNAME s1._domainkey.news s1.domainkey.u1.wl200.sendgrid.net',
    is: [
      ['CNAME', 'link.news.acme.com', 'sendgrid.net'],
      ['CNAME', 's1._domainkey.news.acme.com', 's1.domainkey.u1.wl200.sendgrid.net'],
    ],
  },
  {
    id: 'email',
    at: 'acme.com',
    text: 'Type\tHost\tValue\nCNAME\turl1234.email\tsendgrid.net\nCNAME\tem12.email\tu1.wl200.sendgrid.net',
    is: [
      ['CNAME', 'url1234.email.acme.com', 'sendgrid.net'],
      ['CNAME', 'em12.email.acme.com', 'u1.wl200.sendgrid.net'],
    ],
  },
  {
    id: 'click.info',
    at: 'acme.com',
    text: 'Type: CNAME\nHost: click.info\nValue: sendgrid.net',
    is: [['CNAME', 'click.info.acme.com', 'sendgrid.net']],
  },
  {
    id: 'email.mg and what is below it',
    at: 'acme.com',
    text: 'CNAME email.mg sendgrid.net\nTXT k1._domainkey.mg k=rsa; p=AB\nCNAME a.click.mg sendgrid.net',
    is: [
      ['CNAME', 'email.mg.acme.com', 'sendgrid.net'],
      ['TXT', 'k1._domainkey.mg.acme.com', 'k=rsa; p=AB'],
      ['CNAME', 'a.click.mg.acme.com', 'sendgrid.net'],
    ],
  },
  { id: 'www.click', at: 'acme.com', text: 'www.click CNAME sendgrid.net', is: [['CNAME', 'www.click.acme.com', 'sendgrid.net']] },
  {
    id: 'a dot at the end says that it is whole',
    at: 'acme.com',
    text: 'CNAME link.news. sendgrid.net',
    is: [['CNAME', 'link.news', 'sendgrid.net']],
  },
  {
    id: 'the same company, another ending',
    at: 'acme.com',
    text: 'CNAME link.mail.acme.org sendgrid.net',
    is: [['CNAME', 'link.mail.acme.org', 'sendgrid.net']],
  },
  {
    id: 'beside names in full, it is in full',
    at: 'acme.com',
    text: 'CNAME link.mail.acme.com sendgrid.net\nCNAME link.brand.news sendgrid.net',
    is: [link, ['CNAME', 'link.brand.news', 'sendgrid.net']],
  },
]

const kinds = { consoles, columns, answers, code, prose, marks, broken, relative }

describe.each(Object.entries(kinds))('%s', (_kind, pastes) => {
  test.each(pastes)('$id', ({ text, is, at = 'mail.acme.com', unread = [] }) => {
    const read = parseRecords(text, at)
    expect(read.records.map(({ type, name, value }) => [type, name, value])).toEqual(is)
    expect(read.unread.map(({ line }) => line)).toEqual(unread)
  })
})

/** Lines of all sorts, each with what it means by itself, or that it is plain text. */
const told: [line: string, record?: string][] = [
  ['CNAME link.mail.acme.com sendgrid.net', 'CNAME link.mail.acme.com sendgrid.net'],
  ['em4521.mail.acme.com → u4521.wl200.sendgrid.net', 'CNAME em4521.mail.acme.com u4521.wl200.sendgrid.net'],
  ['TXT _dmarc.mail.acme.com v=DMARC1; p=none', 'TXT _dmarc.mail.acme.com v=DMARC1; p=none'],
  [
    'Please add a TXT record named _bimi.mail.acme.com: v=BIMI1; l=https://acme.com/logo.svg',
    'TXT _bimi.mail.acme.com v=BIMI1; l=https://acme.com/logo.svg',
  ],
  ['bounce.mail.acme.com\tMX\tmx.sendgrid.net\t10\t1 Hour', 'MX bounce.mail.acme.com 10 mx.sendgrid.net'],
  ['o1.mail.acme.com. 300 IN A 192.0.2.10', 'A o1.mail.acme.com 192.0.2.10'],
  ['s1.mail.acme.com is an alias for s1.sendgrid.net.', 'CNAME s1.mail.acme.com s1.sendgrid.net'],
  ['<http://a1.mail.acme.com|a1.mail.acme.com> CNAME <http://a1.sendgrid.net|a1.sendgrid.net>', 'CNAME a1.mail.acme.com a1.sendgrid.net'],
  ['Type: CNAME / Host: l2.mail.acme.com / Value: sendgrid.net', 'CNAME l2.mail.acme.com sendgrid.net'],
  ['{"type":"CNAME","name":"l3.mail.acme.com","content":"sendgrid.net"}', 'CNAME l3.mail.acme.com sendgrid.net'],
  ['Hello Ada,'],
  ['see the attachment, thanks'],
  ['We look forward to the launch on 12 March.'],
  ['The CNAME is still missing at your side'],
  ['Regards, Sam (Braze)'],
  ['docs: https://www.braze.com/docs/user_guide'],
  ['=HYPERLINK("http://x","y")'],
  ['p=none is what we start with'],
]

test('in whatever order lines stand, each is the record that it is by itself, or is told as unread', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(told, { minLength: 1 }), fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), (some, gaps) => {
      const lines = some.flatMap(([line], index) => (gaps[index] ? [line, ''] : [line]))
      const text = lines.join('\n')
      const { records, unread } = parseRecords(text, 'mail.acme.com')
      expect(new Set(records.map(({ type, name, value }) => `${type} ${name} ${value}`)), text).toEqual(
        new Set(some.flatMap(([, record]) => record ?? [])),
      )
      const plain = lines.flatMap((line, index) => (told.some(([one, record]) => one === line && record === undefined) ? [index + 1] : []))
      expect(
        unread.map(({ line }) => line),
        text,
      ).toEqual(plain)
    }),
    { numRuns: 300 },
  )
})

test('every line is part of a record, understood, or told', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...Object.values(kinds).flat(), ...told.map(([text]) => ({ text }))), { maxLength: 5 }),
      (some) => {
        const lines = some.flatMap(({ text }) => text.split('\n'))
        const { unread, context, taken } = parseRecords(lines.join('\n'), 'mail.acme.com')
        const known = new Set([...taken, ...context, ...unread.map(({ line }) => line)])
        expect(lines.flatMap((line, index) => (line.trim() === '' || known.has(index + 1) ? [] : [line]))).toEqual([])
      },
    ),
    { numRuns: 100 },
  )
})
