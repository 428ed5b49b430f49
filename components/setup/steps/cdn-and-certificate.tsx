import { ActionForm, type FormAction } from '#components/form/action-form.tsx'
import { AcceptField, ChoiceField } from '#components/form/choice-field.tsx'
import { SelectField } from '#components/form/fields.tsx'
import { formState } from '#components/form/form-state.ts'
import { Submit } from '#components/form/submit.tsx'
import { RunPanel } from '#components/run/run-panel.tsx'
import { OptionReasons, OptionTag } from '#components/setup/option-reasons.tsx'
import { Card } from '#components/ui/card.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Facts } from '#components/ui/facts.tsx'
import { Moment } from '#components/ui/moment.tsx'
import type { HostingPath } from '#lib/wizard/forms/fields.ts'
import type { LookView, OptionView, PathOptionsView } from '#lib/wizard/path-options/path-options-view.ts'
import type { StepPageView } from '#lib/wizard/view.ts'
import { pathWords } from '#lib/words/en/pages.ts'
import { pathInfo, verdictWords, chooserWords as words } from '#lib/words/en/path-options.ts'
import { formChrome } from '#lib/words/en/ui.ts'

interface CdnAndCertificateProps {
  view: StepPageView & { id: 'cdn-and-certificate' }
  action: FormAction
  /** looks at the link hosts; null where this visitor may not */
  look: FormAction | null
}

/** Step 4: who holds the certificate and forwards; what cannot work is said before it is chosen. */
export function CdnAndCertificate({ view, action, look }: CdnAndCertificateProps) {
  const { options } = view
  return (
    <>
      <Looks options={options} look={look} />
      <ActionForm
        action={action}
        initial={formState(view.form)}
        errorTitle={formChrome.errorTitle}
        className="flex max-w-3xl flex-col gap-8"
      >
        <ChoiceField
          name="path"
          label={pathWords.path}
          choices={options.paths.map((option) => ({
            value: option.id,
            ...pathWords.paths[option.id],
            children: <PathCard option={option} options={options} />,
          }))}
        />
        <AcceptField name="accepted" label={words.accept} of={['path', 'cdn']} />
        <div>
          <Submit>{formChrome.save}</Submit>
        </div>
      </ActionForm>
    </>
  )
}

/** What the verdicts rest on, and a way to look where nobody has. */
function Looks({ options, look }: { options: PathOptionsView; look: FormAction | null }) {
  const seen = options.looks.every(({ at }) => at !== null)
  return (
    <Card labelledBy="looks">
      <h2 id="looks" className="text-lg">
        {words.lookedTitle}
      </h2>
      <ul className="flex flex-col gap-2">
        {options.looks.map((one) => (
          <Look key={one.hostname} look={one} />
        ))}
      </ul>
      <RunPanel
        about={words.about}
        run={options.run}
        earlier={null}
        start={look}
        label={seen ? words.lookAgain : words.look}
        again={words.lookAgain}
        modest={seen}
        never={seen ? words.lookSeen : words.lookNever}
        stream
        result={null}
      />
    </Card>
  )
}

function Look({ look: { hostname, edge, by, at } }: { look: LookView }) {
  return (
    <li className="wrap-anywhere">
      <span className="font-semibold">{hostname}</span>
      <span className="block text-sm text-muted">
        {at && by ? (
          <>
            {edge ? `${pathWords.seen(edge)} ` : ''}
            {words.looked[by]}: <Moment at={at} />
          </>
        ) : (
          words.lookedNever
        )}
      </span>
    </li>
  )
}

function PathCard({ option, options }: { option: OptionView<HostingPath>; options: PathOptionsView }) {
  const info = pathInfo[option.id]
  return (
    <>
      <div>
        <OptionTag verdict={option.verdict} />
      </div>
      <OptionReasons reasons={option.reasons} />
      {option.id === 'cdn' ? <Cdns options={options} /> : null}
      <Disclosure summary={words.more}>
        <Facts
          rows={[
            { term: words.renews, value: info.renews },
            { term: words.breaks, value: info.breaks },
            { term: words.effort, value: info.effort },
            { term: words.ask, value: info.ask },
            { term: words.where, value: info.where },
          ]}
        />
      </Disclosure>
    </>
  )
}

function Cdns({ options: { cdns } }: { options: PathOptionsView }) {
  const choices = cdns.map(({ id, name, verdict }) => ({ value: id, label: words.cdnOption(name, verdictWords[verdict].toLowerCase()) }))
  return (
    <>
      <SelectField
        name="cdn"
        label={pathWords.cdn}
        hint={pathWords.cdnHint}
        options={[{ value: '', label: pathWords.cdnNone }, ...choices]}
      />
      <Disclosure summary={words.cdnsTitle}>
        <ul className="divide-y divide-line">
          {cdns.map((cdn) => (
            <li key={cdn.id} className="flex flex-col gap-2 py-3">
              <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                <span className="font-semibold">{cdn.name}</span>
                <OptionTag verdict={cdn.verdict} />
              </span>
              <OptionReasons reasons={cdn.reasons} />
            </li>
          ))}
        </ul>
      </Disclosure>
    </>
  )
}
