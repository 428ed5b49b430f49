import { answerOf, isUseful } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsLookup, Evidence } from '#lib/engine/evidence/evidence.ts'
import { type Fact, known, notLookedAt } from '#lib/engine/facts/fact.ts'
import { isDisbelieved } from './believed.ts'

/** A resolver, and what it did: `timeout`, `SERVFAIL`, `NXDOMAIN`, `NODATA`, or the addresses that it gave. */
export interface ResolverDoing {
  address: string
  detail: string
}

/** Which of our own resolvers can be relied on. */
export interface ResolverHealth {
  /** addresses of those that gave some answer that can be believed, be it "there is no such name" */
  working: readonly string[]
  /** those that gave no such answer to any question */
  failing: readonly ResolverDoing[]
  /** those whose answer for the name that is checked cannot be believed, the failing ones among them */
  untrue: readonly ResolverDoing[]
  /** some resolver's answer for that name can be believed, or there was none at all */
  seesName: boolean
}

/**
 * A resolver works when it has a useful answer to anything that was asked in the run, the
 * control question included: one that fails on a single name has observed that name's
 * fault, one that fails on all of them is blind, and so is one that has the same for all.
 * @param believed the same lookups, without what cannot be believed
 */
export function resolverHealthOf({ dns, target }: Evidence, believed: readonly DnsLookup[]): Fact<ResolverHealth> {
  const asked = dns.flatMap((lookup, index) => (isOfResolver(lookup) ? [{ lookup, seen: believed[index] as DnsLookup }] : []))
  if (asked.length === 0) return notLookedAt('no resolver was asked')
  const byAddress = [...Map.groupBy(asked, ({ lookup }) => lookup.server.address)]
  const working = byAddress.filter(([, own]) => own.some(({ seen }) => isUseful(seen))).map(([address]) => address)
  const name = target.edge ?? target.hostname
  const ofName = asked.filter(({ lookup }) => (lookup.purpose === 'link-host' || lookup.purpose === 'edge') && lookup.name === name)
  const untrue = ofName.filter(({ seen }) => isDisbelieved(seen) && !sees(ofName, seen.server.address)).map(({ lookup }) => lookup)
  return known(
    {
      working,
      failing: byAddress.filter(([address]) => !working.includes(address)).map(([, own]) => doingOf(own.map(({ lookup }) => lookup))),
      untrue: [...Map.groupBy(untrue, ({ server }) => server.address).values()].map(doingOf),
      seesName: untrue.length === 0 || ofName.some(({ seen }) => isUseful(seen)),
    },
    asked.filter(({ lookup }) => lookup.purpose === 'control').map(({ lookup }) => lookup.id),
  )
}

const isOfResolver = ({ server, attempt }: DnsLookup): boolean => server.role === 'recursive' && attempt.state !== 'skipped'

/** One kind of address may be there and the other denied carelessly: that is no untruth. */
const sees = (ofName: readonly { seen: DnsLookup }[], address: string): boolean =>
  ofName.some(({ seen }) => seen.server.address === address && isUseful(seen))

function doingOf(lookups: readonly DnsLookup[]): ResolverDoing {
  const answer = lookups.map(answerOf).find((found) => found !== undefined)
  const attempt = lookups[0]?.attempt
  const addresses = [...new Set(lookups.flatMap((lookup) => answerOf(lookup)?.answers ?? []).map(({ data }) => data))]
  return {
    address: lookups[0]?.server.address ?? '',
    detail: answer ? saidBy(answer.rcode, addresses) : attempt?.state === 'failed' ? attempt.reason : 'no answer',
  }
}

const mostShown = 3

const saidBy = (rcode: string, data: readonly string[]): string =>
  rcode !== 'NOERROR' ? rcode : data.length > 0 ? data.slice(0, mostShown).join(', ') : 'NODATA'
