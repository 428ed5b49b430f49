import { TextLink } from '#components/ui/text-link.tsx'
import type { StepView } from '#lib/wizard/view.ts'
import { setupWords } from '#lib/words/en/pages.ts'
import { ownerWords } from '#lib/words/en/ui.ts'
import { StepTag } from './step-tag.tsx'

/** The six steps with where each stands. One that cannot start yet is no link, and names what it waits for. */
export function TaskList({ steps }: { steps: readonly StepView[] }) {
  return (
    <ol className="divide-y divide-line rounded-lg border border-line bg-surface">
      {steps.map((step) => (
        <li key={step.id} className="flex items-start gap-4 px-4 py-4 sm:px-6">
          <StepNumber step={step} />
          <div className="flex min-w-0 flex-1 flex-col gap-x-6 gap-y-2 sm:flex-row sm:items-start sm:justify-between">
            <div className="min-w-0">
              <h3 className="text-lg">{step.state === 'cannot-start' ? step.title : <TextLink href={step.href}>{step.title}</TextLink>}</h3>
              <p className="text-sm text-muted">
                {setupWords.who}: {ownerWords[step.owner]}
              </p>
              <StepNote step={step} />
            </div>
            <span className="sm:pt-0.5">
              <StepTag state={step.state} />
            </span>
          </div>
        </li>
      ))}
    </ol>
  )
}

function StepNote({ step }: { step: StepView }) {
  const note = step.blockedBy.length > 0 ? setupWords.blockedBy(step.blockedBy.map(({ title }) => `“${title}”`)) : step.note
  return note ? <p className="text-sm text-muted wrap-anywhere">{note}</p> : null
}

function StepNumber({ step }: { step: StepView }) {
  const done = step.state === 'completed'
  return (
    <span
      aria-hidden="true"
      className={`flex size-8 shrink-0 items-center justify-center rounded-full text-sm font-semibold ${done ? 'bg-good-soft text-good' : 'border border-line-strong text-muted'}`}
    >
      {done ? '✓' : step.number}
    </span>
  )
}
