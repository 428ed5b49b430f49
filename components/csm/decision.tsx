import { ActionForm, type FormAction } from '#components/form/action-form.tsx'
import { freshForm } from '#components/form/form-state.ts'
import { Submit } from '#components/form/submit.tsx'
import { ProofParts } from '#components/summary/proof-parts.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { Notice, type NoticeTone } from '#components/ui/notice.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import type { EnablementCode, Move } from '#lib/wizard/enablement/enablement.ts'
import { paths } from '#lib/wizard/paths.ts'
import type { SetupView } from '#lib/wizard/view.ts'
import { decisionWords } from '#lib/words/en/decision.ts'
import { enablementWords } from '#lib/words/en/enablement.ts'
import { csmWords as words } from '#lib/words/en/pages.ts'
import { formatMoment } from '#lib/words/en/time.ts'
import { copyWords, findingLabels, formChrome, ownerWords } from '#lib/words/en/ui.ts'
import { Decide } from './decide.tsx'
import { FirstAid } from './first-aid.tsx'

/** Red is for what breaks links, or would: what we do not know is neither good nor bad. */
const tones: Record<EnablementCode, NoticeTone> = {
  'not-ready': 'care',
  unasked: 'good',
  enable: 'good',
  'enable-warned': 'care',
  'send-back': 'bad',
  incomplete: 'care',
  wait: 'info',
  checking: 'info',
  blind: 'info',
  unseen: 'info',
  old: 'info',
  'sent-back-open': 'care',
  'sent-back-proven': 'good',
  'off-open': 'care',
  'off-proven': 'good',
  'on-proven': 'good',
  'on-warned': 'care',
  'on-broken': 'bad',
  'on-incomplete': 'care',
  'on-wait': 'bad',
  'on-checking': 'info',
  'on-blind': 'info',
  'on-unseen': 'care',
  'on-old': 'info',
}

const customersTurn: readonly Move[] = ['tell', 'send-back']

/** Where the request stands, what it rests on, the one thing to do about it, and what was decided. */
export function Decision({ setup, prove, decide }: { setup: SetupView; prove: FormAction; decide: FormAction }) {
  const { enablement, next, readiness, decision } = setup
  return (
    <section aria-labelledby="decision" className="flex flex-col gap-5 rounded-lg border border-line bg-surface p-5 sm:p-7">
      <div className="flex flex-col gap-1">
        <h2 id="decision" className="text-xl">
          {words.decisionTitle}
        </h2>
        <p className="text-muted">{enablement.since}</p>
      </div>
      <Notice tone={tones[enablement.code]} title={enablement.title} level={3}>
        <p>{enablement.lead}</p>
        {readiness.provedAt ? (
          <p className="text-sm text-muted">
            {words.proved} <time dateTime={readiness.provedAt}>{formatMoment(readiness.provedAt)}</time>
          </p>
        ) : null}
        <div className="pt-2">
          <ProofParts parts={enablement.parts} />
        </div>
        {customersTurn.includes(enablement.move) ? (
          <p className="pt-2 wrap-anywhere">
            {enablementWords.next}: <strong className="font-semibold">{next.sentence}</strong> ({findingLabels.owner}:{' '}
            {ownerWords[next.owner]})
          </p>
        ) : null}
      </Notice>
      {enablement.firstAid ? <FirstAid aid={enablement.firstAid} /> : null}
      <Tools setup={setup} prove={prove} />
      {decision?.note ? (
        <div>
          <p className="text-sm text-muted">{decisionWords.noteTitle}</p>
          <p className="border-l-4 border-line-strong pl-3 whitespace-pre-wrap wrap-anywhere">{decision.note}</p>
        </div>
      ) : null}
      <Decide setup={setup} decide={decide} />
      <div>
        <p className="font-semibold">{enablementWords.afterwards}</p>
        <ul className="list-disc pl-5">
          {enablement.afterwards.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    </section>
  )
}

const proven = ['proven', 'warned']

/** Check again, write to the customer, ask in their place, see what they see. */
function Tools({ setup, prove }: { setup: SetupView; prove: FormAction }) {
  const { move, proof, standing } = setup.enablement
  const mayAsk = proven.includes(proof) && standing !== 'requested' && standing !== 'enabled'
  return (
    <div className="no-print flex flex-wrap items-start gap-x-5 gap-y-3">
      {setup.hosts.length > 0 && move !== 'await-run' ? (
        <ActionForm action={prove} initial={freshForm} errorTitle={formChrome.errorTitle} className="flex flex-col items-start gap-3">
          <Submit look={move === 'check' ? 'primary' : 'secondary'}>{proven.includes(proof) ? words.reprove : words.check}</Submit>
        </ActionForm>
      ) : null}
      {customersTurn.includes(move) ? (
        <CopyButton text={nudge(setup)} label={words.messageCopy} done={copyWords.done} refused={copyWords.refused} />
      ) : null}
      {mayAsk ? (
        <ButtonLink href={paths.step(setup.id, 'request-enablement')} look="secondary">
          {enablementWords.askFor}
        </ButtonLink>
      ) : null}
      <span className="inline-flex min-h-11 items-center">
        <TextLink href={paths.setup(setup.id)}>{words.asCustomer}</TextLink>
      </span>
    </div>
  )
}

/** What to write to the customer: where it stands and the one thing to do next. */
function nudge({ customerName, next, readiness }: SetupView): string {
  const left = readiness.reasons.length > 0 ? ['', words.messageLeft, ...readiness.reasons.map(({ sentence }) => `- ${sentence}`)] : []
  return [words.messageOpening(customerName), '', next.sentence, ...left].join('\n')
}
