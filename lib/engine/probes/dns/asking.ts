import { isSound } from '#lib/engine/evidence/denial.ts'
import { isUseful } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsLookup } from '#lib/engine/evidence/evidence.ts'
import { withinPatience } from '#lib/engine/net/attention.ts'
import type { Endpoint } from '#lib/engine/net/network.ts'
import type { ProbeSession } from '#lib/engine/probes/session.ts'

type Purpose = DnsLookup['purpose']

/** A healthy resolver answers within this time even when it has to ask on, milliseconds. */
const patienceMs = 500

export const recursive = (resolver: Endpoint): DnsLookup['server'] => ({ role: 'recursive', ...resolver })

export const authoritative = (address: string, name: string, zone: string): DnsLookup['server'] => ({
  role: 'authoritative',
  address,
  port: 53,
  name,
  zone,
})

/** Both kinds of address of a name, at one resolver. */
export const resolve = (session: ProbeSession, resolver: Endpoint, purpose: Purpose, name: string): Promise<DnsLookup[]> =>
  Promise.all(['A', 'AAAA'].map((type) => session.ask({ purpose, server: recursive(resolver), name, type })))

/** Both kinds of address of a name, at every resolver, side by side. */
export const resolveEverywhere = async (session: ProbeSession, purpose: Purpose, name: string): Promise<DnsLookup[]> =>
  (await Promise.all(session.vantage.network.resolvers.map((resolver) => resolve(session, resolver, purpose, name)))).flat()

/**
 * One question to the first resolver that has an answer to go by: the next one is asked when
 * the one before failed, is slow, or denies without the SOA of a zone that the name lies in.
 * The last lookup is returned when none has.
 */
export async function askAny(session: ProbeSession, purpose: Purpose, name: string, type: string): Promise<DnsLookup | undefined> {
  const running: Promise<DnsLookup>[] = []
  for (const resolver of session.vantage.network.resolvers) {
    const lookup = session.ask({ purpose, server: recursive(resolver), name, type })
    running.push(lookup)
    const early = await orSlow(lookup)
    if (early && isSound(early)) return early
  }
  const all = await Promise.all(running)
  return all.find(isSound) ?? all.find(isUseful) ?? all.at(-1)
}

/** The outcome, or undefined when it takes longer than a healthy server needs. */
export const orSlow = <T>(outcome: Promise<T>): Promise<T | undefined> => withinPatience(outcome, patienceMs)
