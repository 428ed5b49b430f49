import type { Verdict } from '#lib/engine/findings/finding.ts'
import type { ReportVerdict } from '#lib/wizard/view.ts'

/** The kinds of run that are looked at again and again, so that two can be compared. */
export type ComparedKind = 'records' | 'rehearsal' | 'check'

/** Something that is checked again and again: a link host in one of two ways, or the records. */
export interface SubjectView {
  /** `records`, `check:…` or `rehearsal:…` with the link host's id; stands in the page's address */
  key: string
  kind: ComparedKind
  title: string
}

/** One finished run, in a line. */
export interface PastRunView {
  id: string
  /** RFC 3339, UTC */
  at: string
  verdict: ReportVerdict
  /** title of the root cause; null where there is none */
  rootCause: string | null
}

/** Runs one after another with the same outcome: the oldest and the newest of them. */
export interface StretchView {
  first: PastRunView
  last: PastRunView
  count: number
}

/** Something that differs between two runs. */
export interface ChangeView {
  what: string
  before: string
  after: string
}

/** What a check or a record came to, both times. */
export interface OutcomeChangeView {
  what: string
  before: Verdict | 'not-checked'
  after: Verdict | 'not-checked'
  /** what it says now, one line */
  detail: string
}

export interface ComparisonView {
  kind: ComparedKind
  earlier: PastRunView
  later: PastRunView
  asked: ChangeView[]
  observed: ChangeView[]
  arisen: string[]
  solved: string[]
  stillThere: string[]
  outcomes: OutcomeChangeView[]
  /** false where one of the two left nothing to compare */
  comparable: boolean
}

export interface PastRunsView {
  setupId: string
  subjects: SubjectView[]
  /** the one that is shown; null where there is nothing to check yet */
  subject: SubjectView | null
  stretches: StretchView[]
  /** every run listed, newest first, for the choice of two */
  runs: PastRunView[]
  /** how many are listed at most, where there are more */
  cutAt: number | null
  comparison: ComparisonView | null
}
