import type { Finding } from '#lib/engine/findings/finding.ts'
import type { Assessment } from '#lib/engine/run/assess.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { type LinkHostModel, noRuns, type PastChecks, type RunModel, type SetupModel } from './model.ts'
import { targetOf } from './target-of.ts'
import type { ReportVerdict, RunRowView, StoredRunKind } from './view.ts'

/** Models for tables of tests: a setup in which all is well, to be broken by the case. */

export const now = new Date('2026-11-22T10:00:00Z')
export const minutesAgo = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000)

export const finding = (code: string, owner: Finding['owner'] = 'dns-admin'): Finding => ({
  code,
  check: 'dns.cname-target',
  area: 'dns',
  verdict: 'fail',
  severity: 'blocker',
  owner,
  params: { target: 'sendgrid.net', asked: 'ns1.acme.com' },
  causedBy: null,
  evidence: [],
  reproduce: [],
})

const assessmentOf = (target: Target, verdict: ReportVerdict, rootCause: Finding | null): Assessment => ({
  target,
  checkedAt: minutesAgo(5).toISOString(),
  durationMs: 100,
  verdict,
  edge: { provider: 'cloudfront', confidence: 'confirmed', evidence: [], behind: [] },
  areas: { dns: { status: 'ok' }, cdn: { status: 'ok' }, tls: { status: 'ok' }, forwarding: { status: 'ok' } },
  rootCause: rootCause?.code ?? null,
  findings: rootCause ? [rootCause] : [],
})

export function run(kind: StoredRunKind, hostname: string, fields: Partial<RunModel> = {}): RunModel {
  return {
    id: `${kind}-${hostname}`,
    setupId: 'setup',
    linkHostId: kind === 'records' || kind === 'today' ? null : hostname,
    kind,
    hostname,
    state: 'finished',
    target: null,
    input: null,
    verdict: 'ready',
    assessment: null,
    evidence: null,
    failure: null,
    result: null,
    createdAt: minutesAgo(5),
    finishedAt: minutesAgo(5),
    rows: [],
    ...fields,
  }
}

const answers: SetupModel['answers'] = {
  'braze-setup': {
    esp: 'sendgrid',
    region: 'us',
    sendingDomain: 'mail.acme.com',
    allHostsListed: true,
    appLinks: false,
    espManagedTls: 'no',
  },
  'dns-records': { source: 'pasted', text: '', unread: [] },
  'cdn-and-certificate': { path: 'cdn', cdn: 'cloudfront' },
}

const record: SetupModel['records'][number] = {
  id: 'r1',
  type: 'CNAME',
  name: 's1._domainkey.mail.acme.com',
  value: 'x.sendgrid.net',
  ttl: null,
  kind: 'dkim',
}

export const recordRow = (verdict: RunRowView['verdict'], id = 'r1'): RunRowView => ({
  id,
  group: 'records',
  title: id,
  verdict,
  detail: '',
  finding: null,
})

/** A link host with a finished run of the verdict, for exactly the answers of `healthySetup`. */
export function host(
  hostname: string,
  verdict: ReportVerdict = 'ready',
  { kind = 'check', rootCause = null, ...fields }: Partial<RunModel> & { rootCause?: Finding | null; kind?: 'check' | 'rehearsal' } = {},
): LinkHostModel {
  const bare = {
    id: hostname,
    hostname,
    edgeName: 'd111.cloudfront.net',
    links: [],
    check: noRuns,
    past: null,
    rehearsal: noRuns,
    outlook: noRuns,
  }
  const target = targetOf(kind, bare, answers, [record])
  const done = run(kind, hostname, { target, verdict, assessment: target && assessmentOf(target, verdict, rootCause), ...fields })
  return { ...bare, [kind]: { newest: done, finished: done }, past: pastOf(kind === 'check' ? done : null) }
}

/** What is known of earlier checks where there was this one alone. */
export const pastOf = (done: RunModel | null): PastChecks => ({
  ready: done?.verdict === 'ready' ? done : null,
  notReady: done?.verdict === 'not-ready' ? done : null,
  brokenSince: done?.verdict === 'not-ready' ? done.createdAt : null,
})

/** A setup of which everything is proven. */
export function healthySetup(fields: Partial<SetupModel> = {}): SetupModel {
  const verified = run('records', 'mail.acme.com', { rows: [recordRow('pass')] })
  return {
    id: 'setup',
    reference: 'SSL-TEST-0000',
    customerName: 'Acme',
    createdAt: minutesAgo(60),
    lastMovementAt: minutesAgo(5),
    answers,
    hosts: [host('link.mail.acme.com'), host('click.mail.acme.com')],
    records: [record],
    recordsRun: { newest: verified, finished: verified },
    decision: null,
    watches: [],
    greenMails: [],
    outlook: noRuns,
    today: noRuns,
    ...fields,
  }
}
