import { defineCheck } from '#lib/engine/checks/check.ts'
import { fail, notApplicable, pass, unknown, warn } from '#lib/engine/checks/verdicts.ts'
import type { NameServer, NameServers } from '#lib/engine/facts/dns/delegation.ts'
import type { Diagnosis } from '#lib/engine/findings/finding.ts'
import { dig, digAuthoritative } from '#lib/engine/findings/reproduce.ts'

type State = NameServer['state']

/** The faults of one server among others, by what it does. */
const one = [
  ['dns.one-nameserver-lame', ['lame', 'broken']],
  ['dns.one-nameserver-without-tcp', ['cut']],
  ['dns.one-nameserver-unreachable', ['silent', 'not-public']],
] as const satisfies readonly (readonly [string, readonly State[]])[]

/**
 * Whether the servers that the zone is delegated to answer, and serve it. That none of
 * them answers us is their fault only where a resolver that works has no answer either.
 */
export const delegationCheck = defineCheck({
  id: 'dns.delegation',
  needs: ['nameServers', 'dnssec'],
  codes: [
    'dns.lame-delegation',
    'dns.nameservers-without-tcp',
    'dns.nameservers-unreachable',
    'dns.one-nameserver-lame',
    'dns.one-nameserver-without-tcp',
    'dns.one-nameserver-unreachable',
  ],
  advisory: true,
  judge: ({ nameServers, dnssec, target }) => {
    if (target.edge !== undefined || nameServers.isMisplacedValue || dnssec.state === 'refused') return notApplicable
    const { servers, resolversAnswer, resolversFail } = nameServers
    if (!servers.some(({ state }) => state === 'serves')) {
      const isSeen = servers.every(({ state }) => state !== 'unasked')
      if (resolversAnswer || !resolversFail || !isSeen) return unknown
      return fail(diagnosis(codeOfAll(servers), servers, nameServers, target.hostname))
    }
    const found = one.flatMap(([code, states]) => {
      const faulty = servers.filter(({ state }) => (states as readonly State[]).includes(state))
      return faulty.length > 0 ? [diagnosis(code, faulty, nameServers, target.hostname)] : []
    })
    const [first, ...rest] = found
    return first ? warn(first, ...rest) : pass
  },
})

type Code = (typeof one)[number][0] | ReturnType<typeof codeOfAll>

/** Where no server serves the zone: the word of one that answers at all says more than the silence of another. */
function codeOfAll(servers: readonly NameServer[]) {
  const does = (...states: State[]): boolean => servers.some(({ state }) => states.includes(state))
  if (does('lame', 'broken')) return 'dns.lame-delegation' as const
  return does('cut') ? ('dns.nameservers-without-tcp' as const) : ('dns.nameservers-unreachable' as const)
}

const diagnosis = (code: Code, servers: readonly NameServer[], { zone }: NameServers, hostname: string): Diagnosis => ({
  code,
  params: {
    zone,
    servers: servers.map(({ label, detail }) => `${label}: ${detail}`).join(', '),
    isBroken: isBroken(servers),
  },
  reproduce: servers.slice(0, 3).map(({ address, label }) => (address ? digAuthoritative(hostname, 'A', address) : dig(label, 'A'))),
})

/** Servers that know of the zone and fail on it: it does not load there. */
const isBroken = (servers: readonly NameServer[]): boolean => {
  const answering = servers.filter(({ state }) => state === 'lame' || state === 'broken')
  return answering.length > 0 && answering.every(({ state }) => state === 'broken')
}
