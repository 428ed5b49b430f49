import { PageShell } from '#components/page-shell.tsx'
import { PageTitle } from '#components/page-title.tsx'
import { handOverEndedWords as words } from '#lib/words/en/hand-over.ts'

/** What is shown for a link that has ended, was revoked, or never was: one and the same, so that nobody learns which. */
export function HandOverEnded() {
  return (
    <PageShell>
      <div className="flex max-w-2xl flex-col gap-6">
        <PageTitle title={words.title} lead={words.lead} />
        <p>{words.ask}</p>
      </div>
    </PageShell>
  )
}
