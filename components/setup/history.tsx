import { Disclosure } from '#components/ui/disclosure.tsx'
import { Moment } from '#components/ui/moment.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { paths } from '#lib/wizard/paths.ts'
import type { EventView } from '#lib/wizard/view.ts'
import { historyWords } from '#lib/words/en/history.ts'
import { setupWords } from '#lib/words/en/pages.ts'

/** What happened in a setup, newest first. */
export function History({ setupId, events, now }: { setupId: string; events: readonly EventView[]; now: Date }) {
  return (
    <Disclosure summary={setupWords.historyTitle}>
      <p className="no-print">
        <TextLink href={paths.history(setupId)}>{historyWords.link}</TextLink>
      </p>
      <ol className="flex flex-col gap-3">
        {events.map((event) => (
          <li key={event.id} className="wrap-anywhere">
            {event.sentence}
            <span className="block text-sm text-muted">
              <Moment at={event.at} now={now} />, {event.by}
            </span>
          </li>
        ))}
      </ol>
    </Disclosure>
  )
}
