import type { Route } from 'next'
import Link from 'next/link'
import { paths } from '#lib/wizard/paths.ts'
import type { ProgressRowView } from '#lib/wizard/view.ts'
import { csmWords } from '#lib/words/en/pages.ts'
import { arrangeProgress, type ProgressFilter, progressFilters } from './progress-order.ts'

/** Filters as links, so that a filtered list can be sent to somebody. */
export function FilterBar({ rows, current }: { rows: readonly ProgressRowView[]; current: ProgressFilter }) {
  return (
    <nav aria-label={csmWords.filterLabel}>
      <ul className="flex flex-wrap gap-2">
        {progressFilters.map((filter) => (
          <li key={filter}>
            <Link
              href={(filter === 'all' ? paths.csm() : `${paths.csm()}?show=${filter}`) as Route}
              prefetch={false}
              aria-current={filter === current ? 'page' : undefined}
              className={`inline-flex min-h-11 items-center gap-2 rounded-full border px-4 text-sm font-semibold no-underline ${
                filter === current
                  ? 'border-accent bg-accent text-on-accent'
                  : 'border-line-strong text-ink hover:border-accent hover:text-accent'
              }`}
            >
              {csmWords.filters[filter]}
              <span className="tabular-nums">{arrangeProgress(rows, filter).length}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
