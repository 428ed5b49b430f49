import { describe, expect, test } from 'vitest'
import { parseRecords } from './parse-records.ts'

/** As people paste them: one sending domain, mail.acme.com, with the records of one ESP. */
const origin = 'mail.acme.com'
const known = ['link.mail.acme.com']

type Row = [type: string, name: string, value: string]
const link: Row = ['CNAME', 'link.mail.acme.com', 'sendgrid.net']
const owner: Row = ['CNAME', '1234567.mail.acme.com', 'sendgrid.net']
const bounce: Row = ['CNAME', 'em1234.mail.acme.com', 'u1234567.wl057.sendgrid.net']
const dkim1: Row = ['CNAME', 's1._domainkey.mail.acme.com', 's1.domainkey.u1234567.wl057.sendgrid.net']
const dkim2: Row = ['CNAME', 's2._domainkey.mail.acme.com', 's2.domainkey.u1234567.wl057.sendgrid.net']
const dmarc: Row = ['TXT', '_dmarc.mail.acme.com', 'v=DMARC1; p=none; rua=mailto:dmarc@acme.com']
const key = 'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC1TaNgLlSyQMNWVLNLvyYDDGGGGhwerq8h'
const sparkKey: Row = ['TXT', 'scph1126._domainkey.mail.acme.com', `v=DKIM1; k=rsa; h=sha256; p=${key}`]
const mx: Row = ['MX', 'bounce.mail.acme.com', '10 feedback-smtp.us-east-1.amazonses.com']
const spf: Row = ['TXT', 'bounce.mail.acme.com', 'v=spf1 include:amazonses.com ~all']
const tokens = ['abcdefghijklmnopqrstuvwx', 'bcdefghijklmnopqrstuvwxy', 'cdefghijklmnopqrstuvwxyz']
const sesDkim = tokens.map((token): Row => ['CNAME', `${token}._domainkey.mail.acme.com`, `${token}.dkim.amazonses.com`])

interface Sample {
  shape: string
  text: string
  records: Row[]
  /** lines that are not understood; none of a table or of records alone */
  unread?: number[]
}

