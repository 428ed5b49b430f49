import type { RunRowView } from '#lib/wizard/view.ts'
import { areaWords } from '#lib/words/en/ui.ts'
import { FindingProof } from './finding-card.tsx'
import { VerdictTag } from './verdict-tag.tsx'

/** Groups of a run's rows, in the order in which they come. */
export const rowGroups = (rows: readonly Pick<RunRowView, 'group'>[]): { id: RunRowView['group']; title: string }[] =>
  [...new Set(rows.map((row) => row.group))].map((id) => ({ id, title: areaWords[id] }))

/** Every check of a run with its outcome, and what it rests on. */
export function CheckRows({ rows }: { rows: readonly RunRowView[] }) {
  return (
    <div className="flex flex-col gap-5">
      {rowGroups(rows).map((group) => (
        <div key={group.id} className="flex flex-col gap-1">
          <h4 className="text-sm font-semibold text-muted">{group.title}</h4>
          <ul className="divide-y divide-line border-y border-line">
            {rows
              .filter((row) => row.group === group.id)
              .map((row) => (
                <CheckRow key={row.id} row={row} />
              ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

function CheckRow({ row }: { row: RunRowView }) {
  return (
    <li className="keep-together grid min-h-12 gap-x-4 gap-y-1 py-2.5 sm:grid-cols-[1fr_auto]">
      <div className="min-w-0">
        <p>{row.title}</p>
        <p className="text-sm text-muted wrap-anywhere empty:hidden">{row.detail}</p>
        {row.finding ? <FindingProof finding={row.finding} /> : null}
      </div>
      <div>
        <VerdictTag verdict={row.verdict} />
      </div>
    </li>
  )
}
