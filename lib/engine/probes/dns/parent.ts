import { answerOf, isUseful, nameServersOf, referralOf } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsLookup } from '#lib/engine/evidence/evidence.ts'
import type { ProbeSession } from '#lib/engine/probes/session.ts'
import { registeredDomain } from '#lib/engine/target/domain-names.ts'
import { askAny, orSlow } from './asking.ts'
import { type Cut, serversOf } from './zone.ts'

/** One server of each side tells; the next one is asked where it is slow or has no answer. */
const serversOfEachSide = 2

/**
 * What a server of the zone above says of the delegation, and what the zone says of its own
 * name servers: the two are entered in different places. Some four questions, side by side
 * with everything else. The delegation comes back; undefined where nobody could be asked for it.
 */
export async function probeDelegation(session: ProbeSession, cut: Cut | undefined): Promise<Cut | undefined> {
  if (!cut || cut.zone.length < registeredDomain(session.target.hostname).length) return undefined
  const above = findParent(session, cut.zone).then((parent) => parent && askSide(session, parent, cut.zone))
  const [told] = await Promise.all([above, askSide(session, cut, cut.zone)])
  const answer = told && answerOf(told)
  const referral = told && answer && referralOf(answer, told.name, told.server.zone ?? '')
  return referral?.zone === cut.zone ? { ...referral, glue: answer?.additional ?? [] } : undefined
}

async function askSide(session: ProbeSession, { nameServers, ...cut }: Cut, name: string): Promise<DnsLookup | undefined> {
  const running: Promise<DnsLookup | undefined>[] = []
  for (const nameServer of nameServers.slice(0, serversOfEachSide)) {
    const lookup = askOne(session, { ...cut, nameServers: [nameServer] }, name)
    running.push(lookup)
    const early = await orSlow(lookup)
    if (early && isUseful(early)) return early
  }
  return (await Promise.all(running)).find((lookup) => lookup && isUseful(lookup))
}

async function askOne(session: ProbeSession, cut: Cut, name: string): Promise<DnsLookup | undefined> {
  const [server] = await serversOf(session, cut, 1)
  return server && session.ask({ purpose: 'delegation', server, name, type: 'NS' })
}

/** The nearest zone above, with the servers that the resolvers know of it. */
async function findParent(session: ProbeSession, zone: string): Promise<Cut | undefined> {
  const labels = zone.split('.').slice(1)
  const names = labels.map((_, index) => labels.slice(index).join('.'))
  const lookups = await Promise.all(names.map((name) => askAny(session, 'delegation', name, 'NS')))
  for (const lookup of lookups) {
    const answer = lookup && answerOf(lookup)
    const nameServers = answer ? nameServersOf(answer.answers, lookup.name) : []
    if (answer && nameServers.length > 0) return { zone: lookup.name.toLowerCase(), nameServers, glue: answer.additional }
  }
  return undefined
}
