import type { Metadata } from 'next'
import { Comparison } from '#components/history/comparison.tsx'
import { CompareForm, Stretches, Subjects } from '#components/history/past-runs.tsx'
import { PageShell } from '#components/page-shell.tsx'
import { PageTitle } from '#components/page-title.tsx'
import { Section } from '#components/ui/card.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { nothingHere } from '#lib/auth/nothing-here.ts'
import { requestContext } from '#lib/auth/request-context.ts'
import { getPastRuns, type PastRunsRequest } from '#lib/services/get-past-runs.ts'
import { paths } from '#lib/wizard/paths.ts'
import { historyWords as words } from '#lib/words/en/history.ts'
import { setupWords } from '#lib/words/en/pages.ts'

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: words.title }

export default async function HistoryPage({ params, searchParams }: Props) {
  const { id } = await params
  const view = await getPastRuns(await requestContext(), id, requested(await searchParams))
  if (!view) nothingHere()
  return (
    <PageShell>
      <div className="flex max-w-4xl flex-col gap-8">
        <div className="flex flex-col gap-3">
          <p className="no-print">
            <TextLink href={paths.setup(id)}>{setupWords.overview}</TextLink>
          </p>
          <PageTitle title={words.title} lead={words.lead} />
        </div>
        {view.subject ? (
          <>
            <Subjects view={view} />
            {view.comparison ? <Comparison comparison={view.comparison} /> : null}
            <Section id="compare" title={words.compareTitle}>
              <CompareForm view={view} />
            </Section>
            <Section id="runs" title={words.listTitle} lead={view.cutAt === null ? undefined : words.onlyNewest(view.cutAt)}>
              <Stretches view={view} now={new Date()} />
            </Section>
          </>
        ) : (
          <Notice title={words.none} level={2}>
            <p>{words.noneLead}</p>
          </Notice>
        )}
      </div>
    </PageShell>
  )
}

/** A parameter that stands there twice is none. */
function requested(query: Record<string, string | string[] | undefined>): PastRunsRequest {
  const one = (name: string): string | undefined => (typeof query[name] === 'string' ? query[name] : undefined)
  return { subject: one('subject'), from: one('from'), to: one('to') }
}
