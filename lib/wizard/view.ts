import type { Owner, Severity } from '#lib/engine/findings/code.ts'
import type { Code } from '#lib/engine/findings/codes.ts'
import type { Area, Verdict } from '#lib/engine/findings/finding.ts'
import type { CdnId, EdgeProviderId, EspId, Region } from '#lib/engine/target/target.ts'
import type { Guide } from '#lib/providers/guide.ts'
import type { AccountProof } from './enablement/account-proof.ts'
import type { EnablementView } from './enablement/enablement-view.ts'
import type { BrazeSetupField, CdnSetupField, DnsRecordsField, EnablementField, HostingPath, PathField } from './forms/fields.ts'
import type { FormView } from './forms/form.ts'
import type { DecisionOutcome } from './model.ts'
import type { PathOptionsView } from './path-options/path-options-view.ts'
import type { CutOverView } from './records/cut-over-view.ts'
import type { RecordsOutView } from './records/records-out.ts'
import type { RequestStanding } from './request-standing.ts'
import type { StepId, StepState } from './steps.ts'
import type { PasteView } from './views/paste-view.ts'
import type { WaitingView } from './waiting/waiting-view.ts'

/*
 * What pages show. Everything here is plain data that crosses to the browser as
 * it is; sentences are already in words, times are RFC 3339 in UTC.
 */

/** The verdict of a whole run, as in the check command's JSON. */
export type ReportVerdict = 'ready' | 'not-ready' | 'could-not-check'
export type AreaStatus = 'ok' | 'warning' | 'error' | 'unknown'

export interface StepView {
  id: StepId
  number: number
  title: string
  state: StepState
  /** who acts in this step now */
  owner: Owner
  /** the steps that keep this one from starting; only with `cannot-start` */
  blockedBy: { id: StepId; number: number; title: string }[]
  /** one line on where it stands, or null */
  note: string | null
  href: string
}

/** The one thing to do next. */
export interface NextActionView {
  step: StepId
  owner: Owner
  /** what to do, one sentence */
  sentence: string
  /** the words on the button */
  label: string
  href: string
}

/** One unfoldable observation. */
export interface EvidenceLine {
  id: string
  /** what was asked of whom and what came back, in one line */
  text: string
}

/** A finding in words, with what it rests on. */
export interface FindingView {
  code: string
  check: string
  area: Area
  verdict: Verdict
  severity: Severity
  owner: Owner
  title: string
  found: string
  expected: string
  why: string
  fix: string
  /** the code of the finding that this one follows from */
  causedBy: string | null
  evidence: EvidenceLine[]
  reproduce: string[]
}

export interface EdgeView {
  provider: EdgeProviderId
  name: string
  confidence: 'confirmed' | 'likely' | 'possible'
  evidence: string[]
}

export interface CertificateView {
  issuer: string
  subjectNames: string[]
  notBefore: string
  notAfter: string
  /** whole days from the time of the run */
  daysLeft: number
}

/** What one check of one link host brought, whole. */
export interface ReportView {
  hostname: string
  checkedAt: string
  durationMs: number
  verdict: ReportVerdict
  edge: EdgeView | null
  areas: Record<Area, AreaStatus>
  /** the ONE finding to act on first */
  rootCause: FindingView | null
  /** warnings and failures that stand by themselves, in the order in which to mend them; the root cause first */
  problems: FindingView[]
  /** everything, checks that passed included, in the registry's order */
  findings: FindingView[]
  certificate: CertificateView | null
  resolvers: string[]
}

/**
 * What a run looks at: Braze's records, a link host through an edge before DNS moves, or a link host as the public sees it;
 * `outlook`: what there is today, before anything is chosen.
 */
export type RunKind = 'records' | 'rehearsal' | 'check' | 'outlook'
/**
 * Beside these, a link that is followed, or a mail that was read (`lib/wizard/trace`); `today`:
 * what answers at the records' names before they are changed.
 */
export type StoredRunKind = RunKind | 'trace' | 'today'
export type RunState = 'queued' | 'running' | 'finished'

/** One line of a run; rows are there from the start as `not-checked` and turn one by one. */
export interface RunRowView {
  /** a check's id, or a record's id */
  id: string
  group: Area | 'records' | 'trace'
  title: string
  verdict: Verdict | 'not-checked'
  /** what we saw, one line; empty while not checked */
  detail: string
  finding: FindingView | null
}

export interface RunView {
  id: string
  setupId: string
  kind: StoredRunKind
  /** null for a run over the records */
  linkHostId: string | null
  hostname: string | null
  state: RunState
  /** null until finished */
  verdict: ReportVerdict | null
  createdAt: string
  finishedAt: string | null
  rows: RunRowView[]
  checked: number
  total: number
  /** null until finished, and for runs over records */
  report: ReportView | null
  streamHref: string
  /** how its result is waited for; null while it goes on, and where another run is shown in its place */
  waiting: WaitingView | null
}

/** What the stream of a run sends; the name of the SSE event is `type`. */
export type RunEvent = { type: 'row'; row: RunRowView; checked: number; total: number } | { type: 'end'; verdict: ReportVerdict }

/** Where a link host stands. `outdated`: an answer has changed, or a day has passed, since the last check. */
export type HostState = 'ready' | 'not-ready' | 'could-not-check' | 'not-checked' | 'checking' | 'outdated'

