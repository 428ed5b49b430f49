import { X509Certificate } from 'node:crypto'
import { answerOf, isUseful } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsLookup, Evidence } from '#lib/engine/evidence/evidence.ts'
import { namesUpToRegistered } from '#lib/engine/target/domain-names.ts'
import type { EdgeProviderId } from '#lib/engine/target/target.ts'
import { edgeProviderOfName } from '#lib/providers/registry.ts'

/** What CAA says of certificates for the link host. */
export interface Caa {
  /** the name whose records decide; null when there are none: anybody may issue */
  at: string | null
  /** the deciding records in presentation form */
  records: readonly string[]
  /** issuer names that may issue for a plain name; null when nobody is kept out */
  allowed: readonly string[] | null
  /** names at which the zone's own servers fail on CAA, or its signatures do */
  failing: readonly string[]
  /** the issuer of the certificate for the link host that is valid today, by its organisation */
  issuer: string | null
  /** the CDN chosen or seen, whose authorities have to be let in */
  provider: EdgeProviderId | null
  /** where an ACME challenge of the link host is delegated to */
  challenge: string | null
}

/**
 * Climbs from the link host upwards: the first name with CAA records decides, even where
 * they say nothing of issuing (RFC 8659, 3). Undefined where a name could not be seen.
 */
export function caaOf(evidence: Evidence, seen: EdgeProviderId | undefined): Caa | undefined {
  const { hostname, cdn, edge } = evidence.target
  const failing: string[] = []
  const rest = {
    failing,
    issuer: validIssuer(evidence),
    provider: cdn ?? (edge === undefined ? seen : edgeProviderOfName(edge)?.provider) ?? null,
    challenge: challengeOf(evidence),
  }
  for (const name of namesUpToRegistered(hostname)) {
    const lookups = evidence.dns.filter((lookup) => lookup.purpose === 'caa' && lookup.type === 'CAA' && lookup.name === name)
    const isUnsound = hasBrokenSignatures(lookups)
    const useful = isUnsound ? undefined : lookups.find(isUseful)
    if (!useful && !isUnsound && !failsAtServer(lookups)) return undefined
    if (!useful) failing.push(name)
    // What stands at the target of an alias counts too (RFC 8659, 3), unless the alias is about to move.
    const answers = (useful && answerOf(useful)?.answers) ?? []
    const deciding = answers.filter((record) => record.type === 'CAA' && (edge === undefined || record.name.toLowerCase() === name))
    const records = deciding.map(({ data }) => data)
    if (records.length > 0) return { ...rest, at: name, records, allowed: allowedIssuers(records) }
  }
  return { ...rest, at: null, records: [], allowed: null }
}

/** A resolver answers only when told not to check signatures, as a CA has to (RFC 8659, 6.1). */
const hasBrokenSignatures = (lookups: readonly DnsLookup[]): boolean =>
  lookups.some((lookup) => lookup.cd === true && isUseful(lookup)) &&
  lookups.some((lookup) => !lookup.cd && answerOf(lookup)?.rcode === 'SERVFAIL')

/** The zone's own server, which answers other questions, fails on this one. */
const failsAtServer = (lookups: readonly DnsLookup[]): boolean =>
  lookups.some(({ server, attempt }) => server.role === 'authoritative' && (attempt.state === 'observed' || isSilence(attempt)))

const isSilence = (attempt: DnsLookup['attempt']): boolean => attempt.state === 'failed' && attempt.reason === 'timeout'

/** Tags that do not bear on plain host names; any other with the critical bit forbids (RFC 8659, 4.5). */
const otherTags = ['issuewild', 'iodef', 'issuemail', 'issuevmc', 'contactemail', 'contactphone']

/** Issuer names of `issue`; null when there is none of that tag. Values add up; an empty one lets nobody in by itself. */
function allowedIssuers(records: readonly string[]): string[] | null {
  const parsed = records.map((data) => /^(\d+) (\S+) "?(.*?)"?$/.exec(data))
  const unknownCritical = parsed.some(
    (match) => match && Number(match[1]) >= 128 && match[2] !== 'issue' && !otherTags.includes(match[2] ?? ''),
  )
  if (unknownCritical) return []
  const values = parsed.flatMap((match) => (match?.[2] === 'issue' ? [match[3] ?? ''] : []))
  if (values.length === 0) return null
  return values.map((value) => (value.split(';')[0] ?? '').trim().toLowerCase()).filter((name) => name !== '')
}

/** The organisation that issued a certificate which covers the link host and is in its time. */
function validIssuer({ tls, target, startedAt }: Evidence): string | null {
  const role = target.edge === undefined ? 'link-host' : 'edge'
  for (const { role: own, attempt } of tls) {
    const leaf = own === role && attempt.state === 'observed' ? attempt.value.chain[0] : undefined
    const certificate = leaf === undefined ? undefined : read(leaf)
    if (!certificate?.checkHost(target.hostname, { subject: 'never' })) continue
    if (certificate.validToDate > new Date(startedAt)) return /^O=(.*)$/m.exec(certificate.issuer)?.[1] ?? certificate.issuer
  }
  return null
}

function read(leaf: string): X509Certificate | undefined {
  try {
    return new X509Certificate(Buffer.from(leaf, 'base64'))
  } catch {
    return undefined
  }
}

function challengeOf(evidence: Evidence): string | null {
  const lookup = evidence.dns.find(({ purpose, name }) => purpose === 'caa' && name === `_acme-challenge.${evidence.target.hostname}`)
  const alias = lookup && answerOf(lookup)?.answers.find(({ type, name }) => type === 'CNAME' && name.toLowerCase() === lookup.name)
  return alias?.data.toLowerCase() ?? null
}
