import type { Route } from 'next'
import Link from 'next/link'
import { paths } from '#lib/wizard/paths.ts'
import type { CatalogueFilter as Filter } from '#lib/words/catalogue.ts'
import { catalogueWords as words } from '#lib/words/en/catalogue.ts'
import { areaWords, ownerWords } from '#lib/words/en/ui.ts'
import { filterAreas, filterOwners } from './parse-filter.ts'

/** Filters as links: they need no script, and a filtered list can be sent to somebody. */
export function CatalogueFilter({ current }: { current: Filter }) {
  return (
    <div className="no-print flex flex-col gap-4">
      <FilterRow
        label={words.areaFilter}
        choices={[undefined, ...filterAreas].map((area) => ({
          text: area ? areaWords[area] : words.all,
          href: paths.catalogue({ ...current, area }),
          isCurrent: current.area === area,
        }))}
      />
      <FilterRow
        label={words.ownerFilter}
        choices={[undefined, ...filterOwners].map((owner) => ({
          text: owner ? ownerWords[owner] : words.all,
          href: paths.catalogue({ ...current, owner }),
          isCurrent: current.owner === owner,
        }))}
      />
    </div>
  )
}

interface Choice {
  text: string
  href: string
  isCurrent: boolean
}

function FilterRow({ label, choices }: { label: string; choices: readonly Choice[] }) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
      <span aria-hidden="true" className="w-20 text-sm text-muted">
        {label}
      </span>
      <ul className="flex flex-wrap gap-2">
        {choices.map(({ text, href, isCurrent }) => (
          <li key={text}>
            <Link
              href={href as Route}
              prefetch={false}
              aria-current={isCurrent ? 'true' : undefined}
              className={`inline-flex min-h-11 items-center rounded-full border px-4 text-sm font-semibold no-underline ${
                isCurrent ? 'border-accent bg-accent text-on-accent' : 'border-line-strong text-ink hover:border-accent hover:text-accent'
              }`}
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
