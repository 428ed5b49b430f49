import type { Metadata } from 'next'
import { CatalogueFilter } from '#components/catalogue/catalogue-filter.tsx'
import { CheckEntry } from '#components/catalogue/check-entry.tsx'
import { parseCatalogueFilter } from '#components/catalogue/parse-filter.ts'
import { PageShell } from '#components/page-shell.tsx'
import { PageTitle } from '#components/page-title.tsx'
import { Section } from '#components/ui/card.tsx'
import { catalogue, catalogueSize } from '#lib/words/catalogue.ts'
import { catalogueWords as words } from '#lib/words/en/catalogue.ts'
import { areaWords } from '#lib/words/en/ui.ts'

export const metadata: Metadata = { title: words.title }

export default async function CataloguePage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const filter = parseCatalogueFilter(await searchParams)
  const size = catalogueSize()
  return (
    <PageShell>
      <div className="flex flex-col gap-10">
        <div className="flex flex-col gap-3">
          <PageTitle title={words.title} lead={words.lead(size.checks, size.codes)} />
          <p className="max-w-prose text-muted">{words.severitiesLead}</p>
          <p className="max-w-prose text-muted">{words.example}</p>
        </div>
        <CatalogueFilter current={filter} />
        {catalogue(filter).map(({ area, checks }) => (
          <Section key={area} id={`area-${area}`} title={areaWords[area]}>
            {checks.length === 0 ? <p className="text-muted">{words.none}</p> : null}
            {checks.map((check) => (
              <CheckEntry key={check.id} check={check} />
            ))}
          </Section>
        ))}
      </div>
    </PageShell>
  )
}
