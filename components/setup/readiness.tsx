import { Notice } from '#components/ui/notice.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import type { RequestStanding } from '#lib/wizard/request-standing.ts'
import type { SetupView } from '#lib/wizard/view.ts'
import { customerWords } from '#lib/words/en/enablement.ts'
import { requestWords, setupWords } from '#lib/words/en/pages.ts'
import { formatMoment } from '#lib/words/en/time.ts'

const titles: Record<RequestStanding, string> = {
  none: setupWords.notReadyTitle,
  requested: customerWords.leftTitle,
  'sent-back': customerWords.requestAgain,
  enabled: customerWords.openTitle,
  'switched-off': customerWords.requestAgain,
}

/** Whether SSL may be requested; if not, each thing that is still to be proven, with the step to do it in. */
export function Readiness({ setup }: { setup: Pick<SetupView, 'readiness' | 'steps' | 'enablement'> }) {
  const { readiness, steps } = setup
  if (readiness.ready) {
    return (
      <Notice tone="good" title={setupWords.readyTitle} level={2}>
        <p>{requestWords.ready}</p>
        {readiness.provedAt ? (
          <p className="text-sm text-muted">
            {setupWords.provedAt} <time dateTime={readiness.provedAt}>{formatMoment(readiness.provedAt)}</time>
          </p>
        ) : null}
      </Notice>
    )
  }
  return (
    <Notice tone="care" title={titles[setup.enablement.standing]} level={2}>
      <ul className="flex list-disc flex-col gap-1 pt-1 pl-5">
        {readiness.reasons.map((reason) => {
          const step = steps.find(({ id }) => id === reason.step)
          return (
            <li key={`${reason.hostname}-${reason.sentence}`} className="wrap-anywhere">
              {reason.sentence}{' '}
              {step && step.state !== 'cannot-start' ? (
                <TextLink href={reason.hostname ? `${step.href}#${reason.hostname}` : step.href}>{setupWords.stepOf(step.number)}</TextLink>
              ) : null}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}