export interface LinkHostView {
  id: string
  hostname: string
  edgeName: string | null
  links: string[]
  state: HostState
  /** the newest run of each kind, finished or not */
  check: RunView | null
  rehearsal: RunView | null
  /** the finished run of each kind that a newer one is about to replace; null where the newest is finished */
  earlier: { check: RunView | null; rehearsal: RunView | null }
}

export interface ReadinessView {
  ready: boolean
  /** why it is not; empty when ready */
  reasons: ReadinessReasonView[]
  /** the oldest of the checks that it rests on; null when not ready */
  provedAt: string | null
}

export interface ReadinessReasonView {
  hostname: string | null
  sentence: string
  step: StepId
  /** the diagnosis, where it is one: that of the host's last check, or that an account's SSL cannot be switched on in part */
  code: Code | null
}

export interface SetupView {
  id: string
  reference: string
  customerName: string
  createdAt: string
  lastMovementAt: string
  esp: EspId | null
  espName: string | null
  region: Region | null
  sendingDomain: string | null
  path: HostingPath | null
  cdn: CdnId | null
  steps: StepView[]
  next: NextActionView
  hosts: LinkHostView[]
  readiness: ReadinessView
  enablement: EnablementView
  /** the request for enablement, once made, and what came of it */
  request: RequestView | null
  decision: DecisionView | null
  /** who is looking: decides which buttons a page offers */
  viewer: 'customer' | 'csm' | 'reviewer'
}

/** What the CSM decided on the request; null while it waits. */
export interface DecisionView {
  outcome: DecisionOutcome
  note: string
  decidedAt: string
}

export interface RequestView {
  requestedBy: string
  workspace: string
  note: string
  requestedAt: string
}

export type RecordKind = 'link-host' | 'owner' | 'dkim' | 'bounce' | 'dmarc' | 'verification' | 'other'

/** A record that Braze handed out, in normal form. */
export interface RecordView {
  id: string
  type: string
  /** full owner name, no last dot */
  name: string
  value: string
  ttl: number | null
  kind: RecordKind
}

/** One step's page: the setup, where the step is in it, and what the step holds. */
export type StepPageView = {
  setup: SetupView
  step: StepView
  previous: StepView | null
  following: StepView | null
} /** `taken`: where answers that are filled in already come from, one sentence each */ & (
  | { id: 'braze-setup'; form: FormView<BrazeSetupField>; taken: string[] }
  | {
      id: 'dns-records'
      form: FormView<DnsRecordsField>
      records: RecordView[]
      /** how the saved text was read; null where none was pasted */
      paste: PasteView | null
      out: RecordsOutView
      today: RunView | null
    }
  | { id: 'verify-records'; records: RecordView[]; run: RunView | null; earlier: RunView | null; checkable: boolean }
  | { id: 'cdn-and-certificate'; form: FormView<PathField>; options: PathOptionsView }
  | { id: 'cdn-setup'; forms: { host: LinkHostView; form: FormView<CdnSetupField>; guide: Guide | null; cutOver: CutOverView | null }[] }
  | { id: 'request-enablement'; form: FormView<EnablementField>; summary: SummaryView }
)

/**
 * `proven`: observed by us. `warned`: observed, and something about it is worth acting on.
 * `said`: the customer's word. `not-proven`: looked at, and not so. `not-looked-at`: nothing
 * is known of it as it stands, which says nothing against it.
 */
export type ClaimState = 'proven' | 'warned' | 'said' | 'not-proven' | 'not-looked-at'

/** A statement of the summary with what it rests on. */
export interface ClaimView {
  id: string
  hostname: string | null
  statement: string
  state: ClaimState
  /** what was found about it, by name, and what it is in detail; shown with the statement */
  lines: string[]
  /** all of it, what disagrees first */
  evidence: EvidenceLine[]
  checkedAt: string | null
  resolvers: string[]
}

export interface SummaryHostView {
  hostname: string
  state: HostState
  verdict: ReportVerdict | null
  checkedAt: string | null
  edge: EdgeView | null
  certificate: CertificateView | null
  areas: Record<Area, AreaStatus> | null
  rootCause: FindingView | null
}

/** The dossier for the CSM. */
export interface SummaryView {
  setupId: string
  reference: string
  customerName: string
  generatedAt: string
  espName: string | null
  region: Region | null
  sendingDomain: string | null
  pathName: string | null
  cdnName: string | null
  readiness: ReadinessView
  enablement: EnablementView
  /** the whole in one line */
  headline: string
  hosts: SummaryHostView[]
  claims: ClaimView[]
  /** what was not looked at, in words */
  notChecked: string[]
  request: RequestView | null
  /** the whole as plain text, for a mail or a chat */
  text: string
  jsonHref: string
}

/** One line of the CSM's list. */
export interface ProgressRowView {
  setupId: string
  reference: string
  customerName: string
  espName: string | null
  hostnames: string[]
  step: { id: StepId; number: number; title: string; state: StepState }
  /** the worst of the link hosts' checks that count now; null where none does */
  verdict: ReportVerdict | null
  /** what is known of the setup as a whole */
  proof: AccountProof
  /** title of the root cause, or null */
  rootCause: string | null
  owner: Owner
  next: string
  ready: boolean
  request: RequestStanding
  lastMovementAt: string
}

/** One line of a setup's history. */
export interface EventView {
  id: string
  at: string
  /** who did it, in words */
  by: string
  sentence: string
}
