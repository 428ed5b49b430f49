import type { Route } from 'next'
import Link from 'next/link'
import { buttonClass } from '#components/ui/button.tsx'
import { Moment } from '#components/ui/moment.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import type { PastRunsView, PastRunView, StretchView } from '#lib/wizard/history/history-view.ts'
import { paths } from '#lib/wizard/paths.ts'
import { historyWords as words } from '#lib/words/en/history.ts'
import { formatMoment } from '#lib/words/en/time.ts'
import { RunVerdictTag, verdictText } from './run-verdict-tag.tsx'

/** What can be looked at: a link host in one of two ways, or the records. Links, so that a choice can be sent to somebody. */
export function Subjects({ view }: { view: PastRunsView }) {
  return (
    <nav aria-label={words.of} className="no-print">
      <ul className="flex flex-wrap gap-2">
        {view.subjects.map(({ key, title }) => (
          <li key={key} className="min-w-0">
            <Link
              href={paths.history(view.setupId, { subject: key }) as Route}
              prefetch={false}
              aria-current={key === view.subject?.key ? 'page' : undefined}
              className={`inline-flex min-h-11 items-center rounded-3xl border px-4 py-1 text-sm font-semibold wrap-anywhere no-underline ${
                key === view.subject?.key
                  ? 'border-accent bg-accent text-on-accent'
                  : 'border-line-strong text-ink hover:border-accent hover:text-accent'
              }`}
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

interface StretchesProps {
  view: PastRunsView
  now: Date
}

/** The outcomes one after another, newest first; each leads to what changed at its beginning. */
export function Stretches({ view, now }: StretchesProps) {
  const { stretches, subject } = view
  if (!subject) return null
  return (
    <ol className="flex flex-col gap-4">
      {stretches.map((stretch, index) => {
        const before = stretches[index + 1]
        return (
          <li key={stretch.last.id} className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-4 sm:p-5">
            <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
              <p className="min-w-0 font-semibold wrap-anywhere">
                {stretch.last.rootCause ?? verdictText(subject.kind, stretch.last.verdict)}
              </p>
              <RunVerdictTag kind={subject.kind} verdict={stretch.last.verdict} />
            </div>
            <When stretch={stretch} now={now} />
            {before ? (
              <p className="no-print">
                <TextLink href={paths.history(view.setupId, { subject: subject.key, from: before.last.id, to: stretch.first.id })}>
                  {words.changedHere}
                  <span className="sr-only"> {words.changedHereAbout(formatMoment(stretch.first.at))}</span>
                </TextLink>
              </p>
            ) : null}
          </li>
        )
      })}
    </ol>
  )
}

function When({ stretch: { first, last, count }, now }: { stretch: StretchView; now: Date }) {
  return (
    <p className="text-sm text-muted">
      {count > 1 ? (
        <>
          <Moment at={first.at} /> {words.until} <Moment at={last.at} now={now} />. {words.repeated(count)}.
        </>
      ) : (
        <Moment at={last.at} now={now} />
      )}
    </p>
  )
}

/** Any two of the runs, side by side. A plain form: its answer has an address of its own. */
export function CompareForm({ view }: { view: PastRunsView }) {
  const { subject, runs, comparison } = view
  const [newest, previous] = runs
  if (!subject) return null
  if (!newest || !previous) return <p className="text-muted">{words.needTwo}</p>
  const options = runs.map((run) => ({ id: run.id, text: words.option(formatMoment(run.at), verdictText(subject.kind, run.verdict)) }))
  return (
    <form method="get" action={paths.history(view.setupId)} className="no-print flex flex-wrap items-end gap-4">
      <input type="hidden" name="subject" value={subject.key} />
      <Choice name="from" label={words.from} options={options} chosen={comparison?.earlier.id ?? previous.id} />
      <Choice name="to" label={words.to} options={options} chosen={comparison?.later.id ?? newest.id} />
      <button type="submit" className={buttonClass('secondary')}>
        {words.compare}
      </button>
    </form>
  )
}

interface ChoiceProps {
  name: 'from' | 'to'
  label: string
  options: readonly { id: PastRunView['id']; text: string }[]
  chosen: string
}

function Choice({ name, label, options, chosen }: ChoiceProps) {
  return (
    <label className="flex min-w-0 flex-col gap-1.5 font-semibold">
      {label}
      <select
        key={chosen}
        name={name}
        defaultValue={chosen}
        className="min-h-11 max-w-full rounded-md border border-line-strong bg-surface px-3 py-2 font-normal"
      >
        {options.map(({ id, text }) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
