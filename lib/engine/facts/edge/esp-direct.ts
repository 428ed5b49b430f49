import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import { espOfName } from '#lib/providers/registry.ts'
import type { DecidedEdge } from './decide.ts'
import type { Sightings } from './sightings.ts'

/**
 * Whether visitors reach the ESP itself: a name of the ESP stands on the way, an
 * address is one of the ESP's (it was copied into an A record), or nothing else can be
 * recognised and the certificate is the ESP's.
 * @param espCertificate whether the certificate shown is the ESP's own
 */
export function espDirect(
  evidence: Evidence,
  names: readonly string[],
  sightings: Sightings,
  espCertificate: boolean,
): DecidedEdge | undefined {
  const name = names.find((candidate) => espOfName(candidate))
  if (name) return direct('confirmed', `CNAME ${name}`)
  // An ESP that itself stands on a CDN shares that CDN's addresses with everybody.
  if (sightings.ownRanges.length > 0 || sightings.alias) return undefined
  const espAddresses = new Set(evidence.addresses.filter(({ role }) => role === 'origin').map(({ address }) => address))
  // One of several may be what a name server with an old zone leads to.
  const copied = sightings.addresses.every(({ address }) => espAddresses.has(address)) ? sightings.addresses[0] : undefined
  if (copied) return direct('confirmed', `address ${copied.address} of ${evidence.target.espTarget}`)
  return espCertificate ? direct('likely', "the ESP's own certificate") : undefined
}

const direct = (confidence: 'confirmed' | 'likely', mark: string): DecidedEdge => ({
  edge: { provider: 'esp-direct', confidence, evidence: [mark], behind: [] },
  product: null,
})
