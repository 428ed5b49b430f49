import type { ReactNode } from 'react'
import { ButtonLink } from '#components/ui/button.tsx'
import { errorWords } from '#lib/words/en/errors.ts'
import { PageShell } from './page-shell.tsx'
import { PageTitle } from './page-title.tsx'

/** A page that says one thing: what is the matter, and where to go from here. */
export function MessagePage({ title, lead, children }: { title: string; lead: string; children?: ReactNode }) {
  return (
    <PageShell>
      <div className="flex max-w-2xl flex-col items-start gap-6">
        <PageTitle title={title} lead={lead} />
        {children}
        <ButtonLink href="/" look="secondary">
          {errorWords.home}
        </ButtonLink>
      </div>
    </PageShell>
  )
}
