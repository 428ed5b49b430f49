import { code } from './code.ts'

/** `asked`: the servers believed, as in "ns1.example.net (192.0.2.1), ns2.example.net (192.0.2.2)". Times are RFC 3339, UTC. */
interface Target {
  target: string
  asked: string
}
/** What was likely meant instead of the target that was entered. */
interface Meant extends Target {
  meant: string
}
/** The record as it was found elsewhere. */
interface Elsewhere {
  name: string
  value: string
}
/** `servers`: each with what it did, "ns1.example.net (192.0.2.1): REFUSED"; `isBroken`: those that answer know of the zone, and fail on it. */
interface Servers {
  zone: string
  servers: string
  isBroken: boolean
}
/** `resolver`: one that refuses the zone. */
interface Signed {
  zone: string
  resolver: string
}
/** The records that decide, where they stand, and the issuer names of which one would do. */
interface CaaRecords {
  at: string
  /** the name lies within the customer's domain; else it is that of the alias's target, a CDN's */
  isOwn: boolean
  records: string
  wanted: string
}
/** A record that Braze handed out. */
interface HandedOut {
  name: string
  type: string
  value: string
}
/** One that stands elsewhere: `at` which name, as which type, in the zone that a delegation below hides. */
interface Misplaced extends HandedOut {
  how: 'doubled' | 'wrong-level' | 'label-changed' | 'wrong-type' | 'wrong-zone'
  at: string
  foundType: string
  found: string
  zone: string | null
  hiddenBy: string | null
  asked: string
}
interface Mistyped extends HandedOut {
  slip: 'url' | 'own-domain-appended' | 'truncated' | 'ip-address'
  found: string
  asked: string
}
interface SpecialAddress {
  name: string
  addresses: string
}

