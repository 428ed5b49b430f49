import { isUseful } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsLookup } from '#lib/engine/evidence/evidence.ts'
import { type HandOut, handOutsOf, isSamePlace, openEnds, partingOf, placeOf } from '#lib/engine/evidence/hand-outs.ts'
import type { ProbeSession } from '#lib/engine/probes/session.ts'
import { isPlaceName } from '#lib/providers/registry.ts'
import type { announcer } from './announce.ts'
import { askAny, resolveEverywhere } from './asking.ts'
import { askAuthority, findCuts } from './zone.ts'

/** More aliases than any resolver follows. */
const mostSteps = 16
/** Names on the way whose own servers are asked who of the resolvers is right. */
const mostPartings = 2

/**
 * Visitors reach what each server of the zone and each resolver says, one that lags behind
 * included. Each such way is followed to its end, and its place is announced where it is
 * another one. Where all say the same, nothing more is asked.
 */
export async function followHandOuts(session: ProbeSession, announce: ReturnType<typeof announcer>): Promise<void> {
  await followToEnds(session)
  const partings = partingsOf(session, handOuts(session))
  await Promise.all(partings.slice(0, mostPartings).map((name) => askOwners(session, name)))
  if (partings.length > 0) await followToEnds(session)
  for (const handOut of handOuts(session)) announce.further(handOut)
}

const handOuts = (session: ProbeSession): HandOut[] => handOutsOf(session.snapshot().dns, session.target.hostname)

async function followToEnds(session: ProbeSession): Promise<void> {
  const asked = new Set([session.target.hostname])
  for (let step = 0; step < mostSteps && !session.signal.aborted; step++) {
    const ends = openEnds(handOuts(session)).filter((end) => !asked.has(end))
    if (ends.length === 0) return
    for (const end of ends) asked.add(end)
    await Promise.all(ends.map((end) => askEnd(session, end)))
  }
}

async function askEnd(session: ProbeSession, end: string): Promise<void> {
  const lookups = await resolveEverywhere(session, 'link-host', end)
  if (!lookups.some(isUseful)) await askAny(session, 'link-host', end, 'CNAME')
}

/**
 * The names behind the link host at which resolvers part: one of them holds what stood there before. Its
 * own servers know.
 */
function partingsOf({ target, vantage }: ProbeSession, all: readonly HandOut[]): string[] {
  const isKnown = isPlaceName(target.espTarget)
  const cached = all.filter(({ server, outcome }) => server.role === 'recursive' && outcome !== 'fails' && outcome !== 'unseen')
  const pairs = cached.flatMap((one, index) => cached.slice(index + 1).map((other) => [one, other] as const))
  const parted = pairs.filter(
    ([one, other]) =>
      one.family === other.family &&
      (one.outcome !== other.outcome || one.outcome === 'addresses') &&
      !isSamePlace(placeOf(one, isKnown), placeOf(other, isKnown), vantage.ranges.lookup),
  )
  const names = parted.map(([one, other]) => partingOf(one, other, target.hostname))
  return [...new Set(names)].filter((name) => name !== target.hostname && !isKnown(name))
}

async function askOwners(session: ProbeSession, name: string): Promise<DnsLookup[]> {
  const [nearest] = await findCuts(session, name)
  return [...(await askAuthority(session, name, nearest)).lookups]
}
