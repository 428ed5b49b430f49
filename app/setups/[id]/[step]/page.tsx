import type { Metadata } from 'next'
import { HandOver } from '#components/hand-over/hand-over.tsx'
import { PageShell } from '#components/page-shell.tsx'
import type { MailActions } from '#components/run/green-mail.tsx'
import { StepFrame } from '#components/setup/step-frame.tsx'
import { BrazeSetup } from '#components/setup/steps/braze-setup.tsx'
import { CdnAndCertificate } from '#components/setup/steps/cdn-and-certificate.tsx'
import { CdnSetup } from '#components/setup/steps/cdn-setup.tsx'
import { DnsRecords } from '#components/setup/steps/dns-records.tsx'
import { RequestEnablement } from '#components/setup/steps/request-enablement.tsx'
import { VerifyRecords } from '#components/setup/steps/verify-records.tsx'
import { nothingHere } from '#lib/auth/nothing-here.ts'
import { orUnavailable } from '#lib/auth/or-unavailable.ts'
import { requestContext } from '#lib/auth/request-context.ts'
import { getStep } from '#lib/services/get-step.ts'
import { listHandOffs } from '#lib/services/list-hand-offs.ts'
import { sendsMails } from '#lib/services/sends-mails.ts'
import { rolesNeeded } from '#lib/wizard/hand-over/model.ts'
import { parseStepId } from '#lib/wizard/steps.ts'
import type { StepPageView } from '#lib/wizard/view.ts'
import type { LookSubject } from '#lib/wizard/waiting/look.ts'
import { errorWords } from '#lib/words/en/errors.ts'
import { stepTitles } from '#lib/words/en/wizard.ts'
import { beginRun, makeLink, submitBrazeSetup, submitCdnSetup, submitDnsRecords, submitPath, submitRequest } from './actions.ts'
import { makeHandOff, takeBack } from './hand-over-actions.ts'
import { askMail, takeMailBack } from './mail-actions.ts'
import { readPaste } from './read-paste.tsx'
import { beginToday } from './today-action.ts'

interface Props {
  params: Promise<{ id: string; step: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const step = parseStepId((await params).step)
  return { title: step ? stepTitles[step] : errorWords.notFoundTitle }
}

export default async function StepPage({ params }: Props) {
  const { id, step } = await params
  const stepId = parseStepId(step)
  const context = await requestContext()
  const view = stepId && (await orUnavailable(() => getStep(context, id, stepId)))
  if (!view) nothingHere()
  const handOffs = rolesNeeded[view.id].length > 0 ? await listHandOffs(context, id) : null
  return (
    <PageShell aside={view.setup.customerName}>
      <StepFrame view={view}>
        <StepBody view={view} />
        {handOffs ? (
          <HandOver
            view={handOffs}
            roles={rolesNeeded[view.id]}
            create={makeHandOff.bind(null, id)}
            revoke={(link) => takeBack.bind(null, id, link)}
            now={new Date()}
          />
        ) : null}
      </StepFrame>
    </PageShell>
  )
}

function StepBody({ view }: { view: StepPageView }) {
  const { id } = view.setup
  const mayAct = view.setup.viewer !== 'reviewer'
  switch (view.id) {
    case 'braze-setup':
      return <BrazeSetup form={view.form} taken={view.taken} action={submitBrazeSetup.bind(null, id)} />
    case 'dns-records':
      return (
        <DnsRecords
          view={view}
          action={submitDnsRecords.bind(null, id)}
          read={readPaste.bind(null, id)}
          look={mayAct ? beginToday.bind(null, id) : null}
        />
      )
    case 'verify-records':
      return (
        <VerifyRecords
          view={view}
          start={mayAct ? beginRun.bind(null, id, 'records', undefined) : null}
          mail={mailAbout(view, { kind: 'records', linkHostId: null })}
        />
      )
    case 'cdn-and-certificate':
      return (
        <CdnAndCertificate
          view={view}
          action={submitPath.bind(null, id)}
          look={mayAct ? beginRun.bind(null, id, 'outlook', undefined) : null}
        />
      )
    case 'cdn-setup':
      return (
        <CdnSetup
          view={view}
          save={submitCdnSetup.bind(null, id)}
          start={mayAct ? (kind, linkHostId) => beginRun.bind(null, id, kind, linkHostId) : null}
          mail={(subject) => mailAbout(view, subject)}
        />
      )
    case 'request-enablement':
      return (
        <RequestEnablement view={view} request={submitRequest.bind(null, id)} share={mayAct ? makeLink.bind(null, id, 'review') : null} />
      )
  }
}

/** How a mail is asked for; null where none is sent, undefined where this visitor may not. */
function mailAbout({ setup }: StepPageView, subject: LookSubject): MailActions | null | undefined {
  if (setup.viewer === 'reviewer') return undefined
  return sendsMails()
    ? { ask: askMail.bind(null, setup.id, subject), takeBack: (mailId) => takeMailBack.bind(null, setup.id, mailId) }
    : null
}
