import type { Metadata } from 'next'
import { PageShell } from '#components/page-shell.tsx'
import { PageTitle } from '#components/page-title.tsx'
import { Section } from '#components/ui/card.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Entries } from '#components/x-ray/entries.tsx'
import { LinkForm } from '#components/x-ray/link-form.tsx'
import { MailForm } from '#components/x-ray/mail-form.tsx'
import { nothingHere } from '#lib/auth/nothing-here.ts'
import { orUnavailable } from '#lib/auth/or-unavailable.ts'
import { requestContext } from '#lib/auth/request-context.ts'
import { getXRay } from '#lib/services/get-x-ray.ts'
import { paths } from '#lib/wizard/paths.ts'
import { largestMail } from '#lib/wizard/trace/mail/size.ts'
import { xRayWords as words } from '#lib/words/en/x-ray.ts'
import { followLink, readMailFile } from './actions.ts'

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: words.title }

export default async function XRayPage({ params, searchParams }: Props) {
  const { id } = await params
  const context = await requestContext()
  const view = await orUnavailable(() => getXRay(context, id))
  if (!view) nothingHere()
  const wasTooLarge = (await searchParams).mail === 'too-large'
  return (
    <PageShell aside={view.customerName}>
      <div className="flex max-w-4xl flex-col gap-8">
        <div className="flex flex-col gap-3">
          <p className="no-print">
            <TextLink href={paths.setup(id)}>{words.toSetup}</TextLink>
          </p>
          <PageTitle kicker={view.customerName} title={words.title} lead={words.lead} />
        </div>
        <Notice title={words.afterTitle} level={2}>
          <p>{words.after}</p>
        </Notice>
        {view.viewer === 'reviewer' ? null : view.ready ? (
          <>
            <LinkForm action={followLink.bind(null, id)} />
            <MailForm action={readMailFile.bind(null, id)} maxBytes={largestMail} wasTooLarge={wasTooLarge} />
          </>
        ) : (
          <Notice tone="care" title={words.noEsp} />
        )}
        <Section id="earlier" title={words.earlier} lead={words.kept}>
          {view.entries.length > 0 ? <Entries entries={view.entries} now={new Date()} /> : <p className="text-muted">{words.none}</p>}
        </Section>
      </div>
    </PageShell>
  )
}
