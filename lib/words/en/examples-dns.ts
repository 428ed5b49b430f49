import type { dnsCodes } from '#lib/engine/findings/codes-dns.ts'
import type { Examples } from '#lib/words/types.ts'

const target = 'd111111abcdef8.cloudfront.net'
const asked = 'ns1.example.net (192.0.2.53), ns2.example.net (198.51.100.53)'
const nameServers = 'ns1.example.net, ns2.example.net'
const zone = 'example.com'
const resolver = '192.0.2.1'
const name = 'link.mail.example.com'
const wanted = 'amazon.com, amazontrust.com, awstrust.com, amazonaws.com'
const dkim = { type: 'CNAME', name: 's1._domainkey.mail.example.com', value: 's1.domainkey.u1234567.wl057.sendgrid.net' }

/** A finding of each kind, as it would be at link.mail.example.com. */
export const dnsExamples: Examples<keyof typeof dnsCodes> = {
  'dns.domain-not-registered': { domain: zone },
  'dns.lame-delegation': { zone, servers: 'ns1.example.net (192.0.2.53): REFUSED, ns2.example.net (198.51.100.53): REFUSED' },
  'dns.nameservers-unreachable': { zone, servers: 'ns1.example.net (192.0.2.53): timeout, ns2.example.net (198.51.100.53): timeout' },
  'dns.ds-record-without-matching-key': { zone, resolver, ds: '4711 13 2 3F7A…' },
  'dns.dnssec-signature-expired': { zone, resolver, expiredAt: '2026-01-01T00:00:00.000Z' },
  'dns.dnssec-signature-invalid': { zone, resolver },
  'dns.record-created-at-doubled-name': { name: 'link.mail.example.com.example.com', value: target },
  'dns.record-in-wrong-zone': { value: target, zone, hiddenBy: 'mail.example.com', nameServers },
  'dns.record-at-wrong-level': { name: 'mail.example.com', value: target },
  'dns.underscore-or-label-dropped': { name: 'link-mail.example.com', value: target },
  'dns.wrong-record-type': { type: 'TXT', value: target },
  'dns.wildcard-blocked-by-other-name': { value: target, asked },
  'dns.name-does-not-exist': { rcode: 'NXDOMAIN', asked, zone, nameServers },
  'dns.cname-at-apex': { target, asked },
  'dns.multiple-cnames': { targets: `${target}, sendgrid.net`, asked },
  'dns.cname-with-other-records': { target, others: 'TXT', asked },
  'dns.cname-loop': { path: `${name} → links.example.com → ${name}` },
  'dns.cname-chain-too-long': { path: `${name} → a.example.net → b.example.net → …`, count: 12 },
  'dns.cname-target-is-a-url': { target: `https://${target}`, meant: target, asked },
  'dns.cname-target-is-an-ip-address': { target: '203.0.113.7.example.com', asked },
  'dns.cname-to-localhost': { target: 'localhost', asked },
  'dns.cname-target-has-own-domain-appended': { target: `${target}.example.com`, meant: target, asked },
  'dns.cname-target-truncated': { target: 'd111111abcdef8.cloudfront', meant: target, asked },
  'dns.cname-target-typo': { target: 'd111111abcdef8.cloudfornt.net', meant: target, asked },
  'dns.cname-target-does-not-exist': { target, rcode: 'NXDOMAIN', asked },
  'dns.cloudflare-record-not-proxied': {
    target: 'sendgrid.net',
    asked: 'ada.ns.cloudflare.com (108.162.192.101), rob.ns.cloudflare.com (108.162.193.140)',
  },
  'dns.cname-points-to-esp': { target: 'sendgrid.net', asked },
  'dns.wildcard-answers-for-missing-record': { value: '203.0.113.7', asked },
  'dns.cname-to-wrong-target': { target: 'shops.example.net', meant: target, asked },
  'dns.answers-alternate-with-private-address': { name, addresses: '203.0.113.7, 10.0.0.7' },
  'dns.resolves-to-loopback-address': { name, addresses: '127.0.0.1' },
  'dns.resolves-to-link-local-address': { name, addresses: '169.254.10.1' },
  'dns.resolves-to-unspecified-address': { name, addresses: '0.0.0.0' },
  'dns.resolves-to-private-address': { name, addresses: '10.0.0.7' },
  'dns.caa-forbids-cdn-ca': { at: zone, records: '0 issue "letsencrypt.org"', wanted, provider: 'Amazon CloudFront' },
  'dns.edge-name-does-not-resolve': { name: target, at: target },
  'dns.edge-refuses-connections': { addresses: '203.0.113.7' },
  'dns.edge-unreachable': { addresses: '203.0.113.7' },
  'dns.one-edge-address-dead': { addresses: '203.0.113.7', others: '203.0.113.8', ports: '443' },
  'dns.ipv6-address-serves-other-site': { addresses: '2001:db8::80', names: 'old-site.example.com' },
  'dns.no-ipv4-address': { addresses: '2001:db8::80' },
  'dns.nameservers-disagree': {
    zone,
    answers: `ns1.example.net (192.0.2.53): CNAME ${target}; ns2.example.net (198.51.100.53): NXDOMAIN`,
  },
  'dns.one-nameserver-lame': { zone, servers: 'ns2.example.net (198.51.100.53): REFUSED' },
  'dns.one-nameserver-unreachable': { zone, servers: 'ns2.example.net (198.51.100.53): timeout' },
  'dns.caa-forbids-issuing-ca': { at: zone, records: '0 issue ";"', wanted, issuer: 'Amazon' },
  'dns.caa-lookup-fails': { names: `${name}, mail.example.com, ${zone}` },
  'dns.acme-challenge-conflict': {
    name: `_acme-challenge.${name}`,
    value: `${name}.1a2b3c.dcv.cloudflare.com`,
    owner: 'Cloudflare',
    provider: 'Fastly',
  },
  'dns.stale-resolver-cache': {
    resolvers: resolver,
    oldValue: 'sendgrid.net',
    newValue: `CNAME ${target}`,
    until: '2026-12-01T14:32:00.000Z',
  },
  'dns.negative-answer-cached': { resolvers: resolver, newValue: `CNAME ${target}`, until: '2026-12-01T14:32:00.000Z' },
  'dns.a-record-instead-of-cname': { addresses: '203.0.113.7, 203.0.113.8', provider: 'Amazon CloudFront' },
  'dns.ttl-too-long': { seconds: 86_400, about: 'change' },
  'dns.parent-and-zone-ns-differ': { zone, parent: nameServers, own: 'ns1.example.net, ns3.example.net', asked },
  'dns.record-proxied': {
    type: 'CNAME',
    name: '1234567.mail.example.com',
    value: 'sendgrid.net',
    how: 'proxied',
    addresses: '104.16.0.1 · 104.16.0.2',
    asked: 'ada.ns.cloudflare.com (108.162.192.101)',
  },
  'dns.record-misplaced': {
    ...dkim,
    how: 'doubled',
    at: `${dkim.name}.${zone}`,
    foundType: 'CNAME',
    found: dkim.value,
    zone: null,
    hiddenBy: null,
    asked,
  },
  'dns.record-value-mistyped': { ...dkim, slip: 'own-domain-appended', found: `${dkim.value}.${zone}`, asked },
  'dns.record-missing': { ...dkim, wildcard: null, asked },
  'dns.record-value-differs': { ...dkim, found: 's1.domainkey.u1111111.wl001.sendgrid.net', asked },
  'dns.record-not-at-every-server': { ...dkim, servers: 'ns2.example.net (198.51.100.53)' },
  'dns.owner-cname-moved': { name: '1234567.mail.example.com', value: 'sendgrid.net', found: target, asked },
}
