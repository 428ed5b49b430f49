import type { Owner, Severity } from './code.ts'
import type { Code, ParamsOf } from './codes.ts'

export const areas = ['dns', 'cdn', 'tls', 'forwarding'] as const
export type Area = (typeof areas)[number]

export type Verdict = 'pass' | 'warn' | 'fail' | 'unknown' | 'not-applicable'

/** One diagnosis as a check gives it: a code with its parameters, and pointers to what was seen. */
export type Diagnosis = {
  [C in Code]: {
    code: C
    params: ParamsOf<C>
    /** ids of evidence entries; the runner adds those of the facts when it is left out */
    evidence?: readonly string[]
    /** commands with which a sceptical admin sees the same */
    reproduce: readonly string[]
  }
}[Code]

/** What a check says: nothing wrong, does not apply, cannot tell, or what it diagnosed. */
export type Judgement =
  | { verdict: 'pass'; evidence?: readonly string[] }
  | { verdict: 'not-applicable' }
  | { verdict: 'unknown'; diagnosis?: Diagnosis }
  | { verdict: 'fail' | 'warn'; diagnoses: readonly [Diagnosis, ...Diagnosis[]] }

/** One statement of a run, without a word of any language. */
export interface Finding {
  /** a diagnosis, or the check's own id where there is nothing to diagnose */
  code: string
  check: string
  area: Area
  verdict: Verdict
  severity: Severity
  owner: Owner
  params: Record<string, unknown>
  /** the code of the finding that this one follows from */
  causedBy: string | null
  evidence: readonly string[]
  reproduce: readonly string[]
}
