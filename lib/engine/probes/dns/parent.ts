import { answerOf, isUseful, nameServersOf } from '#lib/engine/evidence/dns-answers.ts'
import type { ProbeSession } from '#lib/engine/probes/session.ts'
import { registeredDomain } from '#lib/engine/target/domain-names.ts'
import { askAny, orSlow } from './asking.ts'
import { type Cut, serversOf } from './zone.ts'

/** One server of each side tells; the next one is asked where it has no answer. */
const serversOfEachSide = 2

/**
 * What a server of the zone above says of the delegation, and what the zone says of its own
 * name servers: the two are entered in different places. Some four questions, side by side
 * with everything else. It is a hint only, and nobody waits for it: in a closed network the
 * servers of the zone above never answer.
 */
export async function probeDelegation(session: ProbeSession, cut: Cut | undefined): Promise<void> {
  if (!cut || cut.zone.length < registeredDomain(session.target.hostname).length) return
  const above = findParent(session, cut.zone).then((parent) => parent && askSide(session, parent, cut.zone))
  await orSlow(Promise.all([askSide(session, cut, cut.zone), above]))
}

async function askSide(session: ProbeSession, { nameServers, ...cut }: Cut, name: string): Promise<void> {
  for (const nameServer of nameServers.slice(0, serversOfEachSide)) {
    const [server] = await serversOf(session, { ...cut, nameServers: [nameServer] }, 1)
    if (server && isUseful(await session.ask({ purpose: 'delegation', server, name, type: 'NS' }))) return
  }
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
