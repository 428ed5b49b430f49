import { answerRecords, isUseful, walkAliases } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsLookup, DnsRecord } from '#lib/engine/evidence/evidence.ts'
import type { ProbeSession } from '#lib/engine/probes/session.ts'
import { askAny, orSlow, resolve, resolveEverywhere } from './asking.ts'
import { askControls, speaksForItself } from './controls.ts'

/**
 * A name at every resolver. A resolver that is slow, or whose answer might be the one that it
 * has for every name, is asked the control questions too, so that its silence or its "no" is
 * not taken for the name's.
 * @param onAnswer called with the answers of each resolver as they come
 */
export async function askResolvers(
  session: ProbeSession,
  purpose: 'link-host' | 'edge',
  name: string,
  onAnswer: (lookups: readonly DnsLookup[]) => void,
): Promise<DnsLookup[]> {
  const perResolver = session.vantage.network.resolvers.map(async (resolver) => {
    const question = resolve(session, resolver, purpose, name)
    const early = await orSlow(question)
    const control = early && speaksForItself(early) ? undefined : askControls(session, resolver)
    const lookups = await question
    onAnswer(lookups)
    await control
    return lookups
  })
  return (await Promise.all(perResolver)).flat()
}

/** More aliases than any resolver follows. */
const mostSteps = 16

/**
 * Goes on where the aliases of a name end without an address, by asking the resolvers for
 * that end; where they fail on it, for its alias alone, since a resolver that meets a
 * circle or a chain too long answers nothing else.
 * @param sources records seen already, by trust
 */
export async function followAliases(
  session: ProbeSession,
  purpose: 'link-host' | 'edge',
  name: string,
  sources: readonly (readonly DnsRecord[])[],
): Promise<DnsLookup[]> {
  const found: DnsLookup[] = []
  const asked = new Set([name.toLowerCase()])
  for (let step = 0; step < mostSteps; step++) {
    const walk = walkAliases(name, [...sources, answerRecords(found)])
    if (walk.circle || walk.addresses.length > 0 || asked.has(walk.end) || session.signal.aborted) break
    asked.add(walk.end)
    found.push(...(await askEnd(session, purpose, walk.end)))
  }
  return found
}

async function askEnd(session: ProbeSession, purpose: 'link-host' | 'edge', end: string): Promise<DnsLookup[]> {
  const lookups = await resolveEverywhere(session, purpose, end)
  if (lookups.some(isUseful)) return lookups
  const alias = await askAny(session, purpose, end, 'CNAME')
  return alias ? [...lookups, alias] : lookups
}