const samples: Sample[] = [
  {
    shape: 'a mail, a label a line',
    text: `Hi Ada,

please add these at your DNS provider:

Type: CNAME
Host: em1234.mail.acme.com
Value: u1234567.wl057.sendgrid.net
TTL: 3600

Type: CNAME
Host: link.mail.acme.com
Value: sendgrid.net

Kind regards
Sam from Braze`,
    records: [bounce, link],
    unread: [1, 3, 14, 15],
  },
  {
    shape: 'labels in another order, with bullets and bold',
    text: '- **Hostname:** link.mail.acme.com\n- **Record type:** CNAME\n- **Points to:** sendgrid.net\n- **Hostname:** em1234.mail.acme.com\n- **Record type:** CNAME\n- **Points to:** u1234567.wl057.sendgrid.net',
    records: [link, bounce],
  },
  {
    shape: 'all labels on one line',
    text: 'Type: CNAME / Host: link.mail.acme.com / Value: sendgrid.net\nType: CNAME, Name: 1234567.mail.acme.com, Target: sendgrid.net, TTL: 300',
    records: [link, owner],
  },
  {
    shape: 'labels with their text in the next line',
    text: 'Type\nCNAME\nHost\nlink.mail.acme.com\nPoints to\nsendgrid.net\n\nType:\nTXT\nName:\n_dmarc\nContent:\nv=DMARC1; p=none; rua=mailto:dmarc@acme.com',
    records: [link, dmarc],
  },
  {
    shape: 'German labels',
    text: 'Typ: CNAME\nName: link.mail.acme.com\nZiel: sendgrid.net\nTyp: TXT\nName: _dmarc\nWert: v=DMARC1; p=none; rua=mailto:dmarc@acme.com',
    records: [link, dmarc],
  },
  {
    shape: 'French and Spanish labels',
    text: "Type d'enregistrement : CNAME\nHôte : link.mail.acme.com\nCible : sendgrid.net\n\nTipo: CNAME\nNombre: 1234567\nDestino: sendgrid.net",
    records: [link, owner],
  },
  {
    shape: 'Japanese labels with wide colons',
    text: 'タイプ：CNAME\nホスト名：link.mail.acme.com\n値：sendgrid.net',
    records: [link],
  },
  {
    shape: 'HTML source of a table',
    text: `<html><head><style>td { color: red }</style></head><body><p>Hello,</p>
<table><tr><th>Type</th><th>Host</th><th>Value</th></tr>
<tr><td>CNAME</td><td>em1234.mail.acme.com</td>
<td>u1234567.wl057.<wbr>sendgrid.net</td></tr>
<tr><td>CNAME</td><td><a href="http://link.mail.acme.com">link.mail.acme.com</a></td><td>&#115;endgrid.net</td></tr></table></body></html>`,
    records: [bounce, link],
    unread: [1],
  },
  {
    shape: 'HTML with inputs to copy from, and a script',
    text: '<div><span>CNAME</span> <input readonly value="link.mail.acme.com"> <input value="sendgrid.net"></div>\n<script>alert("CNAME a.b c.d")</script>',
    records: [link],
    unread: [2],
  },
  {
    shape: 'a table copied from a page',
    text: 'Status\tType\tHost\tData\nPending\tCNAME\tem1234.mail.acme.com\tu1234567.wl057.sendgrid.net\nVerified\tCNAME\ts1._domainkey.mail.acme.com\ts1.domainkey.u1234567.wl057.sendgrid.net',
    records: [bounce, dkim1],
  },
  {
    shape: 'a copied table whose cells have line breaks',
    text: 'TYPE\tHOST\tVALUE\nCNAME\tem1234\n.mail.acme.com\tu1234567.wl057\n.sendgrid.net\nCNAME\tlink.mail.acme.com\tsendgrid.net',
    records: [bounce, link],
  },
  {
    shape: 'a page copied cell by cell',
    text: 'Host\nType\nValue\nlink.mail.acme.com\nCNAME\nsendgrid.net\nem1234.mail.acme.com\nCNAME\nu1234567.wl057.sendgrid.net',
    records: [link, bounce],
  },
  {
    shape: 'cells one below the other, without a head',
    text: 'CNAME\n\nlink.mail.acme.com\n\nsendgrid.net\n\nCNAME\n\n1234567.mail.acme.com\n\nsendgrid.net',
    records: [link, owner],
  },
  {
    shape: 'CSV with headers in another order',
    text: 'ttl,content,record_type,name\n3600,sendgrid.net,CNAME,link.mail.acme.com\n,"v=DMARC1; p=none; rua=mailto:dmarc@acme.com",TXT,_dmarc',
    records: [link, dmarc],
  },
  {
    shape: 'CSV of a German spreadsheet',
    text: 'Typ;Name;Wert\nCNAME;link.mail.acme.com;sendgrid.net\nTXT;_dmarc;"v=DMARC1; p=none; rua=mailto:dmarc@acme.com"',
    records: [link, dmarc],
  },
  {
    shape: 'CSV with a line break inside quotes',
    text: `Type,Name,Value\nTXT,scph1126._domainkey,"v=DKIM1; k=rsa; h=sha256; p=${key.slice(0, 40)}\n${key.slice(40)}"\nCNAME,link,sendgrid.net`,
    records: [sparkKey, link],
  },
  {
    shape: 'a BIND zone',
    text: `$ORIGIN mail.acme.com.
$TTL 1h
@       IN SOA ns1.acme.com. admin.acme.com. ( 2026112201 7200
        3600 1209600 300 )
link    300 IN CNAME sendgrid.net. ; click links
bounce  IN MX 10 feedback-smtp.us-east-1.amazonses.com.
        IN TXT "v=spf1 " "include:amazonses.com ~all"
_dmarc  IN 1d TXT ( "v=DMARC1; p=none; "
                    "rua=mailto:dmarc@acme.com" )`,
    records: [link, mx, spf, dmarc],
    unread: [3],
  },
  {
    shape: 'an export of GoDaddy',
    text: '; Domain: acme.com\n; Exported (y-m-d hh:mm:ss): 2026-11-22 10:00:00\n$ORIGIN acme.com.\n\n; CNAME Records\nlink.mail\t3600\t IN \tCNAME\tsendgrid.net.\nem1234.mail\t3600\t IN \tCNAME\tu1234567.wl057.sendgrid.net.',
    records: [link, bounce],
  },
  {
    shape: 'an export of Cloudflare',
    text: ';;\n;; Domain:     acme.com.\n;; CNAME Records\nlink.mail.acme.com.\t1\tIN\tCNAME\tsendgrid.net. ; cf_tags=cf-proxied:false\n_dmarc.mail.acme.com.\t1\tIN\tTXT\t"v=DMARC1; p=none; rua=mailto:dmarc@acme.com"',
    records: [link, dmarc],
  },
  {
    shape: 'the answer of Route 53',
    text: JSON.stringify(
      {
        ResourceRecordSets: [
          { Name: 'link.mail.acme.com.', Type: 'CNAME', TTL: 300, ResourceRecords: [{ Value: 'sendgrid.net' }] },
          { Name: '_dmarc.mail.acme.com.', Type: 'TXT', TTL: 300, ResourceRecords: [{ Value: `"${dmarc[2]}"` }] },
        ],
      },
      null,
      2,
    ),
    records: [link, dmarc],
  },
  {
    shape: 'the answer of Cloudflare, in a mail',
    text: `Here is what the API says:\n\n${JSON.stringify({ result: [{ type: 'CNAME', name: 'link.mail.acme.com', content: 'sendgrid.net', ttl: 1, proxied: false }], success: true })}\n\nBye`,
    records: [link],
    unread: [1, 5],
  },
  {
    shape: "SendGrid's answer",
    text: JSON.stringify({
      id: 1,
      domain: 'acme.com',
      valid: false,
      dns: {
        mail_cname: { valid: false, type: 'cname', host: bounce[1], data: bounce[2] },
        dkim1: { valid: false, type: 'cname', host: dkim1[1], data: dkim1[2] },
        dkim2: { valid: false, type: 'cname', host: dkim2[1], data: dkim2[2] },
      },
    }),
    records: [bounce, dkim1, dkim2],
  },
  {
    shape: "SendGrid's link branding",
    text: JSON.stringify(
      {
        dns: {
          domain_cname: { type: 'cname', host: link[1], data: link[2] },
          owner_cname: { type: 'cname', host: owner[1], data: owner[2] },
        },
      },
      null,
      1,
    ),
    records: [link, owner],
  },
  { shape: 'DkimTokens of SES', text: JSON.stringify({ DkimTokens: tokens }), records: sesDkim },
  {
    shape: 'the identity of SES, version 2',
    text: JSON.stringify(
      { EmailIdentity: 'mail.acme.com', DkimAttributes: { SigningEnabled: true, Status: 'PENDING', Tokens: tokens } },
      null,
      2,
    ),
    records: sesDkim,
  },
  {
    shape: "SparkPost's sending domain",
    text: JSON.stringify(
      { results: { domain: 'mail.acme.com', dkim: { public: key, selector: 'scph1126' }, tracking_domain: 'track.acme.com' } },
      null,
      2,
    ),
    records: [sparkKey],
  },
  {
    shape: 'JSON that was cut off',
    text: '{\n  "type": "CNAME",\n  "host": "link.mail.acme.com",\n  "data": "sendgrid.net",\n  "valid": false,',
    records: [link],
  },
  {
    shape: 'a Markdown table',
    text: '| Host | Type | Points to |\n|:-----|:----:|-----------|\n| `link.mail.acme.com` | CNAME | `sendgrid.net` |\n| [em1234.mail.acme.com](http://em1234.mail.acme.com) | CNAME | u1234567.wl057.sendgrid.net |',
    records: [link, bounce],
  },
  {
    shape: 'a quoted reply',
    text: '> > Sam wrote:\n> > Type: CNAME\n> > Host: link.mail.acme.com\n> > Value: sendgrid.net\n>\n> CNAME em1234.mail.acme.com u1234567.wl057.sendgrid.net',
    records: [link, bounce],
    unread: [1],
  },
  {
    shape: 'text of a screenshot, broken in the middle of names',
    text: 'CNAME s1._domainkey.mail.acme.com s1.domainkey.u1234567.wl057.\nsendgrid.net\nCNAME em1234.mail.acme.com\nu1234567.wl057.sendgrid.net',
    records: [dkim1, bounce],
  },
  {
    shape: 'typographic quotes, invisible marks, blanks of odd widths',
    text: '\u200e\ufeffCNAME\u00a0\u00a0link.mail.\u200bacme.com\u2003“sendgrid.net”\nTXT\u00a0_dmarc\u00a0“v=DMARC1; p=none; rua=mailto:dmarc@acme.com”',
    records: [link, dmarc],
  },
  {
    shape: 'a mail program that made addresses of the names',
    text: 'CNAME link.mail.acme.com<http://link.mail.acme.com> sendgrid.net <http://sendgrid.net/>\nHost: https://1234567.mail.acme.com/\nType: CNAME\nValue: http://sendgrid.net',
    records: [link, owner],
  },
  {
    shape: 'a mail source with broken lines',
    text: 'TXT _dmarc.mail.acme.com v=3DDMARC1; p=3Dnone; rua=3Dmailto:dma=\nrc@acme.com\nCNAME=C2=A0s1._domainkey.mail.acme.com s1.domainkey.u1234567.wl057.sendgrid=\n.net',
    records: [dmarc, dkim1],
  },
  {
    shape: 'a key that is broken over lines',
    text: `TXT scph1126._domainkey.mail.acme.com v=DKIM1; k=rsa; h=sha256; p=${key.slice(0, 30)}\n${key.slice(30, 55)}\n${key.slice(55)}\nCNAME link sendgrid.net`,
    records: [sparkKey, link],
  },
  {
    shape: 'sentences and arrows',
    text: 'Create a CNAME record for link.mail.acme.com that points to sendgrid.net.\nem1234.mail.acme.com CNAME → u1234567.wl057.sendgrid.net\nCNAME: 1234567.mail.acme.com -> sendgrid.net',
    records: [link, bounce, owner],
  },
  {
    shape: 'headings that name the type',
    text: 'CNAME records\nName\tValue\nlink.mail.acme.com\tsendgrid.net\nem1234.mail.acme.com\tu1234567.wl057.sendgrid.net\n\nTXT records\nName\tValue\n_dmarc\tv=DMARC1; p=none; rua=mailto:dmarc@acme.com',
    records: [link, bounce, dmarc],
  },
  {
    shape: 'columns of blanks with a head in another order',
    text: 'Value                          Type     Host\nsendgrid.net                   CNAME    link.mail.acme.com\nu1234567.wl057.sendgrid.net    CNAME    em1234.mail.acme.com',
    records: [link, bounce],
  },
  {
    shape: 'names relative to the zone of the registered domain',
    text: 'Type\tName\tContent\tPriority\nMX\tbounce.mail\tfeedback-smtp.us-east-1.amazonses.com\t10\nTXT\tbounce.mail\t"v=spf1 include:amazonses.com ~all"\t\nCNAME\tlink.mail\tsendgrid.net\t',
    records: [mx, spf, link],
  },
  {
    shape: 'a numbered list',
    text: '1. CNAME link.mail.acme.com sendgrid.net\n2) CNAME 1234567.mail.acme.com sendgrid.net\n3. MX bounce.mail.acme.com 10 feedback-smtp.us-east-1.amazonses.com',
    records: [link, owner, mx],
  },
]

describe('records in the shapes that people paste', () => {
  test.each(samples)('$shape', ({ text, records, unread = [] }) => {
    const read = parseRecords(text, origin, known)
    expect(read.records.map(({ type, name, value }) => [type, name, value])).toEqual(records)
    expect(read.unread.map(({ line }) => line)).toEqual(unread)
  })
})
