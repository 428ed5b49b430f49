import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { FilterBar } from '#components/csm/filter-bar.tsx'
import { arrangeProgress, parseProgressFilter } from '#components/csm/progress-order.ts'
import { ProgressTable } from '#components/csm/progress-table.tsx'
import { PageShell } from '#components/page-shell.tsx'
import { PageTitle } from '#components/page-title.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { requestContext } from '#lib/auth/request-context.ts'
import { listSetups } from '#lib/services/list-setups.ts'
import { paths } from '#lib/wizard/paths.ts'
import { csmWords as words } from '#lib/words/en/pages.ts'

interface Props {
  searchParams: Promise<{ show?: string | string[] }>
}

export const metadata: Metadata = { title: words.title }

export default async function CsmPage({ searchParams }: Props) {
  const rows = await listSetups(await requestContext())
  if (!rows) redirect(paths.csmSignIn() as Route)
  const { show } = await searchParams
  const filter = parseProgressFilter(typeof show === 'string' ? show : undefined)
  const shown = arrangeProgress(rows, filter)
  return (
    <PageShell wide aside={words.signedIn}>
      <div className="flex flex-col gap-8">
        <div className="flex flex-wrap items-end justify-between gap-5">
          <PageTitle title={words.title} lead={words.lead} />
          <ButtonLink href={paths.start()}>{words.start}</ButtonLink>
        </div>
        {rows.length === 0 ? (
          <Notice title={words.empty} level={2}>
            <p>{words.emptyLead}</p>
          </Notice>
        ) : (
          <>
            <FilterBar rows={rows} current={filter} />
            {shown.length > 0 ? <ProgressTable rows={shown} now={new Date()} /> : <p className="text-muted">{words.noMatch}</p>}
          </>
        )}
      </div>
    </PageShell>
  )
}
