import { randomBytes } from 'node:crypto'
import { answerOf } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsLookup } from '#lib/engine/evidence/evidence.ts'
import type { ProbeSession } from '#lib/engine/probes/session.ts'
import { registeredDomain } from '#lib/engine/target/domain-names.ts'
import { misplacedNames } from '#lib/engine/target/misplaced-names.ts'
import { neighboursOf } from '#lib/engine/target/neighbours.ts'
import { askAny } from './asking.ts'
import { type Authority, type Cut, serversOf } from './zone.ts'

/** Types into which the value of a record is put by mistake; an address shows that something answers in its place. */
const otherTypes = ['A', 'TXT', 'MX', 'NS', 'PTR']

/** One question to whoever knows the zone. */
export type AskZone = (purpose: DnsLookup['purpose'], name: string, type: string) => Promise<DnsLookup | undefined>

/** A record that is not where it should be. */
export interface Sought {
  name: string
  type: string
  /** the zone that it belongs into */
  zone: string
  /** zones above that one */
  above: readonly Cut[]
}

/** Looks where else the record of the link host may stand: another name, another type, a zone above the delegation. */
export async function findLostRecord(session: ProbeSession, authority: Authority, cuts: readonly Cut[]): Promise<void> {
  const { hostname } = session.target
  const zone = authority.cut?.zone ?? hostname.slice(hostname.indexOf('.') + 1)
  const above = cuts.filter((cut) => cut.zone.length < zone.length)
  await searchRecord(session, { name: hostname, type: 'CNAME', zone, above }, asking(session, authority))
}

/** Asks for a name beside the link host that nobody has made: it has an answer only where a wildcard gives one. */
export const probeWildcard = (session: ProbeSession, authority: Authority): Promise<DnsLookup[]> =>
  askSibling(asking(session, authority), session.target.hostname, 'A')

/** All the places where one record may be instead of where it belongs. */
export async function searchRecord(session: ProbeSession, sought: Sought, ask: AskZone): Promise<DnsLookup[]> {
  const { name, type, zone, above } = sought
  const lookups = await Promise.all([
    ...misplacedNames(name, zone, neighboursOf(session.target)).map((place) => askPlace(ask, place.name, type)),
    ...otherTypes.filter((other) => other !== type).map((other) => ask('lost-record', name, other)),
    ...above.map((cut) => askAbove(session, cut, sought)),
  ])
  return lookups.flatMap((found) => found ?? [])
}

/** A question for an alias that also brings the addresses of a name without one. */
const asked = (type: string): string => (type === 'CNAME' ? 'A' : type)

/** What stands at a name where something stands may be a wildcard's. */
async function askPlace(ask: AskZone, name: string, type: string): Promise<DnsLookup[]> {
  const lookup = await ask('lost-record', name, asked(type))
  if (!lookup) return []
  return answerOf(lookup)?.answers.length ? [lookup, ...(await askSibling(ask, name, asked(type)))] : [lookup]
}

/** A made-up name beside another one: it has an answer only where a wildcard gives one. */
export async function askSibling(ask: AskZone, name: string, type: string): Promise<DnsLookup[]> {
  // Beside a registered domain lie other people's domains.
  if (name === registeredDomain(name)) return []
  const lookup = await ask('wildcard', `w${randomBytes(8).toString('hex')}.${name.slice(name.indexOf('.') + 1)}`, asked(type))
  return lookup ? [lookup] : []
}

/** One question to the first server that serves the zone; to a resolver where none could be asked. */
function asking(session: ProbeSession, authority: Authority): AskZone {
  const serving = authority.lookups.find((lookup) => lookup.server.zone === authority.cut?.zone && answerOf(lookup)?.aa)
  return (purpose, name, type) =>
    serving ? session.ask({ purpose, server: serving.server, name, type }) : askAny(session, purpose, name, type)
}

/** The record at a server of a zone above: it answers only when the record was put there. */
async function askAbove(session: ProbeSession, cut: Cut, { name, type }: Sought): Promise<DnsLookup[]> {
  const [server] = await serversOf(session, cut, 1)
  if (!server) return []
  return Promise.all([...new Set([asked(type), type])].map((each) => session.ask({ purpose: 'lost-record', server, name, type: each })))
}