/** The more particular stands before the more general: where two of one weight are found, the first is acted on first. */
export const dnsCodes = {
  /** `byRegistry`: its own servers say so; else only resolvers do */
  'dns.domain-not-registered': code<{ domain: string; byRegistry: boolean; asked: string }>('blocker', 'dns-admin'),
  'dns.lame-delegation': code<Servers>('blocker', 'dns-admin'),
  'dns.nameservers-without-tcp': code<Servers>('blocker', 'dns-admin'),
  'dns.nameservers-unreachable': code<Servers>('blocker', 'dns-admin'),
  'dns.ds-record-without-matching-key': code<Signed & { ds: string }>('blocker', 'dns-admin'),
  'dns.dnssec-signature-expired': code<Signed & { expiredAt: string }>('blocker', 'dns-admin'),
  'dns.dnssec-signature-invalid': code<Signed>('blocker', 'dns-admin'),
  'dns.record-entered-at-wrong-dns-host': code<{ zone: string; parent: string; own: string; said: string; value: string }>(
    'blocker',
    'dns-admin',
  ),
  'dns.record-created-at-doubled-name': code<Elsewhere>('blocker', 'dns-admin'),
  'dns.record-in-wrong-zone': code<{ value: string; zone: string; hiddenBy: string; nameServers: string }>('blocker', 'dns-admin'),
  'dns.record-at-wrong-level': code<Elsewhere>('blocker', 'dns-admin'),
  'dns.underscore-or-label-dropped': code<Elsewhere>('blocker', 'dns-admin'),
  'dns.wrong-record-type': code<{ type: string; value: string }>('blocker', 'dns-admin'),
  'dns.wildcard-blocked-by-other-name': code<{ value: string; asked: string }>('blocker', 'dns-admin'),
  'dns.name-does-not-exist': code<{ rcode: string; asked: string; zone: string; nameServers: string }>('blocker', 'dns-admin'),
  'dns.cname-at-apex': code<Target>('blocker', 'dns-admin'),
  'dns.multiple-cnames': code<{ targets: string; asked: string }>('blocker', 'dns-admin'),
  'dns.cname-with-other-records': code<{ target: string; others: string; asked: string }>('blocker', 'dns-admin'),
  'dns.cname-loop': code<{ path: string }>('blocker', 'dns-admin'),
  'dns.cname-chain-too-long': code<{ path: string; count: number }>('blocker', 'dns-admin'),
  'dns.cname-target-is-a-url': code<{ target: string; meant: string | null; asked: string }>('blocker', 'dns-admin'),
  'dns.cname-target-is-an-ip-address': code<Target>('blocker', 'dns-admin'),
  'dns.cname-to-localhost': code<Target>('blocker', 'dns-admin'),
  'dns.cname-target-has-own-domain-appended': code<Meant>('blocker', 'dns-admin'),
  'dns.cname-target-truncated': code<Meant>('blocker', 'dns-admin'),
  'dns.cname-target-typo': code<Meant>('blocker', 'dns-admin'),
  'dns.cname-target-does-not-exist': code<{ target: string; rcode: string; asked: string }>('blocker', 'cdn-admin'),
  'dns.cloudflare-record-not-proxied': code<Target>('blocker', 'dns-admin'),
  'dns.cname-points-to-esp': code<Target>('blocker', 'dns-admin'),
  'dns.wildcard-answers-for-missing-record': code<{ value: string; asked: string }>('blocker', 'dns-admin'),
  'dns.cname-to-wrong-target': code<Target & { meant: string | null; type: 'CNAME' | 'A'; sendsTo: string; chosen: string }>(
    'blocker',
    'dns-admin',
  ),
  'dns.answers-alternate-with-private-address': code<SpecialAddress>('blocker', 'dns-admin'),
  'dns.resolves-to-loopback-address': code<SpecialAddress>('blocker', 'dns-admin'),
  'dns.resolves-to-link-local-address': code<SpecialAddress>('blocker', 'dns-admin'),
  'dns.resolves-to-unspecified-address': code<SpecialAddress>('blocker', 'dns-admin'),
  'dns.resolves-to-private-address': code<SpecialAddress>('blocker', 'dns-admin'),
  'dns.record-proxied': code<HandedOut & { how: 'proxied' | 'flattened'; addresses: string; asked: string }>('blocker', 'dns-admin'),
  'dns.record-misplaced': code<Misplaced>('blocker', 'dns-admin'),
  'dns.record-value-mistyped': code<Mistyped>('blocker', 'dns-admin'),
  'dns.record-missing': code<HandedOut & { wildcard: string | null; asked: string }>('blocker', 'dns-admin'),
  'dns.record-value-differs': code<HandedOut & { found: string; asked: string }>('blocker', 'dns-admin'),
  'dns.caa-forbids-cdn-ca': code<CaaRecords & { provider: string }>('blocker', 'dns-admin'),
  'dns.edge-name-does-not-resolve': code<{ name: string; at: string }>('blocker', 'cdn-admin'),
  'dns.edge-refuses-connections': code<{ addresses: string }>('blocker', 'cdn-admin'),
  'dns.edge-unreachable': code<{ addresses: string }>('blocker', 'cdn-admin'),
  'dns.one-family-unreachable': code<{ family: 'IPv4' | 'IPv6'; addresses: string; others: string }>('blocker', 'cdn-admin'),
  'dns.one-edge-address-dead': code<{ addresses: string; others: string; ports: '443' | '80 and 443' }>('warning', 'cdn-admin'),
  'dns.ipv6-address-serves-other-site': code<{ addresses: string; names: string }>('blocker', 'dns-admin'),
  'dns.no-ipv4-address': code<{ addresses: string }>('warning', 'dns-admin'),
  'dns.nameserver-leads-astray': code<{ zone: string; ways: string }>('blocker', 'dns-admin'),
  'dns.nameservers-disagree': code<{ zone: string; answers: string }>('warning', 'dns-admin'),
  'dns.parent-and-zone-ns-differ': code<{ zone: string; parent: string; own: string; asked: string }>('warning', 'dns-admin'),
  'dns.record-not-at-every-server': code<HandedOut & { servers: string }>('warning', 'dns-admin'),
  'dns.owner-cname-moved': code<{ name: string; value: string; found: string; asked: string }>('warning', 'dns-admin'),
  'dns.one-nameserver-lame': code<Servers>('warning', 'dns-admin'),
  'dns.one-nameserver-without-tcp': code<Servers>('warning', 'dns-admin'),
  'dns.one-nameserver-unreachable': code<Servers>('warning', 'dns-admin'),
  'dns.caa-forbids-issuing-ca': code<CaaRecords & { issuer: string }>('warning', 'dns-admin'),
  'dns.caa-lookup-fails': code<{ names: string }>('warning', 'dns-admin'),
  'dns.acme-challenge-conflict': code<{ name: string; value: string; owner: string; provider: string }>('warning', 'dns-admin'),
  'dns.stale-resolver-cache': code<{ resolvers: string; oldValue: string; newValue: string; until: string }>('blocker', 'wait'),
  'dns.negative-answer-cached': code<{ resolvers: string; newValue: string; until: string }>('blocker', 'wait'),
  'dns.resolver-has-no-answer': code<{ resolvers: string }>('info', 'wait'),
  'dns.leads-elsewhere-than-rehearsed': code<Target & { edge: string }>('warning', 'dns-admin'),
  'dns.a-record-instead-of-cname': code<{ addresses: string; provider: string }>('warning', 'dns-admin'),
  'dns.ttl-too-long': code<{ seconds: number; about: 'change' | 'always' }>('warning', 'dns-admin'),
}
