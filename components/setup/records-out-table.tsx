import type { ReactNode } from 'react'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { HostName } from '#components/ui/host-name.tsx'
import type { RecordOutView } from '#lib/wizard/records/records-out.ts'
import { recordsWords } from '#lib/words/en/pages.ts'
import { recordsOutWords as words } from '#lib/words/en/records-out.ts'
import { Cell, Copyable } from './record-cells.tsx'
import { RecordToday } from './record-today.tsx'

const { column } = recordsWords

interface RecordsOutTableProps {
  records: readonly RecordOutView[]
  caption: string
  /** what was last seen of each record, by its id */
  results?: ReadonlyMap<string, ReactNode>
}

/**
 * The records as they are typed into the panel of their zone, each with what it would do to what
 * is there: a table where there is room, one card per record on a phone, nothing left out on either.
 */
export function RecordsOutTable({ records, caption, results }: RecordsOutTableProps) {
  return (
    <table className="block w-full md:table">
      <caption className="sr-only">{caption}</caption>
      <thead className="hidden md:table-header-group">
        <tr className="border-b border-line text-left text-sm text-muted">
          {[column.type, column.name, column.value, column.ttl].map((head) => (
            <th key={head} scope="col" className="py-2 pr-4 font-semibold">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      {records.map((record) => (
        <RecordBody key={record.id} record={record} result={results?.get(record.id)} />
      ))}
    </table>
  )
}

function RecordBody({ record, result }: { record: RecordOutView; result: ReactNode }) {
  return (
    <tbody className="keep-together mb-4 block rounded-md border border-line bg-surface p-4 md:mb-0 md:table-row-group md:rounded-none md:border-0 md:border-b md:bg-transparent">
      <tr className="flex flex-col gap-3 md:table-row">
        <Cell label={column.type}>
          <span className="font-semibold">{record.type}</span>
          <span className="block text-sm text-muted">{recordsWords.kinds[record.kind]}</span>
        </Cell>
        <Cell label={column.name} wide>
          <NameCell record={record} />
        </Cell>
        <Cell label={column.value} wide>
          <ValueCell record={record} />
        </Cell>
        <Cell label={column.ttl}>
          <span className="md:whitespace-nowrap">{record.ttl === null ? words.ttlAny : recordsWords.ttlSeconds(record.ttl)}</span>
        </Cell>
      </tr>
      <tr className="block pt-3 md:table-row">
        <td colSpan={4} className="block md:table-cell md:pb-4">
          {result ?? <RecordToday today={record.today} about={`${record.type} ${record.name}`} />}
        </td>
      </tr>
    </tbody>
  )
}

/** The name as the box wants it, what it makes, and its other form one press away. */
function NameCell({ record }: { record: RecordOutView }) {
  const { name, entered, zone, boxes, unicode } = record
  return (
    <div className="flex min-w-0 flex-col items-start gap-1.5">
      {zone === null ? null : <span className="text-sm text-muted">{words.enterName(boxes.name)}</span>}
      {entered.name === '' ? (
        <em>{words.leaveEmpty}</em>
      ) : (
        <Copyable text={entered.name} label={recordsWords.copyName} about={recordsWords.copyFor(name)} />
      )}
      {zone === null ? null : (
        <span className="text-sm text-muted wrap-anywhere">
          {words.preview}{' '}
          <strong className="font-semibold text-ink">
            <HostName>{name}</HostName>
          </strong>
        </span>
      )}
      {unicode ? <span className="text-sm text-muted wrap-anywhere">{words.unicode(unicode)}</span> : null}
      {zone === null ? null : (
        <div className="no-print w-full">
          <Disclosure summary={words.otherForm}>
            <Copyable text={record.inFull} label={words.copyFullName} about={recordsWords.copyFor(name)} />
            <p className="text-sm text-muted wrap-anywhere">{words.otherFormWhy(name, zone)}</p>
          </Disclosure>
        </div>
      )}
    </div>
  )
}

function ValueCell({ record: { name, zone, boxes, entered } }: { record: RecordOutView }) {
  return (
    <div className="flex min-w-0 flex-col items-start gap-1.5">
      {zone === null ? null : <span className="text-sm text-muted">{words.enterName(boxes.value)}</span>}
      <Copyable text={entered.value} label={recordsWords.copyValue} about={recordsWords.copyFor(name)} />
      {entered.preference === null ? null : (
        <span>
          <span className="text-sm text-muted">{words.priority}</span> <code className="select-all">{entered.preference}</code>
        </span>
      )}
    </div>
  )
}
