import { evidenceOf, linkHostAt, resolverAt, type Says, serverAt, zoneAt } from '#e2e/evidence/builders.ts'
import type { AnyCheck } from '#lib/engine/checks/check.ts'
import type { DnsLookup, Evidence } from '#lib/engine/evidence/evidence.ts'
import { judge } from '#lib/engine/run/judge.ts'

export const host = 'link.mail.example.com'

/** Records of the link host, in short. */
export const alias = (target: string, ttl = 300): string => `${host} ${ttl} CNAME ${target}`
export const toEdge = [alias('d1.cloudfront.net'), 'd1.cloudfront.net 60 A 203.0.113.1', 'd1.cloudfront.net 60 AAAA 2606:4700::1']
export const soa = 'example.com 600 SOA ns1.dns.example h.example.com 7 3600 600 86400 900'
export const nothing: Says = { rcode: 'NXDOMAIN', authority: [soa] }

interface World extends Omit<Parameters<typeof evidenceOf>[0], 'dns'> {
  /** what each authoritative server says of the link host */
  servers?: readonly Says[]
  /** what the resolver says of it; the first server's answer when left out */
  resolver?: Says
  /** further lookups */
  extra?: readonly DnsLookup[]
}

/** Evidence of a zone with its servers and a resolver; healthy unless told otherwise. */
export const world = ({
  servers = [{ records: toEdge }, { records: toEdge }],
  resolver = servers[0] ?? {},
  extra = [],
  ...rest
}: World = {}): Evidence =>
  evidenceOf({
    addresses: [],
    ...rest,
    dns: [
      ...linkHostAt(resolverAt(), resolver),
      zoneAt(resolverAt()),
      ...servers.flatMap((says, index) => linkHostAt(serverAt(index + 1), says)),
      ...extra,
    ],
  })

/** Verdict and codes of one check over evidence, as the runner gives them: `fail dns.cname-loop`. */
export const verdictOf = (check: AnyCheck, evidence: Evidence): string =>
  judge(evidence, [check])
    .map(({ verdict, code, check: id }) => (code === id ? verdict : `${verdict} ${code}`))
    .join(', ')

/** The parameters of the first finding. */
export const paramsOf = (check: AnyCheck, evidence: Evidence): Record<string, unknown> => judge(evidence, [check])[0]?.params ?? {}
