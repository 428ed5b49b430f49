import { trust } from '#lib/engine/checks/tls/trust.ts'
import type { OtherWay } from '#lib/engine/facts/dns/places.ts'
import { isServed, sameAnswer } from '#lib/engine/facts/forwarding/answer.ts'
import type { AddressProof, Proofs } from '#lib/engine/facts/proofs.ts'
import type { Clock } from '#lib/engine/facts/tls/clock.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { compareAnswers } from '#lib/providers/esp/answers.ts'

interface Seen {
  readonly proofs: Proofs
  readonly clock: Clock
  readonly now: Date
  readonly target: Target
}

/** What keeps a way from being proven; `not-seen`: we could not look. */
export type WayFault = 'no-name' | 'nothing' | 'fails' | 'not-public' | 'no-answer' | 'certificate' | 'forwarding' | 'not-seen'

/**
 * Whether a way leads visitors to an edge that is proven by itself: a certificate that browsers
 * trust, and the ESP's own answer, at each of its addresses that was looked at, and at one at least.
 */
export function wayFault({ handOut, place }: OtherWay, seen: Seen): WayFault | undefined {
  if (handOut.outcome === 'unseen') return 'not-seen'
  if (handOut.outcome !== 'addresses') return handOut.outcome
  const here = seen.proofs.addresses.filter(({ address }) => place.addresses.includes(address))
  if (here.some(({ allowed }) => !allowed)) return 'not-public'
  const looked = here.filter((proof) => proof.seen)
  if (looked.length === 0) return 'not-seen'
  const faults = looked.map((proof) => addressFault(proof, seen))
  return faults.find((fault) => fault !== undefined) ?? (looked.some(({ link }) => link) ? undefined : 'not-seen')
}

function addressFault({ certificate, link, control }: AddressProof, seen: Seen): WayFault | undefined {
  const { delivery } = seen.proofs
  if (!certificate) return 'no-answer'
  if (trust.judge({ ...seen, certificates: [certificate] }).verdict !== 'pass') return 'certificate'
  if (link && !(delivery ? sameAnswer(link, delivery.link.edge) || isOriginsOwn(link, seen) : isServed(link))) return 'forwarding'
  const differs = control && delivery?.control && compareAnswers(control.response, delivery.control.edge.response) === 'different'
  return differs && control.esp?.kind !== 'rate-limited' ? 'forwarding' : undefined
}

/** The edge that is believed may fare worse than this one. */
const isOriginsOwn = (link: NonNullable<AddressProof['link']>, { proofs }: Seen): boolean => {
  const origin = proofs.delivery?.link.origin
  return isServed(link) && origin !== undefined && origin !== null && sameAnswer(link, origin)
}

/**
 * The ways that are not proven. One over IPv6 that we cannot look at is no other place than the
 * same name's over IPv4.
 */
export function unproven(ways: readonly OtherWay[], proven: readonly OtherWay[], seen: Seen): { way: OtherWay; fault: WayFault }[] {
  const good = [...proven, ...ways].filter((way) => wayFault(way, seen) === undefined)
  return ways.flatMap((way) => {
    const fault = wayFault(way, seen)
    if (fault === undefined) return []
    const spared = fault === 'not-seen' && way.handOut.family === 6 && good.some(({ place }) => place.at === way.place.at)
    return spared ? [] : [{ way, fault }]
  })
}
