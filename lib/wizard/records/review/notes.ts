import type { EspId } from '#lib/engine/target/target.ts'
import { edgeProviderOfName, espNames, providerName } from '#lib/providers/registry.ts'
import { espOfValue } from '#lib/wizard/records/kind-of.ts'
import type { ReadRecord } from '#lib/wizard/records/normal/finish-record.ts'
import type { ParsedRecords } from '#lib/wizard/records/parse-records.ts'
import type { RecordKind } from '#lib/wizard/view.ts'
import { recordsInWords as words } from '#lib/words/en/records-in.ts'
import { isOwn, type PasteContext } from './faults.ts'

/** Something to know of records that are taken all the same. */
export interface PasteNote {
  id: string
  tone: 'info' | 'care'
  title: string
  text: string
  /** whether it may be step 1 that is to be changed */
  step1: boolean
}

/**
 * What each ESP hands out beside the link host's own record: SendGrid's automated security
 * and link branding, SparkPost's sending and bounce domains, SES identities and MAIL FROM.
 */
const handedOut: Readonly<Record<EspId, readonly { kind: RecordKind; count: number }[]>> = {
  sendgrid: [
    { kind: 'owner', count: 1 },
    { kind: 'dkim', count: 2 },
    { kind: 'bounce', count: 1 },
  ],
  sparkpost: [
    { kind: 'dkim', count: 1 },
    { kind: 'bounce', count: 1 },
  ],
  ses: [
    { kind: 'dkim', count: 3 },
    { kind: 'bounce', count: 1 },
  ],
}

/** What is worth knowing of the records that were found, the gravest first. Pure. */
export function pasteNotes({ records, repeated }: ParsedRecords, context: PasteContext): PasteNote[] {
  if (records.length === 0) return []
  const notes = [
    ofOtherDomain(records, context),
    ofOtherEsp(records, context),
    ...toCdn(records),
    unlisted(records, context),
    withoutRecord(records, context),
    missing(records, context),
    repeated.length > 0 ? note('repeated', 'info', words.repeatedTitle, words.repeated(repeated)) : undefined,
  ]
  return notes.filter((one) => one !== undefined)
}

const note = (id: string, tone: PasteNote['tone'], title: string, text: string, step1 = false): PasteNote => ({
  id,
  tone,
  title,
  text,
  step1,
})

const namesOf = (records: readonly ReadRecord[]): string => words.list([...new Set(records.map(({ name }) => name))])

function ofOtherDomain(records: readonly ReadRecord[], context: PasteContext): PasteNote | undefined {
  const foreign = records.filter((record) => !isOwn(record, context))
  return foreign.length > 0
    ? note('other-domain', 'care', words.otherDomainTitle, words.otherDomain(namesOf(foreign), context.sendingDomain), true)
    : undefined
}

function ofOtherEsp(records: readonly ReadRecord[], { esp }: PasteContext): PasteNote | undefined {
  const others = records.filter(({ type, value }) => ![undefined, esp].includes(espOfValue(type, value)))
  const [first] = others
  const other = first && espOfValue(first.type, first.value)
  return other
    ? note('other-esp', 'care', words.otherEspTitle(espNames[other]), words.otherEsp(namesOf(others), espNames[other], espNames[esp]), true)
    : undefined
}

/** A record of Braze leads to the ESP; one that leads to the CDN is copied from DNS after the cut-over, or came too early. */
function toCdn(records: readonly ReadRecord[]): PasteNote[] {
  return records.flatMap(({ type, name, value }) => {
    const edge = type === 'CNAME' ? edgeProviderOfName(value) : undefined
    return edge ? [note(`cdn:${name}`, 'care', words.toCdnTitle(name), words.toCdn(name, value, providerName(edge.provider)))] : []
  })
}

/** Link hosts by their records that step 1 does not list. */
export const newLinkHosts = (records: readonly ReadRecord[], context: PasteContext): string[] => [
  ...new Set(
    records
      .filter((record) => record.kind === 'link-host' && isOwn(record, context) && !context.linkHosts.includes(record.name))
      .map(({ name }) => name),
  ),
]

function unlisted(records: readonly ReadRecord[], context: PasteContext): PasteNote | undefined {
  const hosts = newLinkHosts(records, context)
  return hosts.length > 0
    ? note('new-link-hosts', 'care', words.newHostsTitle(hosts.length), words.newHosts(words.list(hosts), context.esp), true)
    : undefined
}

function withoutRecord(records: readonly ReadRecord[], { linkHosts }: PasteContext): PasteNote | undefined {
  const lacking = linkHosts.filter((host) => !records.some(({ name }) => name === host))
  return lacking.length > 0
    ? note('host-without-record', 'info', words.noRecordTitle(lacking.length), words.noRecord(words.list(lacking)), true)
    : undefined
}

function missing(records: readonly ReadRecord[], { esp }: PasteContext): PasteNote | undefined {
  // With the customer's own key, SendGrid hands out one signature record, a TXT.
  const enough = (kind: RecordKind, count: number) =>
    kind === 'dkim' && records.some((record) => record.kind === kind && record.type === 'TXT') ? 1 : count
  const lacking = handedOut[esp].flatMap(({ kind, count }) => {
    const there = records.filter((record) => record.kind === kind).length
    return there < enough(kind, count) ? [words.missingKind(kind, there, count)] : []
  })
  return lacking.length > 0 ? note('missing', 'info', words.missingTitle, words.missing(words.list(lacking), espNames[esp])) : undefined
}
