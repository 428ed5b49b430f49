import { ActionForm, type FormAction } from '#components/form/action-form.tsx'
import { freshForm } from '#components/form/form-state.ts'
import { Submit } from '#components/form/submit.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { paths } from '#lib/wizard/paths.ts'
import type { SetupView } from '#lib/wizard/view.ts'
import { csmWords as words } from '#lib/words/en/pages.ts'
import { formatMoment } from '#lib/words/en/time.ts'
import { copyWords, findingLabels, formChrome, ownerWords } from '#lib/words/en/ui.ts'
import { Decide } from './decide.tsx'

/** What a CSM decides on: enable, or send back with the customer's next action; and what was decided. */
export function Decision({ setup, prove, decide }: { setup: SetupView; prove: FormAction; decide: FormAction }) {
  const { readiness, next } = setup
  return (
    <section aria-labelledby="decision" className="flex flex-col gap-5 rounded-lg border border-line bg-surface p-5 sm:p-7">
      <h2 id="decision" className="text-xl">
        {words.decisionTitle}
      </h2>
      {readiness.ready ? (
        <Notice tone="good" title={words.enable} level={3}>
          <p>{words.enableLead}</p>
          {readiness.provedAt ? (
            <p className="text-sm text-muted">
              {words.proved} <time dateTime={readiness.provedAt}>{formatMoment(readiness.provedAt)}</time>
            </p>
          ) : null}
        </Notice>
      ) : (
        <Notice tone={setup.request ? 'bad' : 'care'} title={setup.request ? words.sendBack : words.notYet} level={3}>
          <p>{words.sendBackLead}</p>
          <ul className="list-disc pt-1 pl-5">
            {readiness.reasons.map((reason) => (
              <li key={`${reason.hostname}-${reason.sentence}`} className="wrap-anywhere">
                {reason.sentence}
              </li>
            ))}
          </ul>
          <p className="pt-2">
            <strong className="font-semibold">{next.sentence}</strong> ({findingLabels.owner}: {ownerWords[next.owner]})
          </p>
        </Notice>
      )}
      {setup.esp === 'sendgrid' ? <p className="text-sm text-care">{words.verifyTrap}</p> : null}
      <div className="no-print flex flex-wrap items-start gap-x-5 gap-y-3">
        {setup.hosts.length > 0 ? (
          <ActionForm action={prove} initial={freshForm} errorTitle={formChrome.errorTitle} className="flex flex-col items-start gap-3">
            <Submit look={readiness.ready ? 'primary' : 'secondary'}>{words.reprove}</Submit>
          </ActionForm>
        ) : null}
        {readiness.ready ? null : (
          <CopyButton text={nudge(setup)} label={words.messageCopy} done={copyWords.done} refused={copyWords.refused} />
        )}
        <span className="inline-flex min-h-11 items-center">
          <TextLink href={paths.setup(setup.id)}>{words.asCustomer}</TextLink>
        </span>
      </div>
      <Decide setup={setup} decide={decide} />
    </section>
  )
}

/** What to write to the customer: where it stands and the one thing to do next. */
const nudge = ({ customerName, next, readiness }: SetupView): string =>
  [
    words.messageOpening(customerName),
    '',
    next.sentence,
    '',
    words.messageLeft,
    ...readiness.reasons.map(({ sentence }) => `- ${sentence}`),
  ].join('\n')
