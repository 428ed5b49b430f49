import { X509Certificate } from 'node:crypto'
import { answerOf, isUseful, isWithin } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsLookup, Evidence } from '#lib/engine/evidence/evidence.ts'
import { namesUpToRegistered, registeredDomain } from '#lib/engine/target/domain-names.ts'
import type { EdgeProviderId } from '#lib/engine/target/target.ts'
import { edgeProviderOfName } from '#lib/providers/registry.ts'

/** What CAA says of certificates for the link host. */
export interface Caa {
  /** the owner of the records that decide, behind an alias its target; null when there are none: anybody may issue */
  at: string | null
  /** whether that name lies within the customer's domain */
  isOwn: boolean
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
  const standing = validCertificate(evidence)
  const isWildcard = standing !== undefined && !namesExactly(standing, hostname)
  const rest = {
    failing,
    issuer: standing ? (/^O=(.*)$/m.exec(standing.issuer)?.[1] ?? standing.issuer) : null,
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
    const at = deciding[0]?.name.toLowerCase()
    if (at !== undefined)
      return { ...rest, at, isOwn: isWithin(at, registeredDomain(hostname)), records, allowed: allowedIssuers(records, isWildcard) }
  }
  return { ...rest, at: null, isOwn: true, records: [], allowed: null }
}

/** A resolver answers only when told not to check signatures, as a CA has to (RFC 8659, 6.1). */
const hasBrokenSignatures = (lookups: readonly DnsLookup[]): boolean =>
  lookups.some((lookup) => lookup.cd === true && isUseful(lookup)) &&
  lookups.some((lookup) => !lookup.cd && answerOf(lookup)?.rcode === 'SERVFAIL')

/** The zone's own server, which answers other questions, fails on this one. */
const failsAtServer = (lookups: readonly DnsLookup[]): boolean =>
  lookups.some(({ server, attempt }) => server.role === 'authoritative' && (attempt.state === 'observed' || isSilence(attempt)))

const isSilence = (attempt: DnsLookup['attempt']): boolean => attempt.state === 'failed' && attempt.reason === 'timeout'

/** Tags that are known; any other with the critical bit forbids (RFC 8659, 4.1). */
const knownTags = ['issue', 'issuewild', 'iodef', 'issuemail', 'issuevmc', 'contactemail', 'contactphone']

/** The critical bit, and the one that is set in its place by mistake: Let's Encrypt heeds both. */
const criticalBits = 128 | 1

interface Property {
  flags: number
  tag: string
  value: string
}

/** Undefined for data that is of no CAA record's form. */
function propertyOf(data: string): Property | undefined {
  const match = /^(\d+) (\S+) "?(.*?)"?$/.exec(data)
  return match ? { flags: Number(match[1]), tag: (match[2] ?? '').toLowerCase(), value: match[3] ?? '' } : undefined
}

/**
 * Issuer names that are let in; null when nobody is kept out. Values add up; one that is empty
 * or malformed lets nobody in by itself. Where a wildcard is issued, `issuewild` counts in place
 * of `issue` (RFC 8659, 4.2 and 4.3).
 */
export function allowedIssuers(records: readonly string[], isWildcard: boolean): string[] | null {
  const properties = records.flatMap((data) => propertyOf(data) ?? [])
  if (properties.some(({ flags, tag }) => (flags & criticalBits) !== 0 && !knownTags.includes(tag))) return []
  const wild = isWildcard ? properties.filter(({ tag }) => tag === 'issuewild') : []
  const deciding = wild.length > 0 ? wild : properties.filter(({ tag }) => tag === 'issue')
  return deciding.length === 0 ? null : deciding.flatMap(({ value }) => issuerIn(value) ?? [])
}

const label = '[a-z0-9](?:-*[a-z0-9])*'
const domainForm = new RegExp(`^${label}(?:\\.${label})*$`, 'i')
const parameterForm = new RegExp(`^${label}[ \\t]*=[ \\t]*[\\x21-\\x3a\\x3c-\\x7e]*$`, 'i')

/** The issuer of a value by its grammar (RFC 8659, 4.2); undefined where it names nobody, or is malformed. */
function issuerIn(value: string): string | undefined {
  const [issuer = '', ...parameters] = value.split(';').map((part) => part.replace(/^[ \t]+|[ \t]+$/g, ''))
  const isWell = parameters.every((parameter) => parameterForm.test(parameter)) || (parameters.length === 1 && parameters[0] === '')
  return domainForm.test(issuer) && isWell ? issuer.toLowerCase() : undefined
}

/** A certificate that covers the link host and is in its time. */
function validCertificate({ tls, target, startedAt }: Evidence): X509Certificate | undefined {
  const role = target.edge === undefined ? 'link-host' : 'edge'
  for (const { role: own, attempt } of tls) {
    const leaf = own === role && attempt.state === 'observed' ? attempt.value.chain[0] : undefined
    const certificate = leaf === undefined ? undefined : read(leaf)
    if (!certificate?.checkHost(target.hostname, { subject: 'never' })) continue
    if (certificate.validToDate > new Date(startedAt)) return certificate
  }
  return undefined
}

const namesExactly = (certificate: X509Certificate, hostname: string): boolean =>
  certificate.checkHost(hostname, { subject: 'never', wildcards: false }) !== undefined

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
