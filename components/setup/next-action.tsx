import { ButtonLink } from '#components/ui/button.tsx'
import type { NextActionView } from '#lib/wizard/view.ts'
import { setupWords } from '#lib/words/en/pages.ts'
import { findingLabels, ownerWords } from '#lib/words/en/ui.ts'

interface NextActionProps {
  next: NextActionView
  /** on a page that is about something else, which has a main button of its own */
  aside?: boolean
}

/** The one thing to do next, and who does it. */
export function NextAction({ next, aside = false }: NextActionProps) {
  return (
    <section
      aria-labelledby="next"
      className={`no-print flex flex-col gap-x-4 gap-y-3 rounded-lg border border-accent bg-accent-soft sm:flex-row sm:items-center sm:justify-between ${aside ? 'px-4 py-3' : 'p-5 sm:p-6'}`}
    >
      <div className="min-w-0">
        <h2 id="next" className="text-sm font-semibold text-accent">
          {setupWords.nextTitle}
        </h2>
        <p className={`font-semibold wrap-anywhere ${aside ? '' : 'text-lg'}`}>{next.sentence}</p>
        <p className="text-sm text-muted">
          {findingLabels.owner}: {ownerWords[next.owner]}
        </p>
      </div>
      <div className="shrink-0">
        <ButtonLink href={next.href} look={aside ? 'secondary' : 'primary'}>
          {next.label}
        </ButtonLink>
      </div>
    </section>
  )
}
