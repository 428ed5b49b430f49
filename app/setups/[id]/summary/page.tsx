import type { Metadata } from 'next'
import { PageShell } from '#components/page-shell.tsx'
import { PageTitle } from '#components/page-title.tsx'
import { NextAction } from '#components/setup/next-action.tsx'
import { SummaryDocument } from '#components/summary/summary-document.tsx'
import { SummaryTools } from '#components/summary/summary-tools.tsx'
import { nothingHere } from '#lib/auth/nothing-here.ts'
import { requestContext } from '#lib/auth/request-context.ts'
import { getSetup } from '#lib/services/get-setup.ts'
import { getSummary } from '#lib/services/get-summary.ts'
import { summaryWords as words } from '#lib/words/en/pages.ts'
import { shareSummary } from './actions.ts'

interface Props {
  params: Promise<{ id: string }>
}

export const metadata: Metadata = { title: words.title }

export default async function SummaryPage({ params }: Props) {
  const { id } = await params
  const context = await requestContext()
  const [summary, setup] = await Promise.all([getSummary(context, id), getSetup(context, id)])
  if (!summary || !setup) nothingHere()
  const mayShare = context.grants.csm || context.grants.customerOf.includes(id)
  return (
    <PageShell>
      <div className="flex max-w-4xl flex-col gap-8">
        <PageTitle kicker={words.title} title={summary.customerName} />
        {setup.viewer === 'customer' ? <NextAction next={setup.next} aside /> : null}
        <SummaryTools summary={summary} share={mayShare ? shareSummary.bind(null, id) : null} printable />
        <SummaryDocument summary={summary} level={2} />
      </div>
    </PageShell>
  )
}
