import { Disclosure } from '#components/ui/disclosure.tsx'
import { Moment } from '#components/ui/moment.tsx'
import type { EventView } from '#lib/wizard/view.ts'
import { setupWords } from '#lib/words/en/pages.ts'

/** What happened in a setup, newest first. */
export function History({ events, now }: { events: readonly EventView[]; now: Date }) {
  return (
    <Disclosure summary={setupWords.historyTitle}>
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
