import type { ReactNode } from 'react'

export interface FactRow {
  term: string
  value: ReactNode
}

/** Terms with their values: side by side where there is room, below each other on a phone. */
export function Facts({ rows }: { rows: readonly FactRow[] }) {
  return (
    <dl className="@container flex flex-col divide-y divide-line">
      {rows.map((row) => (
        <div key={row.term} className="grid gap-x-6 gap-y-0.5 py-2.5 first:pt-0 last:pb-0 @lg:grid-cols-[10rem_1fr]">
          <dt className="text-muted">{row.term}</dt>
          <dd className="min-w-0 wrap-anywhere">{row.value}</dd>
        </div>
      ))}
    </dl>
  )
}
