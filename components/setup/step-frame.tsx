import type { ReactNode } from 'react'
import { PageTitle } from '#components/page-title.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { paths } from '#lib/wizard/paths.ts'
import type { StepPageView, StepView } from '#lib/wizard/view.ts'
import { setupWords, stepLeads } from '#lib/words/en/pages.ts'
import { formChrome, stepStateWords } from '#lib/words/en/ui.ts'
import { NextAction } from './next-action.tsx'

/** What every step's page has: where one is, the step itself, and the ways back and on. */
export function StepFrame({ view, children }: { view: StepPageView; children: ReactNode }) {
  const { setup, step, previous, following } = view
  return (
    <div className="grid gap-10 lg:grid-cols-[15rem_minmax(0,1fr)] lg:gap-14 print:block">
      <StepNav steps={setup.steps} current={step} overview={paths.setup(setup.id)} />
      <div className="flex min-w-0 flex-col gap-8">
        <p className="lg:hidden">
          <TextLink href={paths.setup(setup.id)}>{setupWords.allSteps}</TextLink>
        </p>
        <PageTitle kicker={setupWords.stepOf(step.number)} title={step.title} lead={stepLeads[step.id]} />
        {setup.next.step === step.id ? null : <NextAction next={setup.next} aside />}
        {step.state === 'cannot-start' ? <Blocked step={step} steps={setup.steps} /> : children}
        <nav
          aria-label={setupWords.stepOf(step.number)}
          className="no-print flex flex-wrap justify-between gap-3 border-t border-line pt-6"
        >
          <ButtonLink href={previous?.href ?? paths.setup(setup.id)} look="secondary">
            {formChrome.back}
          </ButtonLink>
          {following && following.state !== 'cannot-start' ? (
            <ButtonLink href={following.href} look={step.state === 'completed' ? 'primary' : 'secondary'}>
              {formChrome.continue}
            </ButtonLink>
          ) : null}
        </nav>
      </div>
    </div>
  )
}

function Blocked({ step, steps }: { step: StepView; steps: readonly StepView[] }) {
  return (
    <Notice tone="info" title={setupWords.cannotStartTitle} level={2}>
      <p>{setupWords.cannotStart}</p>
      <ul>
        {step.blockedBy.map((blocker) => (
          <li key={blocker.id}>
            <TextLink href={steps.find(({ id }) => id === blocker.id)?.href ?? '#'}>{blocker.title}</TextLink>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function StepNav({ steps, current, overview }: { steps: readonly StepView[]; current: StepView; overview: string }) {
  return (
    <nav aria-label={setupWords.stepsTitle} className="no-print hidden lg:block">
      <div className="sticky top-6 flex flex-col gap-4">
        <TextLink href={overview}>{setupWords.overview}</TextLink>
        <ol className="flex flex-col gap-1">
          {steps.map((step) => (
            <li
              key={step.id}
              className={`rounded-md border-l-4 py-2 pl-3 ${step.id === current.id ? 'border-accent bg-accent-soft' : 'border-line'}`}
            >
              {step.state === 'cannot-start' ? (
                <span>{step.title}</span>
              ) : (
                <TextLink href={step.href} current={step.id === current.id ? 'step' : undefined}>
                  {step.title}
                </TextLink>
              )}
              <span className="block text-sm text-muted">{stepStateWords[step.state]}</span>
            </li>
          ))}
        </ol>
      </div>
    </nav>
  )
}
