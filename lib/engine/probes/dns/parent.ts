import { setTimeout as delay } from 'node:timers/promises'
import { answerOf, nameServersOf } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsLookup } from '#lib/engine/evidence/evidence.ts'
import type { ProbeSession } from '#lib/engine/probes/session.ts'
import { registeredDomain } from '#lib/engine/target/domain-names.ts'
import { askAny } from './asking.ts'
import { type Cut, serversOf } from './zone.ts'

/** One server of each side tells; the other one is for the case that the first is silent. */
const serversOfEachSide = 2
/** Nobody waits longer for what is a hint only, milliseconds: in a closed network the parent's servers never answer. */
const patienceMs = 1000

/**
 * What the servers of the zone above say of the delegation, and what the zone says of its
 * own name servers: the two are entered in different places. Some eight questions, side by
 * side with everything else; what is not answered in time is left out.
 */
export async function probeDelegation(session: ProbeSession, cut: Cut | undefined): Promise<void> {
  if (!cut || cut.zone.length < registeredDomain(session.target.hostname).length) return
  const asked = Promise.all([
    askSide(session, cut, cut.zone),
    findParent(session, cut.zone).then((parent) => parent && askSide(session, parent, cut.zone)),
  ])
  await Promise.race([asked, delay(patienceMs, undefined, { ref: false })])
}

const askSide = async (session: ProbeSession, { zone, nameServers, glue }: Cut, name: string): Promise<DnsLookup[]> => {
  const servers = await serversOf(session, { zone, nameServers: nameServers.slice(0, serversOfEachSide), glue }, serversOfEachSide)
  return Promise.all(servers.map((server) => session.ask({ purpose: 'delegation', server, name, type: 'NS' })))
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
