import { ActionForm, type FormAction } from '#components/form/action-form.tsx'
import { TextField } from '#components/form/fields.tsx'
import { freshForm } from '#components/form/form-state.ts'
import { Submit } from '#components/form/submit.tsx'
import { EvidenceList } from '#components/run/evidence-list.tsx'
import { RunPanel } from '#components/run/run-panel.tsx'
import { Card } from '#components/ui/card.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Icon, type IconName } from '#components/ui/icons.tsx'
import { Moment } from '#components/ui/moment.tsx'
import type { WhyPoint, WhyView } from '#lib/wizard/why/why-view.ts'
import { formChrome } from '#lib/words/en/ui.ts'
import { whyWords as words } from '#lib/words/en/why.ts'

interface WhyProps {
  why: WhyView
  now: Date
  /** looks at what is given, or again at what was; null where this visitor may not */
  look: FormAction | null
  lookAgain: FormAction | null
}

/** Why SSL click tracking matters to this customer, by what was seen at their own domain. */
export function Why({ why, now, look, lookAgain }: WhyProps) {
  if (why.folded) {
    return (
      <Disclosure summary={words.foldedTitle}>
        <WhyBody why={why} now={now} look={look} lookAgain={lookAgain} />
      </Disclosure>
    )
  }
  return (
    <Card labelledBy="why">
      <h2 id="why" className="text-xl">
        {words.title}
      </h2>
      <p className="max-w-prose text-muted">
        {words.lead} {why.run ? words.seen : null}
      </p>
      <WhyBody why={why} now={now} look={look} lookAgain={lookAgain} />
    </Card>
  )
}

function WhyBody({ why, now, look, lookAgain }: WhyProps) {
  return (
    <>
      {why.run ? <Looked why={why} now={now} lookAgain={lookAgain} /> : <Sample look={look} />}
      <Browsers />
    </>
  )
}

/** Asks for something to look at where nothing was given at the start. */
function Sample({ look }: { look: FormAction | null }) {
  if (!look) return <p className="text-muted">{words.noSampleForReader}</p>
  return (
    <ActionForm action={look} initial={freshForm} errorTitle={formChrome.errorTitle} className="flex max-w-2xl flex-col gap-4">
      <p className="max-w-prose">{words.noSample}</p>
      <TextField name="sample" label={words.sample} hint={words.sampleHint} technical />
      <div>
        <Submit look="secondary">{words.look}</Submit>
      </div>
    </ActionForm>
  )
}

function Looked({ why, now, lookAgain }: Pick<WhyProps, 'why' | 'now' | 'lookAgain'>) {
  const finished = why.run?.state === 'finished'
  const points = <Points why={why} now={now} />
  return (
    <div className="flex flex-col-reverse gap-5">
      <RunPanel
        about={`${words.about}: ${why.hostname}`}
        run={why.run}
        earlier={why.points.length > 0 ? points : null}
        start={finished ? lookAgain : null}
        label={words.again}
        again={words.again}
        never={words.never}
        stream
        result={null}
      />
      {finished ? points : null}
      {why.changes.length > 0 ? <p className="text-sm text-muted">{why.changes.join(' ')}</p> : null}
    </div>
  )
}

function Points({ why, now }: Pick<WhyProps, 'why' | 'now'>) {
  if (why.points.length === 0) return <p>{words.failed}</p>
  return (
    <div className="flex flex-col gap-5">
      <ul className="flex flex-col gap-5">
        {why.points.map((point) => (
          <Point key={point.id} point={point} />
        ))}
      </ul>
      {why.checkedAt ? (
        <p className="text-sm text-muted">
          {words.lookedAt} <Moment at={why.checkedAt} now={now} />
        </p>
      ) : null}
    </div>
  )
}

const looks: Record<WhyPoint['tone'], { icon: IconName; ink: string }> = {
  good: { icon: 'good', ink: 'text-good' },
  care: { icon: 'care', ink: 'text-care' },
  bad: { icon: 'bad', ink: 'text-bad' },
  plain: { icon: 'info', ink: 'text-muted' },
  unknown: { icon: 'unknown', ink: 'text-muted' },
}

function Point({ point }: { point: WhyPoint }) {
  const { icon, ink } = looks[point.tone]
  return (
    <li className="keep-together flex gap-3">
      <span className={`pt-0.5 ${ink}`}>
        <Icon name={icon} />
      </span>
      <div className="flex min-w-0 flex-col gap-1">
        <h3 className="font-semibold wrap-anywhere">{point.title}</h3>
        <p className="max-w-prose wrap-anywhere">{point.text}</p>
        <EvidenceList lines={point.evidence} summary={words.evidence} />
      </div>
    </li>
  )
}

/** What holds for every domain: dated, and apart from what was seen. */
function Browsers() {
  return (
    <Disclosure summary={words.browsersTitle}>
      <p className="text-muted">{words.browsersLead}</p>
      <dl className="flex max-w-prose flex-col gap-3">
        {words.browsers.map(({ when, text }) => (
          <div key={when}>
            <dt className="font-semibold">{when}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  )
}
