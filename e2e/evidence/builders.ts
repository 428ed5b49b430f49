import type { AddressEvidence, DnsAnswer, DnsLookup, DnsRecord, Evidence } from '#lib/engine/evidence/evidence.ts'
import type { FailureReason } from '#lib/engine/net/probe-error.ts'
import { registeredDomain } from '#lib/engine/target/domain-names.ts'
import type { Target } from '#lib/engine/target/target.ts'

/** Builders of evidence for tests of facts and checks. */

export const testTarget: Target = {
  hostname: 'link.mail.example.com',
  esp: 'sendgrid',
  region: 'us',
  espTarget: 'sendgrid.net',
  links: [],
  appLinks: false,
  records: [],
}

/** One record from "name ttl TYPE data". */
export function recordFrom(text: string): DnsRecord {
  const [name = '', ttl = '', type = '', ...data] = text.split(' ')
  return { name, ttl: Number(ttl), type, data: data.join(' ') }
}

/** What a server says: records of its answer, or why nothing came. */
export interface Says {
  records?: readonly string[]
  authority?: readonly string[]
  additional?: readonly string[]
  rcode?: string
  aa?: boolean
  fails?: FailureReason
}

const answerFrom = (says: Says, authoritative: boolean): DnsAnswer => ({
  rcode: says.rcode ?? 'NOERROR',
  aa: says.aa ?? authoritative,
  ra: !authoritative,
  ad: false,
  answers: (says.records ?? []).map(recordFrom),
  authority: (says.authority ?? []).map(recordFrom),
  additional: (says.additional ?? []).map(recordFrom),
  transport: 'udp',
  ms: 1,
})

export const resolverAt = (address = '192.0.2.53'): DnsLookup['server'] => ({ role: 'recursive', address, port: 53 })

export const serverAt = (number: number, zone = 'example.com'): DnsLookup['server'] => ({
  role: 'authoritative',
  address: `198.51.100.${number}`,
  port: 53,
  name: `ns${number}.dns.example`,
  zone,
})

/** One lookup; the id is given by `evidenceOf`. */
export const lookup = (purpose: DnsLookup['purpose'], server: DnsLookup['server'], name: string, type: string, says: Says): DnsLookup => ({
  id: '',
  purpose,
  server,
  name,
  type,
  attempt: says.fails
    ? { state: 'failed', reason: says.fails }
    : { state: 'observed', value: answerFrom(proven(fitting(says, type), name), server.role === 'authoritative') },
})

/** Servers prove by the zone's SOA that there is nothing (RFC 2308), unless it is said what their authority section holds. */
const proven = (says: Says, name: string): Says => {
  const denies = says.records === undefined && ['NOERROR', 'NXDOMAIN'].includes(says.rcode ?? 'NOERROR') && says.aa !== false
  return { ...says, ...(denies && !says.authority ? { authority: [soaFor(registeredDomain(name))] } : {}) }
}

const soaFor = (zone: string): string => `${zone} 600 SOA ns1.dns.example h.${zone} 7 3600 600 86400 900`

/** Of addresses only those of the type asked for. */
const fitting = (says: Says, type: string): Says => ({
  ...says,
  records: says.records?.filter((text) => ![' A ', ' AAAA '].some((kind) => text.includes(kind) && kind.trim() !== type)),
})

/** The link host's addresses at one server. */
export const linkHostAt = (server: DnsLookup['server'], says: Says): DnsLookup[] =>
  ['A', 'AAAA'].map((type) => lookup('link-host', server, testTarget.hostname, type, says))

/** The delegation of example.com to its servers, as a resolver tells it. */
export const zoneAt = (server: DnsLookup['server'], nameServers: readonly string[] = ['ns1.dns.example', 'ns2.dns.example']): DnsLookup =>
  lookup('zone', server, 'example.com', 'NS', { records: nameServers.map((name) => `example.com 3600 NS ${name}`) })

export const addressAt = (address: string, rest: Partial<AddressEvidence> = {}): AddressEvidence => ({
  address,
  family: address.includes(':') ? 6 : 4,
  role: 'link-host',
  scope: 'public',
  allowed: true,
  ranges: [],
  ...rest,
})

type Parts = Partial<Omit<Evidence, 'target' | 'schema'>> & { target?: Partial<Target> }

/** Evidence with what is given, empty elsewhere; lookups are numbered. */
export const evidenceOf = ({ target, dns = [], ...rest }: Parts): Evidence => ({
  schema: 1,
  target: { ...testTarget, ...target },
  vantage: { resolvers: ['192.0.2.53'], allowPrivate: [], extraAnchors: [], rangesDate: '' },
  startedAt: '2026-11-22T10:00:00.000Z',
  durationMs: 1000,
  addresses: [],
  tls: [],
  http: [],
  ...rest,
  dns: dns.map((entry, index) => ({ ...entry, id: `dns-${index + 1}` })),
})
