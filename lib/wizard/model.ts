import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import type { Assessment } from '#lib/engine/run/assess.ts'
import type { Target } from '#lib/engine/target/target.ts'
import type { Answers } from './answers.ts'
import type { RecordKind, ReportVerdict, RunRowView, RunState, StoredRunKind } from './view.ts'
import type { LookSubject } from './waiting/look.ts'

/** A run as it is stored. */
export interface RunModel {
  id: string
  setupId: string
  linkHostId: string | null
  kind: StoredRunKind
  hostname: string
  state: RunState
  target: Target | null
  /** what was asked for, where the kind has no target; the shape is the kind's own */
  input: unknown
  verdict: ReportVerdict | null
  assessment: Assessment | null
  /** left out where a list of setups does not need it */
  evidence: Evidence | null
  failure: string | null
  /** what is kept of it, where the kind has such; the shape is the kind's own */
  result: unknown
  createdAt: Date
  finishedAt: Date | null
  /** lines written so far */
  rows: readonly RunRowView[]
}

/** The newest run, and the newest that is finished: the same one, unless one is under way. */
export interface LatestRuns {
  newest: RunModel | null
  finished: RunModel | null
}

/**
 * What checks of a link host against the public name had seen before the newest one. It never
 * decides where the host stands, and is told beside it. Runs come without evidence.
 */
export interface PastChecks {
  /** the newest finished one that found the host ready */
  ready: RunModel | null
  /** the newest finished one that found something to mend */
  notReady: RunModel | null
  /** when the first was made that found something to mend and that none has found ready since */
  brokenSince: Date | null
}

export interface LinkHostModel {
  id: string
  hostname: string
  edgeName: string | null
  links: readonly string[]
  check: LatestRuns
  /** left out where a list of setups does not need it */
  past: PastChecks | null
  rehearsal: LatestRuns
  outlook: LatestRuns
}

/** A record that Braze handed out, in normal form. */
export interface HandedOutRecord {
  id: string
  type: string
  name: string
  value: string
  ttl: number | null
  kind: RecordKind
}

/** `switched-off`: SSL was on, and is off again until something is mended. */
export type DecisionOutcome = 'enabled' | 'sent-back' | 'switched-off'

/** What a CSM decided on a request for enablement. */
export interface DecisionModel {
  outcome: DecisionOutcome
  note: string
  decidedAt: Date
}

/** All that is known of one setup: what the pure functions of this folder work on. */
export interface SetupModel {
  id: string
  reference: string
  customerName: string
  createdAt: Date
  lastMovementAt: Date
  answers: Answers
  hosts: readonly LinkHostModel[]
  records: readonly HandedOutRecord[]
  recordsRun: LatestRuns
  /** the newest, on whichever request */
  decision: DecisionModel | null
  watches: readonly WatchModel[]
  greenMails: readonly GreenMailModel[]
  /** the first look at what was given at the start, before there were link hosts */
  outlook: LatestRuns
  /** what answered at the names of the records before anything was changed */
  today: LatestRuns
}

/** When the wizard looks at something by itself. */
export interface WatchModel extends LookSubject {
  id: string
  startedAt: Date
  /** null: paused */
  nextAt: Date | null
}

/** Somebody who wants a mail when something turns green. */
export interface GreenMailModel extends LookSubject {
  id: string
  address: string
}

export const noRuns: LatestRuns = { newest: null, finished: null }
