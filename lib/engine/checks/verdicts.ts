import type { Diagnosis, Judgement } from '#lib/engine/findings/finding.ts'

/** The judgements that checks give, in short. */

export const pass: Judgement = { verdict: 'pass' }
export const notApplicable: Judgement = { verdict: 'not-applicable' }
export const unknown: Judgement = { verdict: 'unknown' }
export const fail = (...diagnoses: [Diagnosis, ...Diagnosis[]]): Judgement => ({ verdict: 'fail', diagnoses })
export const warn = (...diagnoses: [Diagnosis, ...Diagnosis[]]): Judgement => ({ verdict: 'warn', diagnoses })
