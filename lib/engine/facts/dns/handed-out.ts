import { answerOf, isUseful, soaOf } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsAnswer, DnsLookup, Evidence } from '#lib/engine/evidence/evidence.ts'
import { type Fact, known } from '#lib/engine/facts/fact.ts'
import { isOwnerRecord } from '#lib/engine/target/owner-record.ts'
import type { HandedOutRecord, Target } from '#lib/engine/target/target.ts'
import { edgeProviderOfName } from '#lib/providers/registry.ts'
import { type LostHandedOut, lostHandedOut, type SearchContext } from './lost-handed-out.ts'
import { ownRecords, siblingsOf } from './lost-record.ts'
import { normalName, sameUse, sameValue } from './same-value.ts'
import { type ValueSlip, valueSlipOf } from './value-slip.ts'
import { serverLabel } from './views.ts'

/** One record that Braze handed out, and what became of it. */
export interface HandedOutState {
  record: HandedOutRecord
  /**
   * `in-place` at every server that is believed; `partly`: at some of the zone's servers;
   * `still-cached`: at the zone's servers, and not yet at every resolver; `another-value`;
   * `missing`; `unseen`: nobody gave an answer, which says nothing of the record
   */
  state: 'in-place' | 'partly' | 'still-cached' | 'another-value' | 'missing' | 'unseen'
  /** the values that stand in its place */
  found: readonly string[]
  /** the servers that have something else */
  lacking: readonly string[]
  /** how long resolvers may keep what they have, seconds */
  keptSeconds: number
  /** the account's own record leads to this CDN in place of SendGrid */
  movedTo?: string
  /** where a missing record is instead */
  lost?: LostHandedOut
  /** how the value that stands there came to be */
  slip?: ValueSlip
  /** what a wildcard answers in place of a missing record */
  wildcard?: string
  /** of the servers believed: labels, and the first one for commands */
  asked: readonly string[]
  source: 'authoritative' | 'recursive'
  server?: { address: string; port: number }
  /** ids of all answers */
  ids: readonly string[]
}

/** What became of each record that was handed out beside the link host's own. */
export function handedOutStates(evidence: Evidence): Fact<readonly HandedOutState[]> {
  const states = evidence.target.records.map((record) => handedOutState(record, evidence.dns, evidence))
  return known(
    states,
    states.flatMap(({ ids }) => [...ids]),
  )
}

/** A server that answered, be it that there is nothing. */
interface Answered {
  lookup: DnsLookup
  answer: DnsAnswer
  values: string[]
  matches: boolean
}

/**
 * What became of one record, by the lookups of its name and type and by those of the search
 * for it. The zone's own servers are believed where one answered with authority, else the
 * resolvers.
 */
export function handedOutState(record: HandedOutRecord, lookups: readonly DnsLookup[], context: SearchContext): HandedOutState {
  const isOwn = ({ purpose, name, type }: DnsLookup) => purpose === 'record' && name === normalName(record.name) && type === record.type
  const answered = lookups.filter(isOwn).flatMap((lookup) => readAnswer(lookup, record))
  const authoritative = answered.filter(({ lookup, answer }) => lookup.server.role === 'authoritative' && answer.aa)
  const resolvers = answered.filter(({ lookup }) => lookup.server.role === 'recursive')
  const believed = authoritative.length > 0 ? authoritative : resolvers
  const wrong = believed.filter(({ matches }) => !matches)
  const late = resolvers.filter(({ matches }) => !matches)
  const wild = wildcardValues(record, lookups)
  const stand = [...new Set(wrong.flatMap(({ values }) => values))].filter((data) => sameUse(record.type, data, record.value))
  const found = stand.filter((data) => !wild.includes(data))
  const state = stateOf(believed, wrong, late, found)
  const server = believed[0]?.lookup.server
  return {
    ...explained(record, state, found, context),
    ...(state === 'missing' ? searched(record, lookups, server, wild, context) : {}),
    record,
    state,
    found,
    lacking: (state === 'still-cached' ? late : wrong).map(({ lookup }) => serverLabel(lookup.server)),
    keptSeconds: Math.max(0, ...late.map(keptSeconds)),
    asked: believed.map(({ lookup }) => serverLabel(lookup.server)),
    source: authoritative.length > 0 ? 'authoritative' : 'recursive',
    ...(server ? { server: { address: server.address, port: server.port } } : {}),
    ids: answered.map(({ lookup }) => lookup.id),
  }
}

/** What a made-up name beside the record's answers: a wildcard's records, and nobody's own. */
const wildcardValues = ({ name, type }: HandedOutRecord, lookups: readonly DnsLookup[]): string[] =>
  siblingsOf(lookups, normalName(name))
    .flatMap((lookup) => ownRecords(lookup, lookup.name))
    .flatMap((found) => (found.type === type || (type === 'CNAME' && found.type === 'A') ? [found.data] : []))

type Explanation = Pick<HandedOutState, 'movedTo' | 'slip' | 'lost' | 'wildcard'>

/** How another value came to stand there. */
function explained(
  record: HandedOutRecord,
  state: HandedOutState['state'],
  found: readonly string[],
  { target }: SearchContext,
): Explanation {
  if (state !== 'another-value') return {}
  const moved = movedTo(record, found, target)
  const slip = found.map((data) => valueSlipOf(record, data)).find((each) => each !== undefined)
  return { ...(moved === undefined ? {} : { movedTo: moved }), ...(slip === undefined ? {} : { slip }) }
}

/** Where a missing record may be instead. */
function searched(
  record: HandedOutRecord,
  lookups: readonly DnsLookup[],
  server: DnsLookup['server'] | undefined,
  [wildcard]: readonly string[],
  context: SearchContext,
): Explanation {
  const lost = lostHandedOut(record, lookups, { zone: server?.zone, nameServer: server?.name }, context)
  return { ...(lost === undefined ? {} : { lost }), ...(wildcard === undefined ? {} : { wildcard }) }
}

function stateOf(
  believed: readonly Answered[],
  wrong: readonly Answered[],
  late: readonly Answered[],
  found: readonly string[],
): HandedOutState['state'] {
  if (believed.length === 0) return 'unseen'
  if (wrong.length === believed.length) return found.length > 0 ? 'another-value' : 'missing'
  if (wrong.length > 0) return believed[0]?.lookup.server.role === 'authoritative' ? 'partly' : 'still-cached'
  return late.length > 0 ? 'still-cached' : 'in-place'
}

/** A text may stand behind an alias; an alias stands at the very name. */
function readAnswer(lookup: DnsLookup, { name, type, value }: HandedOutRecord): Answered[] {
  const answer = answerOf(lookup)
  if (!answer || !isUseful(lookup)) return []
  const own = answer.answers.filter((found) => found.type === type && (type !== 'CNAME' || normalName(found.name) === normalName(name)))
  const values = own.map(({ data }) => data)
  return [{ lookup, answer, values, matches: values.some((data) => sameValue(type, data, value)) }]
}

function movedTo(record: HandedOutRecord, found: readonly string[], { edge }: Pick<Target, 'edge'>): string | undefined {
  if (!isOwnerRecord(record)) return undefined
  return found.map(normalName).find((name) => name === edge || edgeProviderOfName(name) !== undefined)
}

/** The TTL left, or how long a negative answer lives (RFC 2308, 5). */
const keptSeconds = ({ answer }: Answered): number => Math.max(0, ...answer.answers.map(({ ttl }) => ttl), soaOf(answer)?.negativeTtl ?? 0)
