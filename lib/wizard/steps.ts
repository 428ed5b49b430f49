import type { Owner } from '#lib/engine/findings/code.ts'

/** The six steps, in order. Ids are part of page addresses. */
export const stepIds = ['braze-setup', 'dns-records', 'verify-records', 'cdn-and-certificate', 'cdn-setup', 'request-enablement'] as const
export type StepId = (typeof stepIds)[number]

/**
 * How far a step is. `waiting`: nobody has to act, an answer or a time is awaited.
 * `problem`: something that we saw has to be mended.
 */
export type StepState = 'cannot-start' | 'not-started' | 'in-progress' | 'waiting' | 'problem' | 'completed'

/** One step as data: who acts in it by rule, and which steps have to be completed first. */
export interface Step {
  id: StepId
  number: 1 | 2 | 3 | 4 | 5 | 6
  owner: Owner
  /** steps that have to be completed before this one can start */
  needs: readonly StepId[]
}

/**
 * Steps 2 and 4 do not wait for each other: the CDN can be chosen while DNS is
 * still being waited for.
 */
export const steps: readonly Step[] = [
  { id: 'braze-setup', number: 1, owner: 'marketer', needs: [] },
  { id: 'dns-records', number: 2, owner: 'dns-admin', needs: ['braze-setup'] },
  { id: 'verify-records', number: 3, owner: 'dns-admin', needs: ['dns-records'] },
  { id: 'cdn-and-certificate', number: 4, owner: 'marketer', needs: ['braze-setup'] },
  { id: 'cdn-setup', number: 5, owner: 'cdn-admin', needs: ['cdn-and-certificate'] },
  { id: 'request-enablement', number: 6, owner: 'marketer', needs: ['verify-records', 'cdn-setup'] },
]

/** The step of an id that came from an address, or undefined. */
export const parseStepId = (text: string): StepId | undefined => stepIds.find((id) => id === text)
