import type { NameContext } from '#lib/wizard/records/normal/full-name.ts'
import type { UnreadReason } from '#lib/wizard/records/normal/unread-reason.ts'
import type { LineReader } from '#lib/wizard/records/source/source-line.ts'

/** What a record consists of. */
export type Part = 'type' | 'name' | 'value' | 'ttl' | 'priority'

/** What was found of a record, as it stands in the text, before anything is made of it. */
export interface Draft extends Partial<Record<Part, string>> {
  /** where it begins, counted from 1 */
  line: number
  /** the lines that it was read from, first and last */
  from?: number
  to?: number
  /** the line as it stands there, to be shown where no record comes of it */
  text: string
  /** the zone that the text itself names: a zone file's origin, the column of a table */
  origin?: string
  /** whether the name is complete, whatever its ending */
  full?: boolean
  /** whether the value reaches to the end of its line, so that it may go on in the next one */
  open?: boolean
  /** whether the value was put together from several lines */
  wrapped?: boolean
  /** whether the value is a text without any mark of the form that it came in */
  exact?: boolean
  /** why no record is to be made of it */
  refused?: UnreadReason
  /** whether characters were taken out that nobody can see */
  hidden?: boolean
  /** whether the ESP gave only what the record is made of: SES a token, SparkPost a key */
  composed?: boolean
}

/** A part of a text that is data: its records, and the lines that it takes. */
export interface DataPart {
  drafts: Draft[]
  from: number
  to: number
}

/** What earlier lines say of later ones. */
export interface Around {
  /** what completes names, and which are the customer's */
  names: NameContext
  /** RFC 1035, 5.1: what relative names are below, and whose name an empty one repeats */
  origin?: string
  owner?: string
  zone: boolean
  /** RFC 2308, 4: the TTL of records that name none */
  ttl?: string
  /** the DNS host that a list of records is for, by its name */
  host?: string
  /** the type that a heading names: `CNAME records` */
  type?: string
  /** the columns of the table that was begun */
  table?: Table
}

export interface Table {
  delimiter: string
  columns: readonly (Part | 'zone' | undefined)[]
}

/**
 * Reads what begins at the next line, and leaves behind the lines that it took.
 * @returns drafts, none for a line that says nothing by itself, or undefined where it is of another shape
 */
export type Format = (reader: LineReader, around: Around) => Draft[] | undefined

/** The types that Braze and the ESPs hand out. */
export const recordTypes = ['CNAME', 'TXT', 'MX', 'A', 'AAAA', 'NS', 'CAA'] as const
export type RecordType = (typeof recordTypes)[number]

const otherTypes = ['SOA', 'SRV', 'PTR', 'SPF', 'DS', 'DNSKEY', 'TLSA', 'SSHFP', 'NAPTR', 'HTTPS', 'SVCB', 'ALIAS', 'ANAME', 'LOC', 'HINFO']

/** The record type that a cell holds, and nothing else: `CNAME`, `cname:`, `CNAME record`. Also types that are not used here. */
export function typeIn(cell: string): string | undefined {
  const word = /^["'*([]{0,6}([a-z]{1,6})["'*)\]]{0,6}(?:[ -]?record|[ -]?eintrag)?s?:?["'*]{0,6}$/i.exec(cell.trim())?.[1]?.toUpperCase()
  return word && ([...recordTypes, ...otherTypes] as string[]).includes(word) ? word : undefined
}

export const isRecordType = (type: string): type is RecordType => (recordTypes as readonly string[]).includes(type)

/** Bullets and numbers of a list. */
export const withoutBullet = (line: string): string => line.replace(/^\s*(?:[-*+•·▪◦‣●○]|\d{1,2}[.)])\s+/, '')

/** What could be the name of a record: labels of DNS, or the origin's sign. */
export const looksLikeName = (text: string): boolean => /^(@|(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?)$/i.test(text)

/** A number of seconds, or what consoles show in its place. */
export const looksLikeTtl = (text: string): boolean =>
  /^(\d{1,9}|(\d+(\/\d+)?) ?(s|sec|secs|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?)\.?|auto(matic)?|default|n\/a|-)$/i.test(
    text.trim(),
  )
