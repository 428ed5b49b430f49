import { defineCheck } from '#lib/engine/checks/check.ts'
import { fail, notApplicable, pass, unknown, warn } from '#lib/engine/checks/verdicts.ts'
import type { NameServer, NameServers } from '#lib/engine/facts/dns/delegation.ts'
import type { Diagnosis } from '#lib/engine/findings/finding.ts'
import { dig, digAuthoritative } from '#lib/engine/findings/reproduce.ts'

/**
 * Whether the servers that the zone is delegated to answer, and serve it. That none of
 * them answers us is their fault only where the resolvers have no answer either.
 */
export const delegationCheck = defineCheck({
  id: 'dns.delegation',
  needs: ['nameServers', 'dnssec'],
  codes: ['dns.lame-delegation', 'dns.nameservers-unreachable', 'dns.one-nameserver-lame', 'dns.one-nameserver-unreachable'],
  advisory: true,
  judge: ({ nameServers, dnssec, target }) => {
    if (target.edge !== undefined || nameServers.isMisplacedValue || dnssec.state === 'refused') return notApplicable
    const { servers, resolversAnswer } = nameServers
    const lame = servers.filter(({ state }) => state === 'lame')
    const silent = servers.filter(({ state }) => state === 'silent')
    if (!servers.some(({ state }) => state === 'serves')) {
      if (resolversAnswer || lame.length + silent.length < servers.length) return unknown
      const code = lame.length > 0 ? 'dns.lame-delegation' : 'dns.nameservers-unreachable'
      return fail(diagnosis(code, servers, nameServers, target.hostname))
    }
    const found = [
      ...(lame.length > 0 ? [diagnosis('dns.one-nameserver-lame', lame, nameServers, target.hostname)] : []),
      ...(silent.length > 0 ? [diagnosis('dns.one-nameserver-unreachable', silent, nameServers, target.hostname)] : []),
    ]
    const [first, ...rest] = found
    return first ? warn(first, ...rest) : pass
  },
})

type Code = 'dns.lame-delegation' | 'dns.nameservers-unreachable' | 'dns.one-nameserver-lame' | 'dns.one-nameserver-unreachable'

const diagnosis = (code: Code, servers: readonly NameServer[], { zone }: NameServers, hostname: string): Diagnosis => ({
  code,
  params: { zone, servers: servers.map(({ label, detail }) => `${label}: ${detail}`).join(', ') },
  reproduce: servers.slice(0, 3).map(({ address, label }) => (address ? digAuthoritative(hostname, 'A', address) : dig(label, 'A'))),
})
