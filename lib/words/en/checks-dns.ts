import type { CheckWords } from '#lib/words/types.ts'

/** What each check of this area asks, keyed by check id. */
export const dnsCheckWords = {
  'dns.resolvers': { question: 'Do our own resolvers work?', passed: 'Our resolvers work.' },
  'dns.delegation': { question: 'Do all name servers of the zone answer?', passed: 'All name servers that could be asked serve the zone.' },
  'dns.name-server-agreement': { question: 'Do the name servers agree?', passed: 'All name servers give the same answer.' },
  'dns.parent-delegation': {
    question: 'Does the zone above list the same name servers as the zone itself?',
    passed: 'The zone above and the zone itself list the same name servers.',
  },
  'dns.dns-host': {
    question: 'Was the record entered where resolvers ask for it?',
    passed: 'The record stands at the name servers that resolvers are sent to.',
  },
  'dns.record-place': { question: 'Does the link host have a DNS record?', passed: 'The link host has a record of its own.' },
  'dns.record-rules': { question: 'May the CNAME stand where it stands?', passed: 'The CNAME stands alone at its name.' },
  'dns.alias-chain': { question: 'Do the aliases come to an end?', passed: 'The aliases lead to a host.' },
  'dns.alias-target': { question: 'Is the target of the CNAME a host that exists?', passed: 'The target of the CNAME exists.' },
  'dns.destination': { question: 'Does the link host lead to a CDN or proxy?', passed: 'The link host does not lead to the ESP itself.' },
  'dns.rehearsed-edge': {
    question: 'Does the link host lead to the edge that was entered?',
    passed: 'The link host leads to the edge that was entered.',
  },
  'dns.managed-tls': { question: 'Could the ESP hold the certificate by itself?', passed: '' },
  'dns.addresses': { question: 'Are the addresses public?', passed: 'The link host resolves to public addresses.' },
  'dns.copied-addresses': {
    question: 'Will DNS follow when the CDN changes its addresses?',
    passed: 'The DNS provider keeps the addresses up to date.',
  },
  'dns.ipv6-destination': { question: 'Does IPv6 lead to the same place as IPv4?', passed: 'IPv4 and IPv6 lead to the same place.' },
  'dns.edge-name': { question: "Does the edge's host name resolve?", passed: "The edge's host name resolves." },
  'dns.edge-reachability': { question: 'Does something answer at the addresses?', passed: 'Every address answers.' },
  'dns.every-destination': {
    question: 'Is every place proven that a name server leads to?',
    passed: 'Every place that a name server leads to is proven.',
  },
  'dns.resolver-answers': { question: 'Does each resolver have an answer?', passed: 'Each resolver that works has an answer.' },
  'dns.resolver-caches': {
    question: 'Do resolvers have the current answer?',
    passed: 'The resolvers asked have the current answer, or one that is proven as well.',
  },
  'dns.record-ttl': { question: 'Can the record be changed soon?', passed: 'The TTL is short enough for a change.' },
  'dns.dnssec': { question: 'Do validating resolvers accept the zone?', passed: 'No resolver refuses the zone for its signatures.' },
  'dns.caa': { question: 'May the certificate be issued?', passed: 'CAA lets the certificate be issued.' },
  'dns.acme-challenge': {
    question: 'Is the way free for certificate validation?',
    passed: 'No challenge record of another provider stands in the way.',
  },
  'dns.handed-out-records': {
    question: 'Do the other records from Braze stand as they were given?',
    passed: 'The other records from Braze stand as they were given.',
  },
  'dns.owner-record': {
    question: "Does the record with the account's number still lead to SendGrid?",
    passed: "The record with the account's number leads to SendGrid.",
  },
} as const satisfies Record<string, CheckWords>
