import type { Walk } from '#lib/engine/evidence/dns-answers.ts'
import type { AddressEvidence, DnsRecord } from '#lib/engine/evidence/evidence.ts'
import { type HandOut, isSamePlace, type Place, placeOf } from '#lib/engine/evidence/hand-outs.ts'
import type { ProbeSession, Share } from '#lib/engine/probes/session.ts'
import { edgeProviderOfName, isPlaceName } from '#lib/providers/registry.ts'

export type OnAddresses = (addresses: AddressEvidence[], share: Share) => void

/** Passes addresses on, once for each place that they lead to, and notes what was passed on. */
export function announcer(session: ProbeSession, role: AddressEvidence['role'], onAddresses: OnAddresses) {
  const { network, ranges } = session.vantage
  const announced: Place[] = []
  const toPlace = (way: Pick<HandOut, 'aliases' | 'end' | 'addresses'>): Place => placeOf(way, isPlaceName(session.target.espTarget))
  const isAnnounced = (place: Place): boolean =>
    announced.some((other) => isSamePlace(place, other, ranges.lookup) && place.addresses.every((address) => hasFamilyOf(other, address)))

  function announce(place: Place, share: Share): void {
    if (place.addresses.length === 0 || isAnnounced(place)) return
    announced.push(place)
    onAddresses(
      [...new Set(place.addresses)].map((address) => session.noteAddress(role, address)),
      share,
    )
  }

  return {
    /** What one resolver says, as soon as it is known to lead to an edge. Of those that differ only the servers can tell who is right. */
    early(walk: Walk): void {
      const share = announced.length === 0 ? 'whole' : 'rest'
      if (role === 'edge' || (share === 'whole' && leadsToKnownEdge(session, walk))) announce(toPlace(walk), share)
    },
    /** The way that is believed. Notes what must not be connected to, too, whoever said it. */
    final(walk: Walk, sources: readonly (readonly DnsRecord[])[]): void {
      announce(toPlace(walk), 'whole')
      const seen = sources.flat().filter(({ type }) => type === 'A' || type === 'AAAA')
      for (const { data } of seen) if (network.classify(data).scope !== 'public') session.noteAddress(role, data)
    },
    /** What somebody else hands out: where it is another place, it has to be seen as well. */
    further(handOut: HandOut): void {
      announce(toPlace(handOut), 'one')
    },
  }
}

const hasFamilyOf = ({ addresses }: Place, address: string): boolean =>
  addresses.some((other) => other.includes(':') === address.includes(':'))

export const leadsToKnownEdge = (session: ProbeSession, walk: Walk): boolean =>
  walk.aliases.some(({ data }) => edgeProviderOfName(data.toLowerCase()) !== undefined) ||
  walk.addresses.some(({ data }) => session.vantage.ranges.lookup(data).length > 0)
