import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import { sameValue } from '#lib/engine/facts/dns/same-value.ts'
import { type NameToday, nameToday } from '#lib/engine/facts/dns/today.ts'
import type { DnsHost } from '#lib/providers/dns/dns-host.ts'
import { asEntered, type EnteredRecord, inFull } from '#lib/providers/dns/entered-record.ts'
import type { LinkHostModel, SetupModel } from '#lib/wizard/model.ts'
import { boxesFor, hostOf, unicodeOf } from './records-out-view.ts'
import { edgeRecordType } from './today-subjects.ts'

/** A record as it stands today; TTL in seconds. */
interface StandingRecord {
  type: string
  value: string
  /** the value as it is typed into the panel, for the way back */
  entered: string
  ttl: number
}

/** The one change in DNS of a link host's cut-over. */
export interface CutOverView {
  hostname: string
  /** the name as it reads, where it is an international one; else null */
  unicode: string | null
  /** null where it could not be looked up */
  zone: string | null
  /** the company that hosts the zone; empty where it is not known */
  dnsHost: string
  boxes: { name: string; value: string }
  /** the new record, as it is typed into the panel */
  type: 'CNAME' | 'A' | 'AAAA'
  entered: EnteredRecord
  /** the other form of the name */
  inFull: string
  /** `apex`: a CNAME cannot stand there. `moved`: it stands there already. `unknown`: could not look. */
  state: 'to-change' | 'to-add' | 'moved' | 'apex' | 'unknown'
  /** what stands there today, kept for the way back */
  current: StandingRecord[]
  /** when it was looked up, RFC 3339; null where it was not */
  seenAt: string | null
  /** how long caches keep what stands there today, seconds; null where nothing does */
  oldTtl: number | null
  /** when no cache keeps the old TTL any more if it is lowered now, RFC 3339; null where it is low already */
  waitUntil: string | null
}

/** With this one a step back is quick, seconds. */
const lowTtl = 300

/**
 * The change that moves a link host to its edge; null while the edge is not known. It rests on
 * the newest look at the host's name, be it for the records, the rehearsal or the check. Pure.
 */
export function cutOverView(setup: SetupModel, host: LinkHostModel, now: Date): CutOverView | null {
  if (!host.edgeName) return null
  const today = newestLook(
    host.hostname,
    [setup.today, host.rehearsal, host.check].map(({ finished }) => finished?.evidence),
  )
  const dnsHost = today && hostOf(today)
  const zone = today?.zone ?? null
  const type = edgeRecordType(host.edgeName)
  const current = today?.byWildcard ? [] : standing(today, dnsHost)
  const oldTtl = current.length > 0 ? Math.max(...current.map(({ ttl }) => ttl)) : null
  return {
    hostname: host.hostname,
    unicode: unicodeOf(host.hostname),
    zone,
    dnsHost: dnsHost?.name ?? '',
    boxes: boxesFor(type, dnsHost),
    type,
    entered: asEntered(dnsHost, zone, { type, name: host.hostname, value: host.edgeName }),
    inFull: inFull(dnsHost, host.hostname),
    state: stateOf(today, type, host, current),
    current,
    seenAt: today?.at ?? null,
    oldTtl,
    waitUntil: oldTtl !== null && oldTtl > lowTtl ? new Date(now.getTime() + oldTtl * 1000).toISOString() : null,
  }
}

function newestLook(hostname: string, evidence: readonly (Evidence | null | undefined)[]): NameToday | undefined {
  const looks = evidence.flatMap((one) => (one && nameToday(one, hostname, 'CNAME')) || [])
  return looks.toSorted((one, other) => (one.at < other.at ? 1 : -1))[0]
}

/** What leads visitors: with a CNAME nothing else counts, and what it says of its target is not the name's own. */
function standing(today: NameToday | undefined, host: DnsHost | undefined): StandingRecord[] {
  const own = (today?.records ?? []).map(({ type, data, ttl }) => {
    // A text is given with its quotation marks already.
    const entered = type === 'TXT' ? data : asEntered(host, null, { type, name: '', value: data }).value
    return { type, value: data, entered, ttl }
  })
  const alias = own.filter(({ type }) => type === 'CNAME')
  return alias.length > 0 ? alias : own
}

function stateOf(
  today: NameToday | undefined,
  type: CutOverView['type'],
  { hostname, edgeName }: LinkHostModel,
  current: readonly StandingRecord[],
): CutOverView['state'] {
  if (!today || today.zone === null) return 'unknown'
  if (current.some((record) => record.type === type && sameValue(type, record.value, edgeName ?? ''))) return 'moved'
  if (type === 'CNAME' && hostname === today.zone) return 'apex'
  return current.length > 0 ? 'to-change' : 'to-add'
}
