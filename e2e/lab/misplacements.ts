import { addRecords, nameServer, type ShortRecord, subZone } from './changes-dns.ts'
import type { Change, Draft } from './define.ts'
import type { RecordData } from './scenario.ts'

/** What people and panels do to a record on its way into a zone, each as a change of a healthy set-up. */
export type Misplacing = (record: RecordData, draft: Draft) => Change[]

const otherServers = [
  { name: 'ns1.otherhost.net', address: '192.166.20.53' },
  { name: 'ns2.otherhost.net', address: '192.166.84.53' },
]

const placed = (record: RecordData, changed: Partial<RecordData>): Change[] => [addRecords({ ...record, ...changed })]

/** A zone of its own for the sending domain, at another company, with all that stands below it and this. */
const delegated = ({ names, world }: Draft, ...more: ShortRecord[]): Change => {
  const own = world.zones[0]?.records.filter(({ name }) => name.endsWith(`.${names.parent}`)) ?? []
  return subZone(names.parent, [...own, ...more], otherServers)
}

export const misplacings = {
  'domain appended to the whole name': (record, { names }) => placed(record, { name: `${record.name}.${names.domain}` }),
  'zone below the domain appended': (record, draft) => [
    delegated(draft, { ...record, name: `${record.name.slice(0, -draft.names.domain.length - 1)}.${draft.names.parent}` }),
  ],
  'sending domain left out': (record, { names }) => placed(record, { name: record.name.replace(`.${names.parent}`, `.${names.domain}`) }),
  'at the sending domain itself': (record, { names }) => placed(record, { name: names.parent }),
  'at the domain itself': (record, { names }) => placed(record, { name: names.domain }),
  'labels swapped': (record, { names }) => {
    const [first, second] = record.name.split('.')
    return placed(record, { name: `${second}.${first}.${names.domain}` })
  },
  'below another sending domain of the set-up': (record, { names }) =>
    placed(record, { name: `${record.name.split('.')[0]}.${names.parent}` }),
  'above a delegation': (record, draft) => [delegated(draft), nameServer('all', { rotates: [[record]] })],
  'as text': (record) => placed(record, { type: 'TXT', data: `"${record.data}"` }),
  'as alias': (record) => placed(record, { type: 'CNAME', data: record.data.split(' ').at(-1) ?? '' }),
  'a dash for the dot': (record) => placed(record, { name: record.name.replace('.', '-') }),
  'underscore dropped': (record) => placed(record, { name: record.name.replaceAll('_', '') }),
  'value cut short': (record) => placed(record, { data: record.data.replace(/.{4}("?)$/, '$1') }),
  'value as URL': (record) => placed(record, { data: record.data.replace(/(\S+)$/, 'https://$1') }),
  'zone appended to the value': (record, { names }) => placed(record, { data: `${record.data}.${names.domain}` }),
  nowhere: () => [],
} satisfies Record<string, Misplacing>
export type MisplacingName = keyof typeof misplacings

/** Takes the record from its place and puts it where this misplacing puts it. */
export const misplaced =
  (how: MisplacingName, pick: (draft: Draft) => RecordData): Change =>
  (draft) => {
    const record = pick(draft)
    const zone = draft.world.zones[0]
    if (!zone) throw new Error('the scenario has no zone of its own')
    zone.records = zone.records.filter(({ name, type }) => name !== record.name || type !== record.type)
    for (const change of (misplacings[how] as Misplacing)(record, draft)) change(draft)
  }

/** The link host's record at the cut-over, and as Braze handed it out. */
export const linkRecordOf = ({ names }: Draft): RecordData => ({ name: names.host, type: 'CNAME', ttl: 300, data: names.edge })
export const handedOutLinkOf = ({ names }: Draft): RecordData => ({ name: names.host, type: 'CNAME', ttl: 300, data: names.esp })

/** The first record that was handed out with this text in its name, of this type. */
export const handedOutOf =
  (part: string, kind: string) =>
  ({ records }: Draft): RecordData => {
    const found = records.slice(1).find(({ name, type }) => name.includes(part) && type === kind)
    if (!found) throw new Error(`no ${kind} handed out at ${part}`)
    return found
  }

/** A wildcard, as many zones have one. */
export const wildcard =
  (name: string, type: string, data: string): Change =>
  (draft) =>
    addRecords({ name, type, data })(draft)
