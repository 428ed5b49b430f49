import type { EspId } from '#lib/engine/target/target.ts'
import type { Mending } from '#lib/wizard/records/normal/host-text.ts'
import type { UnreadReason } from '#lib/wizard/records/normal/unread-reason.ts'
import type { RecordKind } from '#lib/wizard/view.ts'
import { espRules } from './esp-rules.ts'

const mendings: Record<Mending, string> = {
  'last-dot': 'without the full stop at the end',
  scheme: 'without “http://” and what follows the name',
  capitals: 'in small letters',
  quotes: 'without the signs around it',
  hidden: 'without invisible characters',
  joined: 'put together from several lines',
  letters: 'with its letters as DNS writes them',
  doubled: 'your domain stood there twice',
  'zone-added': 'without your own domain after it',
  completed: 'completed with your domain',
  'either-way': 'because it looks like a part of your domain; if it is a whole name, write a dot at its end',
  ended: 'without the words behind it',
  composed: 'made from what the ESP gave, as its documentation says',
}

const kindNames: Record<RecordKind, string> = {
  'link-host': 'the record of a link host',
  owner: 'the record with the account’s number',
  dkim: 'the signature (DKIM)',
  bounce: 'the record for bounces (return path)',
  dmarc: 'the DMARC policy',
  verification: 'a proof',
  other: 'another record',
}

/** Longer texts are not repeated in a sentence: the record beside it shows them. */
const mostQuoted = 90

const list = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`

/** What is said of a pasted text. */
export const recordsInWords = {
  list,
  hint: 'Paste all of it, just as it came: a mail, a table, a spreadsheet, a zone file, or the source of a page. What we understand appears below the box. Nothing is made up, and nothing in DNS is changed.',
  understood: (records: number) => (records === 1 ? '1 record understood' : `${records} records understood`),
  how: 'How each record was read',
  column: { use: 'For', type: 'Type', name: 'Name', value: 'Value' },
  line: (line: number) => `Line ${line}`,
  correction: (part: 'name' | 'value', from: string, to: string, reasons: readonly Mending[]): string => {
    const how = list(reasons.map((reason) => mendings[reason]))
    if (from.length > mostQuoted || from === to) return `The ${part} was read ${how}.`
    return `We read “${from}” as “${to.length > mostQuoted ? `${to.slice(0, mostQuoted)}…` : to}”: ${how}.`
  },
  unreadTitle: (lines: number) => (lines === 1 ? '1 line not understood' : `${lines} lines not understood`),
  unreadLead: (lines: number) =>
    lines === 1
      ? 'No record was made from it. Change it in the box if it matters.'
      : 'No record was made from these lines. Change them in the box if they matter.',
  plain: (lines: number) => (lines === 1 ? '1 line of plain text, without a record' : `${lines} lines of plain text, without a record`),
  problemTitle: 'This cannot be saved yet',
  reading: 'Reading…',
  failed: 'What you typed could not be read just now. It is still in the box; “Read the records” tries again.',
  said: (records: number, unread: number) =>
    `${records === 1 ? '1 record understood' : `${records} records understood`}${unread === 0 ? '' : unread === 1 ? ', 1 line not' : `, ${unread} lines not`}.`,
  reasons: {
    'plain-text': 'Plain text.',
    unclear: 'It names a host or a type, but no whole record. Put type, name and value into one line.',
    'no-type': 'The type is missing: CNAME, TXT or MX.',
    'no-name': 'The name is missing.',
    'no-value': 'The value is missing.',
    'no-priority': 'The priority is missing: the number before the mail server, such as 10.',
    'other-type': 'Braze hands out no record of this type.',
    'cut-short': 'It was cut short: the dots stand for characters that are missing. Copy the whole of it from where it came.',
    'cut-key': 'The key was cut: it says itself that it is longer. Copy the whole of it from where it came.',
    'cut-name': 'The value ends in the middle of a host name. Copy the whole of it from where it came.',
    include: 'This line of a zone file stands for others that are not in it. Paste the records themselves.',
    'bad-name': 'The name has something in it that DNS names cannot have.',
    'bad-value': 'The value is none that a record of this type can have.',
    formula: 'This is a spreadsheet’s formula. Copy the text that the cell shows.',
    script: 'This is a script of a page. It was neither run nor read.',
    'too-long': 'This line is longer than any record.',
  } satisfies Record<UnreadReason, string>,
  otherDomainTitle: 'Some records are of another domain',
  otherDomain: (names: string, domain: string) =>
    `${names} ${names.includes(' and ') ? 'are' : 'is'} not below the domain of ${domain}. Take the lines out if they came with the others by mistake. If they are yours, look at step 1 again.`,
  otherEspTitle: (esp: string) => `Some records lead to ${esp}`,
  otherEsp: (names: string, found: string, chosen: string) =>
    `${names} ${names.includes(' and ') ? 'lead' : 'leads'} to ${found}, and step 1 says ${chosen}. Ask your CSM which one sends your mail.`,
  toCdnTitle: (name: string) => `${name} leads to a CDN`,
  toCdn: (name: string, value: string, provider: string) =>
    `${value} belongs to ${provider}. What Braze hands out leads to the ESP. Keep this line only if it is how ${name} stands in DNS today.`,
  newHostsTitle: (hosts: number) => (hosts === 1 ? 'A link host that step 1 does not list' : 'Link hosts that step 1 does not list'),
  newHosts: (hosts: string, esp: EspId) => `${hosts}, by the record. ${espRules[esp].leftOut}`,
  addHosts: (hosts: string) => `Add ${hosts} to the link hosts of step 1`,
  noRecordTitle: (hosts: number) => (hosts === 1 ? 'A link host has no record here' : 'Some link hosts have no record here'),
  noRecord: (hosts: string) =>
    `${hosts} of step 1 ${hosts.includes(' and ') ? 'are' : 'is'} not among these records. If Braze sent the record, add it. If it stands in DNS already, that is enough.`,
  missingTitle: 'Is there more?',
  missingKind: (kind: RecordKind, there: number, count: number) =>
    there === 0 || count === 1
      ? `${kindNames[kind]}${count > 1 ? ` in ${count} records` : ''}`
      : `${kindNames[kind]} in ${count} records (${there} here)`,
  missing: (kinds: string, esp: string) => `With ${esp}, Braze usually hands out ${kinds} as well. If you have it, add it; if not, go on.`,
  repeatedTitle: 'Some records stand there twice',
  repeated: (lines: readonly { line: number; of: number }[]) =>
    `${list(lines.slice(0, 5).map(({ line, of }) => (line === of ? `line ${line} says the same twice` : `line ${line} says the same as line ${of}`)))}${lines.length > 5 ? ', and more' : ''}. Each is taken once.`.replace(
      /^l/,
      'L',
    ),
  outdatedTitle: 'Step 1 has changed since',
  outdated:
    'With what step 1 says now, this text reads differently from what is saved. Press “Read the records” to take it as it reads now.',
  step1: 'Look at step 1',
} as const
