import type { Metadata } from 'next'
import { LinkForm } from '#components/form/link-form.tsx'
import { HandOver } from '#components/hand-over/hand-over.tsx'
import { PageShell } from '#components/page-shell.tsx'
import { PageTitle } from '#components/page-title.tsx'
import { History } from '#components/setup/history.tsx'
import { HostList } from '#components/setup/host-list.tsx'
import { Need } from '#components/setup/need.tsx'
import { NextAction } from '#components/setup/next-action.tsx'
import { RequestStandingNotice } from '#components/setup/request-standing.tsx'
import { TaskList } from '#components/setup/task-list.tsx'
import { Welcome } from '#components/setup/welcome.tsx'
import { Why } from '#components/setup/why.tsx'
import { Section } from '#components/ui/card.tsx'
import { XRayLink } from '#components/x-ray/x-ray-link.tsx'
import { nothingHere } from '#lib/auth/nothing-here.ts'
import { orUnavailable } from '#lib/auth/or-unavailable.ts'
import { requestContext } from '#lib/auth/request-context.ts'
import { getHistory } from '#lib/services/get-history.ts'
import { getOverview } from '#lib/services/get-overview.ts'
import { listHandOffs } from '#lib/services/list-hand-offs.ts'
import { handOffRoles } from '#lib/wizard/hand-over/model.ts'
import { setupWords as words } from '#lib/words/en/pages.ts'
import { beginRun, makeLink } from './[step]/actions.ts'
import { makeHandOff, takeBack } from './[step]/hand-over-actions.ts'
import { beginLook } from './actions.ts'

interface Props {
  params: Promise<{ id: string }>
}

export const metadata: Metadata = { title: words.overview }

export default async function SetupPage({ params }: Props) {
  const { id } = await params
  const context = await requestContext()
  const [overview, history, handOffs] = await orUnavailable(() =>
    Promise.all([getOverview(context, id), getHistory(context, id), listHandOffs(context, id)]),
  )
  if (!overview) nothingHere()
  const { setup, why, welcome, people } = overview
  const mayAct = setup.viewer !== 'reviewer'
  const now = new Date()
  return (
    <PageShell aside={setup.viewer === 'csm' ? words.viewerCsm : `${words.reference} ${setup.reference}`}>
      <div className="flex flex-col gap-10">
        <PageTitle kicker={`${words.reference} ${setup.reference}`} title={setup.customerName} lead={words.lead} />
        {welcome ? <Welcome welcome={welcome} /> : null}
        <NextAction next={setup.next} />
        <Why
          why={why}
          now={now}
          look={mayAct ? beginLook.bind(null, id) : null}
          lookAgain={mayAct ? beginRun.bind(null, id, 'outlook', undefined) : null}
        />
        <Need people={people} open={setup.esp === null} />
        <Section id="steps" title={words.stepsTitle}>
          <TaskList steps={setup.steps} />
        </Section>
        <Section id="hosts" title={words.hostsTitle}>
          <HostList hosts={setup.hosts} />
        </Section>
        <RequestStandingNotice setup={setup} />
        <XRayLink setupId={id} />
        {handOffs ? (
          <HandOver
            view={handOffs}
            roles={handOffRoles}
            create={makeHandOff.bind(null, id)}
            revoke={(link) => takeBack.bind(null, id, link)}
            now={now}
          />
        ) : null}
        {mayAct ? (
          <LinkForm
            action={makeLink.bind(null, setup.id, 'resume')}
            title={words.keepTitle}
            lead={words.keepLead}
            button={words.keepButton}
            label={words.keepLabel}
          />
        ) : null}
        {history && history.length > 0 ? <History setupId={id} events={history} now={now} /> : null}
      </div>
    </PageShell>
  )
}
