import { answerOf, isUseful } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsLookup } from '#lib/engine/evidence/evidence.ts'
import type { ProbeSession } from '#lib/engine/probes/session.ts'
import { namesUpToRegistered } from '#lib/engine/target/domain-names.ts'
import { askAny } from './asking.ts'
import type { Authority } from './zone.ts'

/** Who may issue for the link host: CAA at each name up to the registered domain (RFC 8659, 3), and an ACME challenge that stands there. */
export const askCaa = async (session: ProbeSession, hostname: string): Promise<DnsLookup[]> => {
  const questions = namesUpToRegistered(hostname).map((name) => askAny(session, 'caa', name, 'CAA'))
  const challenge = askAny(session, 'caa', `_acme-challenge.${hostname}`, 'CNAME')
  const [lookups] = await Promise.all([Promise.all(questions), challenge])
  return lookups.flatMap((lookup) => lookup ?? [])
}

/** Where a resolver has no answer on CAA: whether the zone's own server fails on it, or its signatures do not hold. */
export async function askCaaOfServers(session: ProbeSession, authority: Authority, lookups: readonly DnsLookup[]): Promise<void> {
  const server = authority.lookups.find((lookup) => answerOf(lookup)?.aa)?.server
  const failing = lookups.filter((lookup) => !isUseful(lookup))
  await Promise.all(
    failing.flatMap(({ name, server: resolver }) => [
      server && session.ask({ purpose: 'caa', server, name, type: 'CAA' }),
      session.ask({ purpose: 'caa', server: resolver, name, type: 'CAA', cd: true }),
    ]),
  )
}

/**
 * Where a resolver fails on the link host: whether it does so because signatures do not
 * hold (it answers when told not to check them, RFC 4035, 3.2.2), and what can be seen of
 * the reason.
 */
export async function probeDnssec(session: ProbeSession, authority: Authority, lookups: readonly DnsLookup[]): Promise<void> {
  const { hostname } = session.target
  const failing = lookups.find((lookup) => lookup.name === hostname && answerOf(lookup)?.rcode === 'SERVFAIL')
  if (!failing) return
  const zone = authority.cut?.zone ?? hostname
  const ask = (name: string, type: string, cd: boolean) => session.ask({ purpose: 'dnssec', server: failing.server, name, type, cd })
  const serving = authority.lookups.find((lookup) => answerOf(lookup)?.aa)?.server
  await Promise.all([
    ask(hostname, 'A', true),
    ask(hostname, 'CNAME', false),
    ask(zone, 'DS', true),
    ask(zone, 'DNSKEY', true),
    serving && session.ask({ purpose: 'dnssec', server: serving, name: hostname, type: 'RRSIG' }),
  ])
}
