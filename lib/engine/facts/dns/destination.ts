import { answerRecords } from '#lib/engine/evidence/dns-answers.ts'
import type { Evidence, HttpExchange } from '#lib/engine/evidence/evidence.ts'
import { parseCertificate } from '#lib/engine/facts/tls/certificate.ts'
import { registeredDomain } from '#lib/engine/target/domain-names.ts'
import type { EdgeProviderId, EspId } from '#lib/engine/target/target.ts'
import { headerOf } from '#lib/providers/esp/answers.ts'
import { edgeProviderOfName, espOfName, hasManagedTls, nearestKnownSuffix } from '#lib/providers/registry.ts'
import type { Chain } from './chain.ts'
import type { Delegation } from './delegation.ts'

/** Where the link host leads, as far as names and addresses tell. */
export interface Destination {
  kind: 'esp' | 'edge' | 'elsewhere'
  /** the name or address that tells: the ESP's, the edge's, or where the way ends */
  at: string
  esp?: EspId
  provider?: EdgeProviderId
  /** the ESP keeps certificates of customers' names for this target */
  managedTls: boolean
  /** the company's own web site, or a name that nearly is a known one but belongs to somebody else */
  likelyMistake?: 'own-site' | 'near-miss'
  /** a certificate for the link host was presented there: somebody set this place up for it */
  presentsCertificate: boolean
  /** TLS was answered there, and never with such a certificate */
  lacksCertificate: boolean
  /** host name that plain HTTP sends everybody to, where that is not where the ESP sends this link */
  sendsTo?: string
  /** the zone is served by Cloudflare, where a switch decides between its edge and plain DNS */
  zoneAtCloudflare: boolean
}

/** The first place on the way that we know decides: an ESP's name behind an edge's is the edge's business. */
export function destinationOf(evidence: Evidence, chain: Chain, delegation: Delegation | undefined): Destination {
  const presented = presentsCertificate(evidence)
  const common = {
    managedTls: false,
    presentsCertificate: presented,
    lacksCertificate: answersTls(evidence) && !presented,
    zoneAtCloudflare: delegation?.nameServers.some((name) => name.endsWith('.ns.cloudflare.com')) ?? false,
  }
  for (const { target } of chain.hops) {
    const esp = espOfName(target) ?? (target === evidence.target.espTarget ? evidence.target.esp : undefined)
    if (esp) return { ...common, kind: 'esp', at: target, esp, managedTls: hasManagedTls(target) }
    const edge = edgeProviderOfName(target)
    if (edge) return { ...common, kind: 'edge', at: target, provider: edge.provider }
  }
  return byAddress(evidence, chain, common)
}

type Common = Pick<Destination, 'managedTls' | 'presentsCertificate' | 'lacksCertificate' | 'zoneAtCloudflare'>

function byAddress(evidence: Evidence, chain: Chain, common: Common): Destination {
  const here = evidence.addresses.filter(({ role, address }) => role === 'link-host' && chain.addresses.includes(address))
  const inRange = here.find(({ ranges }) => ranges.length > 0)
  if (inRange) return { ...common, kind: 'edge', at: inRange.address, provider: inRange.ranges[0] as EdgeProviderId }
  const origin = originAddresses(evidence)
  if (chain.addresses.length > 0 && chain.addresses.every((address) => origin.has(address))) {
    return {
      ...common,
      kind: 'esp',
      at: chain.addresses[0] ?? '',
      esp: evidence.target.esp,
      managedTls: hasManagedTls(evidence.target.espTarget),
    }
  }
  const first = chain.hops[0]?.target
  const mistake = first === undefined ? undefined : mistakeOf(first, evidence.target.hostname)
  const sendsTo = forwardedTo(evidence)
  return {
    ...common,
    kind: 'elsewhere',
    at: first ?? chain.addresses[0] ?? chain.end,
    ...(mistake ? { likelyMistake: mistake } : {}),
    ...(sendsTo ? { sendsTo } : {}),
  }
}

/** Registrars' forwarding services answer any path on port 80 alone, with a redirect to the site's front page, or to the same path there. */
function forwardedTo({ http, target }: Evidence): string | undefined {
  const link = http.find((item) => item.purpose === 'link' && item.role === 'link-host' && item.scheme === 'http')
  const to = link && redirectOf(link)
  if (!to || to.hostname === target.hostname) return undefined
  const byEsp = http.some((item) => item.purpose === 'link' && item.role === 'origin' && redirectOf(item)?.href === to.href)
  const path = link.path.split('?')[0] ?? '/'
  return !byEsp && (to.pathname === '/' || to.pathname.endsWith(path)) ? to.hostname : undefined
}

function redirectOf({ attempt, host }: HttpExchange): URL | null {
  if (attempt.state !== 'observed' || attempt.value.status < 300 || attempt.value.status > 399) return null
  const location = headerOf(attempt.value, 'location')
  return location === undefined ? null : URL.parse(location, `http://${host}/`)
}

/** The addresses of the ESP's own host, from any answer about it. */
function originAddresses(evidence: Evidence): Set<string> {
  const records = answerRecords(evidence.dns.filter(({ purpose }) => purpose === 'origin'))
  const resolved = records.filter(({ type }) => type === 'A' || type === 'AAAA').map(({ data }) => data)
  return new Set([...resolved, ...evidence.addresses.filter(({ role }) => role === 'origin').map(({ address }) => address)])
}

function mistakeOf(target: string, hostname: string): Destination['likelyMistake'] {
  const domain = registeredDomain(hostname)
  if (target === domain || target === `www.${domain}`) return 'own-site'
  return nearestKnownSuffix(target) ? 'near-miss' : undefined
}

/** Whether any handshake with the link host's addresses showed a leaf that covers the link host, valid or not. */
const presentsCertificate = ({ tls, target }: Evidence): boolean =>
  tls.some(({ role, attempt }) => {
    const leaf = role === 'link-host' && attempt.state === 'observed' ? attempt.value.chain[0] : undefined
    return leaf !== undefined && parseCertificate(leaf)?.x509.checkHost(target.hostname, { subject: 'never' }) !== undefined
  })

/** Whether anything answered a handshake, be it with an alert. */
const answersTls = ({ tls }: Evidence): boolean =>
  tls.some(
    ({ role, attempt }) =>
      role === 'link-host' && (attempt.state === 'observed' || (attempt.state === 'failed' && attempt.reason === 'tls-alert')),
  )
