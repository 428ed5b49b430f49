import { isDenial } from '#lib/engine/evidence/denial.ts'
import { answerOf, recordsOf } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsLookup } from '#lib/engine/evidence/evidence.ts'
import type { Endpoint } from '#lib/engine/net/network.ts'
import type { ProbeSession } from '#lib/engine/probes/session.ts'
import { controlName } from '#lib/engine/target/control-name.ts'
import { publicSuffix } from '#lib/engine/target/domain-names.ts'
import { recursive } from './asking.ts'

/**
 * Questions that have nothing to do with the customer: the root's name servers (the public
 * suffix's, where a resolver does not tell those), and a name that cannot exist. A resolver
 * that answers them wrong is believed in nothing.
 */
export async function askControls(session: ProbeSession, resolver: Endpoint): Promise<void> {
  const ask = (name: string, type: string) => session.ask({ purpose: 'control', server: recursive(resolver), name, type })
  const [root] = await Promise.all([ask('.', 'NS'), ask(controlName, 'A')])
  if (answerOf(root) && !givesNameServers(root)) await ask(publicSuffix(session.target.hostname), 'NS')
}

const givesNameServers = (lookup: DnsLookup): boolean => recordsOf(answerOf(lookup)?.answers ?? [], lookup.name, 'NS').length > 0

export const askControlsEverywhere = async (session: ProbeSession): Promise<void> => {
  await Promise.all(session.vantage.network.resolvers.map((resolver) => askControls(session, resolver)))
}

/**
 * Whether a resolver's answers for a name speak for themselves: it leads on to another name and
 * from there to an address. Whoever has the same for every name does not say that, nor "there is none".
 */
export const speaksForItself = (lookups: readonly DnsLookup[]): boolean =>
  lookups.every((lookup) => answerOf(lookup)?.rcode !== 'NXDOMAIN') &&
  lookups.some((lookup) => {
    const answers = answerOf(lookup)?.answers ?? []
    return recordsOf(answers, lookup.name, 'CNAME').length > 0 && answers.some(({ type }) => type === 'A' || type === 'AAAA')
  })

/** Where name servers say that there is nothing: whether each of them knows the zone that it is delegated. */
export async function askOwnZones(session: ProbeSession, lookups: readonly DnsLookup[]): Promise<void> {
  const denying = lookups.filter((lookup) => lookup.server.role === 'authoritative' && answerOf(lookup)?.aa && isDenial(lookup))
  const servers = new Map(denying.map(({ server }) => [`${server.address} ${server.zone}`, server]))
  await Promise.all(
    [...servers.values()].map(
      (server) => server.zone !== undefined && session.ask({ purpose: 'control', server, name: server.zone, type: 'SOA' }),
    ),
  )
}
