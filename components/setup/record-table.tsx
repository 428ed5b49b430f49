import type { ReactNode } from 'react'
import type { RecordView } from '#lib/wizard/view.ts'
import { recordsWords } from '#lib/words/en/pages.ts'
import { Cell, Copyable } from './record-cells.tsx'

interface RecordTableProps {
  records: readonly RecordView[]
  caption: string
  /** the outcome of each record, by its id */
  states?: ReadonlyMap<string, ReactNode>
}

/** Records with what became of them: whole values that can be selected, a copy button for each; one card per record on a phone. */
export function RecordTable({ records, caption, states }: RecordTableProps) {
  const { column } = recordsWords
  const heads = [column.type, column.name, column.value, ...(states ? [column.state] : [])]
  return (
    <table className="block w-full md:table">
      <caption className="sr-only">{caption}</caption>
      <thead className="hidden md:table-header-group">
        <tr className="border-b border-line text-left text-sm text-muted">
          {heads.map((head) => (
            <th key={head} scope="col" className="py-2 pr-4 font-semibold">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="flex flex-col gap-4 md:table-row-group">
        {records.map((record) => (
          <tr
            key={record.id}
            className="keep-together flex flex-col gap-3 rounded-md border border-line bg-surface p-4 md:table-row md:rounded-none md:border-0 md:border-b md:bg-transparent"
          >
            <Cell label={column.type}>
              <span className="font-semibold">{record.type}</span>
              <span className="block text-sm text-muted">{recordsWords.kinds[record.kind]}</span>
              <span className="block text-sm text-muted">
                {column.ttl} {record.ttl === null ? recordsWords.ttlAny : recordsWords.ttlSeconds(record.ttl)}
              </span>
            </Cell>
            <Cell label={column.name} wide>
              <Copyable text={record.name} label={recordsWords.copyName} about={recordsWords.copyFor(record.name)} />
            </Cell>
            <Cell label={column.value} wide>
              <Copyable text={record.value} label={recordsWords.copyValue} about={recordsWords.copyFor(record.name)} />
            </Cell>
            {states ? <Cell label={column.state}>{states.get(record.id)}</Cell> : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
