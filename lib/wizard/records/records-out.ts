import type { EnteredRecord } from '#lib/providers/dns/entered-record.ts'
import type { EvidenceLine, RecordKind } from '#lib/wizard/view.ts'

/** What adding a record would do to what is there: nothing, take a place, end something, or not be possible at all. */
export type RadiusState = 'in-place' | 'free' | 'replaces' | 'stops' | 'impossible' | 'unknown'

/** Where a zone is edited. */
export interface ZoneOutView {
  zone: string
  /** the name as it reads, where it is an international one; else null */
  unicode: string | null
  /** names of the companies that host it; empty where none is known */
  hosts: string[]
  nameServers: string[]
  panels: { name: string; path: string[] }[]
  notes: string[]
  zoneFileHref: string
}

/** What answers at a record's name today, and what would stop. */
export interface TodayView {
  state: RadiusState | 'pending'
  lines: string[]
  evidence: EvidenceLine[]
  /** commands that show the same */
  commands: string[]
}

/** A record as its DNS admin enters it. */
export interface RecordOutView {
  id: string
  type: string
  kind: RecordKind
  /** in full, no last dot */
  name: string
  /** the name as it reads, where it is an international one; else null */
  unicode: string | null
  /** null until it was looked up */
  zone: string | null
  /** what the panel's boxes are called */
  boxes: { name: string; value: string }
  entered: EnteredRecord
  /** the other form of the name: in full, as a panel takes it that does not add the zone */
  inFull: string
  /** seconds; null where none was given */
  ttl: number | null
  today: TodayView
}

/** Everything for the DNS admin, once. */
export interface RecordsOutView {
  records: RecordOutView[]
  zones: ZoneOutView[]
  /** when it was looked up what answers today, RFC 3339; null: not yet */
  lookedAt: string | null
  /** all of it as plain text, for a mail or a chat */
  text: string
  csvHref: string
  /** all zones in one file */
  zoneFileHref: string
}
