import type { LineReader } from '#lib/wizard/records/source/source-line.ts'

/** What a record consists of. */
export const parts = ['type', 'name', 'value', 'ttl', 'priority'] as const
export type Part = (typeof parts)[number]

/** What was found of a record, as it stands in the text, before anything is made of it. */
export interface Draft extends Partial<Record<Part, string>> {
  /** where it begins, counted from 1 */
  line: number
  /** the line as it stands there, to be shown where no record comes of it */
  text: string
  /** the origin that a zone file names */
  origin?: string
  /** whether characters were taken out that nobody can see */
  hidden?: boolean
  /** whether the ESP gave only what the record is made of: SES a token, SparkPost a key */
  composed?: boolean
}

/** What earlier lines say of later ones. */
export interface Around {
  /** RFC 1035, 5.1: what relative names are below, and whose name an empty one repeats */
  origin?: string
  owner?: string
  zone: boolean
  /** the type that a heading names: `CNAME records` */
  type?: string
  /** the columns of the table that was begun */
  table?: { delimiter: string; columns: readonly (Part | undefined)[] }
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
  const word = /^["'*([]*([a-z]{1,6})["'*)\]]*(?:[ -]?record|[ -]?eintrag)?s?:?["'*]*$/i.exec(cell.trim())?.[1]?.toUpperCase()
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
