import { isIP } from 'node:net'
import { isDenial } from '#lib/engine/evidence/denial.ts'
import { answerOf, answerRecords, isUseful } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsLookup } from '#lib/engine/evidence/evidence.ts'
import type { ProbeSession } from '#lib/engine/probes/session.ts'
import { registeredDomain } from '#lib/engine/target/domain-names.ts'
import type { HandedOutRecord } from '#lib/engine/target/target.ts'
import { askControlsEverywhere, askOwnZones } from './controls.ts'
import { type AskZone, askSibling, searchRecord } from './lost-record.ts'
import { type Cut, findCuts, serversOf } from './zone.ts'

/** Servers asked of each zone: all of a usual delegation, and few of one that wants us to flood somebody. */
const mostServers = 6
/** A search takes some two dozen questions, of the 400 that a run may ask. */
const mostSearches = 8

type AskedFor = Pick<HandedOutRecord, 'name' | 'type' | 'value'>

/** Every record that Braze handed out beside the link host's own, side by side. */
export const probeRecords = async (session: ProbeSession): Promise<void> => {
  const probeRecord = createRecordProbe(session)
  await Promise.all(session.target.records.map(probeRecord))
}

/**
 * Probes records one by one: each at its zone's own servers, and at every resolver where one of those has it; one that is
 * not there, wherever else it may have been put. Only so many searches are made in one session.
 */
export function createRecordProbe(session: ProbeSession): (record: AskedFor) => Promise<DnsLookup[]> {
  let searches = 0
  return async (record) => {
    const { name, type } = record
    const cuts = await findCuts(session, name)
    const [cut] = cuts
    const servers = cut ? await serversOf(session, cut, mostServers) : []
    const fromZone = await Promise.all(servers.map((server) => session.ask({ purpose: 'record', server, name, type })))
    // A resolver that is asked for what is not there yet remembers that it is not (RFC 2308), also for the customer.
    const cached = isAbsent(fromZone) ? [] : await session.askResolvers('record', name, type)
    await Promise.all([askOwnZones(session, fromZone), cached.some(isDenial) ? askControlsEverywhere(session) : undefined])
    const serving = fromZone.find((lookup) => answerOf(lookup)?.aa && isUseful(lookup))
    if (!cut || !serving || !isInDomain(cut, name) || isInPlace(serving, record) || searches++ >= mostSearches)
      return [...fromZone, ...cached]
    const ask: AskZone = (purpose, asked, askedType) => session.ask({ purpose, server: serving.server, name: asked, type: askedType })
    return [...fromZone, ...cached, ...(await search(session, record, cuts, ask, serving))]
  }
}

/** The zone's servers answer, and none of them has anything there. */
function isAbsent(fromZone: readonly DnsLookup[]): boolean {
  const answered = fromZone.filter((lookup) => answerOf(lookup)?.aa && isUseful(lookup))
  return answered.length > 0 && answered.every((lookup) => answerRecords([lookup]).length === 0)
}

/** The servers of a public suffix are not the customer's. */
const isInDomain = (cut: Cut, name: string): boolean => cut.zone.length >= registeredDomain(name).length

/** Where another value stands, it is a wildcard's or somebody's own: only the first sends us on to look elsewhere. */
async function search(
  session: ProbeSession,
  { name, type, value }: AskedFor,
  [cut, ...above]: readonly Cut[],
  ask: AskZone,
  serving: DnsLookup,
): Promise<DnsLookup[]> {
  const isThere = recordsAt(serving, type).some((data) => type !== 'TXT' || tagOf(data) === tagOf(value))
  const siblings = await askSibling(ask, name, type)
  if (isThere && answerRecords(siblings).length === 0) return siblings
  const found = await searchRecord(session, { name, type, zone: cut?.zone ?? registeredDomain(name), above }, ask)
  for (const { data } of answerRecords(found.filter((lookup) => lookup.name === name && lookup.type === 'A'))) noteAddress(session, data)
  return [...siblings, ...found]
}

/** Whose address stands where an alias should. */
function noteAddress(session: ProbeSession, data: string): void {
  if (isIP(data) !== 0) session.noteAddress('record', data)
}

/** The value stands there to the letter; what only means the same is for the facts to tell. */
const isInPlace = (lookup: DnsLookup, { type, value }: AskedFor): boolean =>
  recordsAt(lookup, type).some((data) => plain(data).includes(plain(value)))

/** Texts of many uses stand at one name; their first letters tell one from the other (`v=spf1`). */
const tagOf = (text: string): string => plain(text).slice(0, 5)

const recordsAt = (lookup: DnsLookup, type: string): string[] =>
  answerRecords([lookup]).flatMap((record) => (record.type === type ? [record.data] : []))

const plain = (text: string): string => text.toLowerCase().replaceAll(/["\s]/g, '').replace(/\.$/, '')
