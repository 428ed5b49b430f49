import { answerOf, isUseful, referralOf } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsLookup } from '#lib/engine/evidence/evidence.ts'
import type { ProbeSession } from '#lib/engine/probes/session.ts'
import { askAny } from './asking.ts'
import { askControlsEverywhere } from './controls.ts'
import { type Cut, findCuts, serversOf } from './zone.ts'

/** What can stand at a name and would be in the way, or goes when the record comes. */
const types = ['A', 'AAAA', 'MX', 'TXT', 'NS', 'CAA']
/** Names that usually lie below one that sends mail or has a web site. */
const usualBelow = ['_domainkey', '_dmarc', 'www']
const mostServers = 2
const mostReferrals = 4

/** Asks one server a question of its zone, or a resolver where none of the servers answers. */
type Ask = (name: string, type: string, purpose?: DnsLookup['purpose']) => Promise<DnsLookup | undefined>

/**
 * What stands at a name today: every type that matters at one server of the zone that holds
 * the name, the zone's SOA and name servers, whether a wildcard answers in its place, and
 * what lies below. Some ten questions.
 * @param type of the record to come: a delegation (NS) stands in the zone above its own name
 * @param stranger a label that nobody has made, to unmask a wildcard
 */
export async function probeToday(session: ProbeSession, name: string, type: string, stranger: string): Promise<void> {
  const serving = await findServing(session, name, type)
  const ask: Ask = (asked, kind, purpose = 'other') =>
    serving ? session.ask({ purpose, server: serving, name: asked, type: kind }) : askAny(session, purpose, asked, kind)
  const zone = serving?.zone
  const [alias] = await Promise.all([
    ask(name, 'CNAME'),
    ...types.map((kind) => ask(name, kind)),
    ...(zone ? ['SOA', 'NS'].map((kind) => ask(zone, kind, 'zone')) : []),
  ])
  if (!serving) await askControlsEverywhere(session)
  // Below a name that does not exist there is nothing (RFC 8020).
  if (!alias || answerOf(alias)?.rcode !== 'NOERROR') return
  const parent = name.slice(name.indexOf('.') + 1)
  await Promise.all([
    ...usualBelow.map((label) => ask(`${label}.${name}`, 'TXT')),
    name === zone ? undefined : ask(`${stranger}.${parent}`, 'A', 'wildcard'),
  ])
}

/** A server of the nearest zone that answers for the name, down the delegations that it refers to. */
async function findServing(session: ProbeSession, name: string, type: string): Promise<DnsLookup['server'] | undefined> {
  const ownZone = (cut: Cut): boolean => type === 'NS' && cut.zone === name
  let cut: Cut | undefined = (await findCuts(session, name)).find((found) => !ownZone(found))
  for (let depth = 0; cut && depth < mostReferrals; depth++) {
    const lookup = await askZone(session, cut, name)
    const answer = lookup && answerOf(lookup)
    if (!lookup || !answer) return undefined
    const referral = referralOf(answer, name, cut.zone)
    const below: Cut | undefined = referral && { ...referral, glue: answer.additional }
    if (!below || ownZone(below)) return lookup.server
    cut = below
  }
  return undefined
}

async function askZone(session: ProbeSession, cut: Cut, name: string): Promise<DnsLookup | undefined> {
  for (const server of await serversOf(session, cut, mostServers)) {
    const lookup = await session.ask({ purpose: 'other', server, name, type: 'CNAME' })
    if (isUseful(lookup)) return lookup
  }
  return undefined
}

/** Whether a web site answers at the name: a handshake and a request to one of its addresses. Nothing is followed. */
export async function probeWebToday(session: ProbeSession, name: string, address: string): Promise<void> {
  session.noteAddress('link-host', address)
  await Promise.all([
    session.handshake({ role: 'link-host', address, servername: name }),
    session.request({ purpose: 'today', role: 'link-host', kind: 'made-up', scheme: 'http', address, host: name, path: '/' }),
  ])
}

/** An address behind a name by the resolvers, whatever aliases lie between. */
export async function findAddress(session: ProbeSession, name: string): Promise<string | undefined> {
  const lookup = await askAny(session, 'other', name, 'A')
  return lookup && answerOf(lookup)?.answers.find(({ type }) => type === 'A')?.data
}
