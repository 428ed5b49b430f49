import { answerOf, isWithin, nameServersOf, referralOf } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsLookup, Evidence } from '#lib/engine/evidence/evidence.ts'
import { isOurs } from './alias-target.ts'
import { isAnswer, serverLabel, type View } from './views.ts'

/** The zone that holds the link host, and the servers that it is delegated to. */
export interface Delegation {
  zone: string
  nameServers: readonly string[]
  /** ids of the lookups that told */
  ids: readonly string[]
}

/** Every delegation on the way to a name that was seen, the deepest first: from resolvers, and from referrals. */
export function delegationsOf(evidence: Evidence): Delegation[] {
  const { hostname } = evidence.target
  const told = evidence.dns.flatMap((lookup): Delegation[] => {
    const answer = answerOf(lookup)
    if (!answer) return []
    const referral = lookup.purpose === 'link-host' && referralOf(answer, hostname, lookup.server.zone ?? '')
    if (referral) return [{ ...referral, ids: [lookup.id] }]
    const nameServers = lookup.purpose === 'zone' && lookup.type === 'NS' ? nameServersOf(answer.answers, lookup.name) : []
    return nameServers.length > 0 && isWithin(hostname, lookup.name)
      ? [{ zone: lookup.name.toLowerCase(), nameServers, ids: [lookup.id] }]
      : []
  })
  const byZone = Map.groupBy(told, ({ zone }) => zone)
  return [...byZone.values()].map(merged).sort((a, b) => b.zone.length - a.zone.length)
}

const merged = (same: readonly Delegation[]): Delegation => ({
  zone: same[0]?.zone ?? '',
  nameServers: [...new Set(same.flatMap(({ nameServers }) => [...nameServers]))],
  ids: same.flatMap(({ ids }) => [...ids]),
})

export interface NameServer {
  /** "ns1.example.net (192.0.2.1)" */
  label: string
  address: string
  /**
   * `lame`: answers, and does not serve the zone; `broken`: fails on it (SERVFAIL); `cut`: answers in part, and not over TCP;
   * `not-public`: has an address that nobody on the internet reaches; `unasked`: it is we who could not reach it
   */
  state: 'serves' | 'lame' | 'broken' | 'silent' | 'cut' | 'not-public' | 'unasked'
  detail: string
  serial?: number
}

export interface NameServers {
  zone: string
  servers: readonly NameServer[]
  /** whether the resolvers have an answer for the link host all the same */
  resolversAnswer: boolean
  /** whether a resolver that works has none */
  resolversFail: boolean
  /** the "servers" are the value of the alias, put into an NS record of the link host */
  isMisplacedValue: boolean
}

/**
 * How each delegated server of the link host's zone fares.
 * @param working the resolvers that can be relied on
 */
export function nameServersIn(
  evidence: Evidence,
  delegation: Delegation,
  { authoritative, recursive }: { authoritative: readonly View[]; recursive: readonly View[] },
  working: readonly string[],
): NameServers {
  const delegated = namesAbove(evidence, delegation.zone)
  // A server of an inside, of which only our own network knows, is nobody's fault.
  const isInside = ({ server, detail }: View): boolean =>
    detail === 'not-allowed' && delegated.length > 0 && !delegated.includes(server.name ?? '')
  const servers = authoritative.filter((view) => !isInside(view)).map(serverOf)
  const resolversAnswer = recursive.some(isAnswer)
  const someIpv6Serves = servers.some(({ address, state }) => state === 'serves' && address.includes(':'))
  return {
    zone: delegation.zone,
    // Many networks have no way out by IPv6: its silence is the server's only where another one answers.
    servers: [
      ...servers.map(
        (server): NameServer =>
          server.state === 'silent' && server.address.includes(':') && !someIpv6Serves ? { ...server, state: 'unasked' } : server,
      ),
      // Of a name in somebody else's zone we may be the ones who cannot see it.
      ...delegation.nameServers
        .filter((name) => !resolversAnswer || isWithin(name, delegation.zone))
        .flatMap((name) => withoutAddress(evidence, name)),
    ],
    resolversAnswer,
    resolversFail: recursive.some(
      ({ server, outcome }) => working.includes(server.address) && (outcome === 'servfail' || outcome === 'silent'),
    ),
    isMisplacedValue: misplacedValue(evidence, [delegation]) !== undefined,
  }
}

/** The servers that the zone above names; none where it was not seen. */
const namesAbove = ({ dns }: Evidence, zone: string): string[] =>
  dns
    .filter(
      ({ purpose, server, name }) => purpose === 'delegation' && server.role === 'authoritative' && server.zone !== zone && name === zone,
    )
    .flatMap((lookup) => nameServersOf(answerOf(lookup)?.authority ?? [], zone))

const states: Record<View['outcome'], NameServer['state']> = {
  records: 'serves',
  nodata: 'serves',
  nxdomain: 'serves',
  referral: 'serves',
  servfail: 'broken',
  refused: 'lame',
  lame: 'lame',
  silent: 'silent',
  unasked: 'unasked',
}

const stateOf = ({ outcome, detail }: View): NameServer['state'] => {
  if (outcome === 'unasked' && detail === 'not-allowed') return 'not-public'
  return outcome === 'silent' && detail.startsWith('TC') ? 'cut' : states[outcome]
}

const serverOf = (view: View): NameServer => ({
  label: serverLabel(view.server),
  address: view.server.address,
  state: stateOf(view),
  detail: view.detail,
  ...(view.serial === undefined ? {} : { serial: view.serial }),
})

/** A delegated server whose own name has no address serves nobody. */
function withoutAddress(evidence: Evidence, name: string): NameServer[] {
  const asked = evidence.dns.filter((lookup) => lookup.purpose === 'name-server' && lookup.name.toLowerCase() === name)
  const answers = asked.flatMap((lookup: DnsLookup) => answerOf(lookup) ?? [])
  const gone = answers.some(({ rcode }) => rcode === 'NXDOMAIN')
  return gone ? [{ label: name, address: '', state: 'lame', detail: 'NXDOMAIN' }] : []
}

/** The value of the alias where it was entered as a name server of the link host. */
export const misplacedValue = ({ target }: Evidence, delegations: readonly Delegation[]): string | undefined =>
  delegations.find(({ zone }) => zone === target.hostname)?.nameServers.find((name) => isOurs(name, target))
