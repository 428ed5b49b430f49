import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { Decision } from '#components/csm/decision.tsx'
import { HandOver } from '#components/hand-over/hand-over.tsx'
import { PageShell } from '#components/page-shell.tsx'
import { PageTitle } from '#components/page-title.tsx'
import { History } from '#components/setup/history.tsx'
import { HostRun, streamingHosts } from '#components/setup/steps/host-run.tsx'
import { TaskList } from '#components/setup/task-list.tsx'
import { SummaryDocument } from '#components/summary/summary-document.tsx'
import { SummaryTools } from '#components/summary/summary-tools.tsx'
import { Card, Section } from '#components/ui/card.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { TestMailProof } from '#components/x-ray/test-mail-proof.tsx'
import { nothingHere } from '#lib/auth/nothing-here.ts'
import { requestContext } from '#lib/auth/request-context.ts'
import { getHistory } from '#lib/services/get-history.ts'
import { getSetup } from '#lib/services/get-setup.ts'
import { getSummary } from '#lib/services/get-summary.ts'
import { getTestMail } from '#lib/services/get-test-mail.ts'
import { listHandOffs } from '#lib/services/list-hand-offs.ts'
import { handOffRoles } from '#lib/wizard/hand-over/model.ts'
import { paths } from '#lib/wizard/paths.ts'
import { setupWords, summaryWords, csmWords as words } from '#lib/words/en/pages.ts'
import { noteDecision, proveAgain, takeLinkBack } from './actions.ts'

interface Props {
  params: Promise<{ id: string }>
}

export const metadata: Metadata = { title: words.decisionTitle }

export default async function CsmSetupPage({ params }: Props) {
  const { id } = await params
  const context = await requestContext()
  if (!context.grants.csm) redirect(paths.csmSignIn() as Route)
  const [setup, summary, history, handOffs, testMail] = await Promise.all([
    getSetup(context, id),
    getSummary(context, id),
    getHistory(context, id),
    listHandOffs(context, id),
    getTestMail(context, id),
  ])
  if (!setup || !summary) nothingHere()
  const streaming = streamingHosts(setup.hosts)
  return (
    <PageShell aside={words.signedIn}>
      <div className="flex flex-col gap-10">
        <div className="flex flex-col gap-3">
          <p className="no-print">
            <TextLink href={paths.csm()}>{words.back}</TextLink>
          </p>
          <PageTitle kicker={`${setupWords.reference} ${setup.reference}`} title={setup.customerName} />
        </div>
        <Decision setup={setup} prove={proveAgain.bind(null, id)} decide={noteDecision.bind(null, id)} />
        {testMail ? <TestMailProof testMail={testMail} /> : null}
        <Section id="hosts" title={setupWords.hostsTitle}>
          {setup.hosts.map((host) => (
            <Card key={host.id}>
              <h3 className="text-lg wrap-anywhere">{host.hostname}</h3>
              <HostRun host={host} kind="check" start={null} never={words.never} stream={streaming.has(host.id)} />
            </Card>
          ))}
        </Section>
        <Section id="steps" title={setupWords.stepsTitle}>
          <TaskList steps={setup.steps} />
        </Section>
        {handOffs ? (
          <HandOver
            view={handOffs}
            roles={handOffRoles}
            create={null}
            revoke={(link) => takeLinkBack.bind(null, id, link)}
            now={new Date()}
          />
        ) : null}
        <Section id="summary" title={summaryWords.title}>
          <SummaryTools summary={summary} share={null} />
          <Card>
            <SummaryDocument summary={summary} level={3} />
          </Card>
        </Section>
        {history && history.length > 0 ? <History setupId={id} events={history} now={new Date()} /> : null}
      </div>
    </PageShell>
  )
}
