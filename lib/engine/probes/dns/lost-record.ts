import { randomBytes } from 'node:crypto'
import { answerOf } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsLookup } from '#lib/engine/evidence/evidence.ts'
import type { ProbeSession } from '#lib/engine/probes/session.ts'
import { registeredDomain } from '#lib/engine/target/domain-names.ts'
import { misplacedNames } from '#lib/engine/target/misplaced-names.ts'
import { askAny } from './asking.ts'
import { type Authority, type Cut, serversOf } from './zone.ts'

/** Types into which the value of an alias is put by mistake. */
const otherTypes = ['TXT', 'MX', 'NS', 'PTR']

/** Looks where else the record of the link host may stand: another name, another type, a zone above the delegation. */
export async function findLostRecord(session: ProbeSession, authority: Authority, cuts: readonly Cut[]): Promise<void> {
  const { hostname } = session.target
  const zone = authority.cut?.zone ?? hostname.slice(hostname.indexOf('.') + 1)
  const above = cuts.filter((cut) => cut.zone.length < zone.length)
  await Promise.all([
    ...misplacedNames(hostname, zone).map(({ name }) => askZone(session, authority, 'lost-record', name, 'A')),
    ...otherTypes.map((type) => askZone(session, authority, 'lost-record', hostname, type)),
    ...above.map((cut) => askAbove(session, cut)),
  ])
}

/** Asks for a name beside the link host that nobody has made: it has an answer only where a wildcard gives one. */
export async function probeWildcard(session: ProbeSession, authority: Authority): Promise<DnsLookup[]> {
  const { hostname } = session.target
  // Beside a registered domain lie other people's domains.
  if (hostname === registeredDomain(hostname)) return []
  const parent = hostname.slice(hostname.indexOf('.') + 1)
  const lookup = await askZone(session, authority, 'wildcard', `w${randomBytes(8).toString('hex')}.${parent}`, 'A')
  return lookup ? [lookup] : []
}

/** One question to the first server that serves the zone; to a resolver where none could be asked. */
function askZone(session: ProbeSession, authority: Authority, purpose: DnsLookup['purpose'], name: string, type: string) {
  const serving = authority.lookups.find((lookup) => lookup.server.zone === authority.cut?.zone && answerOf(lookup)?.aa)
  return serving ? session.ask({ purpose, server: serving.server, name, type }) : askAny(session, purpose, name, type)
}

/** The link host at a server of a zone above: it answers only when the record was put there. */
async function askAbove(session: ProbeSession, cut: Cut): Promise<void> {
  const [server] = await serversOf(session, cut, 1)
  const name = session.target.hostname
  if (server) await Promise.all(['A', 'CNAME'].map((type) => session.ask({ purpose: 'lost-record', server, name, type })))
}
