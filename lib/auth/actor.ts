/**
 * Who acts. A customer or a reviewer holds exactly one setup by a capability
 * link; the CSM sees all; a job acts by itself.
 */
export type Actor =
  | { kind: 'customer'; setupId: string }
  | { kind: 'reviewer'; setupId: string }
  | { kind: 'csm' }
  | { kind: 'job'; job: string }

/** What a visitor's session has been granted by the links that were opened in this browser. */
export interface Grants {
  csm: boolean
  /** setups opened by a customer's link */
  customerOf: readonly string[]
  /** setups opened by a review link: to be read only */
  reviewerOf: readonly string[]
}

/** A visitor who has opened no link. */
export const noGrants: Grants = { csm: false, customerOf: [], reviewerOf: [] }
