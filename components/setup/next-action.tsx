import { ButtonLink } from '#components/ui/button.tsx'
import type { NextActionView } from '#lib/wizard/view.ts'
import { setupWords } from '#lib/words/en/pages.ts'
import { findingLabels, ownerWords } from '#lib/words/en/ui.ts'

/** The one thing to do next, and who does it. */
export function NextAction({ next }: { next: NextActionView }) {
  return (
    <section
      aria-labelledby="next"
      className="no-print flex flex-col gap-4 rounded-lg border border-accent bg-accent-soft p-5 sm:flex-row sm:items-center sm:justify-between sm:p-6"
    >
      <div className="min-w-0">
        <h2 id="next" className="text-sm font-semibold text-accent">
          {setupWords.nextTitle}
        </h2>
        <p className="text-lg font-semibold wrap-anywhere">{next.sentence}</p>
        <p className="text-sm text-muted">
          {findingLabels.owner}: {ownerWords[next.owner]}
        </p>
      </div>
      <div className="shrink-0">
        <ButtonLink href={next.href}>{next.label}</ButtonLink>
      </div>
    </section>
  )
}
