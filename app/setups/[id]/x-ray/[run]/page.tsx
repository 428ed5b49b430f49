import type { Metadata } from 'next'
import { PageShell } from '#components/page-shell.tsx'
import { PageTitle } from '#components/page-title.tsx'
import { Moment } from '#components/ui/moment.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { MailResult } from '#components/x-ray/mail-result.tsx'
import { RunningTrace } from '#components/x-ray/running-trace.tsx'
import { TraceResult } from '#components/x-ray/trace-result.tsx'
import { nothingHere } from '#lib/auth/nothing-here.ts'
import { orUnavailable } from '#lib/auth/or-unavailable.ts'
import { requestContext } from '#lib/auth/request-context.ts'
import { getXRayResult } from '#lib/services/get-x-ray-result.ts'
import { paths } from '#lib/wizard/paths.ts'
import type { XRayResultView } from '#lib/wizard/trace/view.ts'
import { xRayWords as words } from '#lib/words/en/x-ray.ts'
import { followMailLinks } from './actions.ts'

interface Props {
  params: Promise<{ id: string; run: string }>
}

export const metadata: Metadata = { title: words.title }

export default async function XRayResultPage({ params }: Props) {
  const { id, run } = await params
  const context = await requestContext()
  const view = await orUnavailable(() => getXRayResult(context, id, run))
  if (!view) nothingHere()
  return (
    <PageShell aside={view.customerName}>
      <div className="flex max-w-4xl flex-col gap-8">
        <div className="flex flex-col gap-3">
          <p className="no-print">
            <TextLink href={paths.xRay(id)}>{words.back}</TextLink>
          </p>
          <PageTitle kicker={words.title} title={titleOf(view)} />
        </div>
        {view.mail ? (
          <MailResult mail={view.mail} follow={view.viewer === 'reviewer' ? null : followMailLinks.bind(null, id, run)} />
        ) : null}
        {view.changes.length > 0 ? (
          <Notice title={words.changedTitle} level={2}>
            {view.changes.map((text) => (
              <p key={text}>{text}</p>
            ))}
          </Notice>
        ) : null}
        {view.run && view.run.state !== 'finished' ? <RunningTrace run={view.run} links={view.links.length} /> : null}
        {view.run?.failed ? <Notice tone="care" title={words.failed} level={2} /> : null}
        {view.traces.map((trace) => (
          <TraceResult key={trace.url.whole ?? trace.url.short} trace={trace} />
        ))}
        <p className="text-sm text-muted">
          {words.deleted} <Moment at={view.deletedAt} />.
        </p>
      </div>
    </PageShell>
  )
}

function titleOf({ mail, links, run }: XRayResultView): string {
  if (mail) return words.earlierMail(mail.fromDomain ?? words.unknownSender)
  return run?.state === 'finished' ? words.followed(links.length) : words.following(links.length)
}
