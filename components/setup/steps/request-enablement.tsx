import { ActionForm, type FormAction } from '#components/form/action-form.tsx'
import { TextField } from '#components/form/fields.tsx'
import { formState } from '#components/form/form-state.ts'
import { Submit } from '#components/form/submit.tsx'
import { Decided } from '#components/setup/decided.tsx'
import { Readiness } from '#components/setup/readiness.tsx'
import { Broken, isAgainst } from '#components/setup/request-standing.tsx'
import { SummaryDocument } from '#components/summary/summary-document.tsx'
import { SummaryTools } from '#components/summary/summary-tools.tsx'
import { Card } from '#components/ui/card.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { XRayLink } from '#components/x-ray/x-ray-link.tsx'
import type { RequestView, StepPageView } from '#lib/wizard/view.ts'
import { requestWords as words } from '#lib/words/en/pages.ts'
import { formatMoment } from '#lib/words/en/time.ts'
import { formChrome } from '#lib/words/en/ui.ts'

interface RequestEnablementProps {
  view: StepPageView & { id: 'request-enablement' }
  request: FormAction
  share: FormAction | null
}

/** Step 6: the summary, and the request that may be made only when everything is proven. */
export function RequestEnablement({ view, request, share }: RequestEnablementProps) {
  const { setup, summary, form } = view
  const { standing } = setup.enablement
  const mayAsk = standing !== 'requested' && standing !== 'enabled'
  return (
    <>
      <Broken setup={setup} />
      {setup.decision ? <Decided decision={setup.decision} afterwards={setup.enablement.afterwards} /> : null}
      {setup.request && !setup.decision ? <Sent request={setup.request} /> : null}
      {mayAsk || isAgainst(setup) ? <Readiness setup={setup} /> : null}
      {setup.readiness.ready && mayAsk ? (
        <Card>
          <ActionForm action={request} initial={formState(form)} errorTitle={formChrome.errorTitle}>
            <TextField name="requestedBy" label={words.requestedBy} hint={words.requestedByHint} autoComplete="name" />
            <TextField name="workspace" label={words.workspace} hint={words.workspaceHint} />
            <TextField name="note" label={words.note} hint={words.noteHint} rows={3} />
            <div>
              <Submit>{words.button}</Submit>
            </div>
          </ActionForm>
        </Card>
      ) : null}
      <XRayLink setupId={setup.id} />
      <SummaryTools summary={summary} share={share} />
      <Card>
        <SummaryDocument summary={summary} level={2} />
      </Card>
    </>
  )
}

function Sent({ request }: { request: RequestView }) {
  return (
    <Notice tone="good" title={words.sentTitle} level={2}>
      <p>
        {formatMoment(request.requestedAt)} {words.requestedLine(request.requestedBy, request.workspace)}
      </p>
      <p className="pt-2 font-semibold">{words.sentNextTitle}</p>
      <ol className="list-decimal pl-5">
        {words.sentNext.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </Notice>
  )
}
