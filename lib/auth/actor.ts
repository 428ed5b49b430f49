/**
 * Who acts. A customer or a reviewer holds exactly one setup by a capability
 * link, an admin the tasks that were handed over; the CSM sees all; a job acts by itself.
 */
export type Actor =
  | { kind: 'customer'; setupId: string }
  | { kind: 'reviewer'; setupId: string }
  | { kind: 'dns-admin' | 'cdn-admin'; handOffId: string }
  | { kind: 'csm' }
  | { kind: 'job'; job: string }

/** Tasks of one role in one setup, opened by a hand-off's link that still works. */
export interface HandOffGrant {
  id: string
  setupId: string
  role: 'dns-admin' | 'cdn-admin'
}

/** What a visitor's session has been granted by the links that were opened in this browser. */
export interface Grants {
  /** the session itself; none for a visitor who has opened no link */
  sessionId?: string
  csm: boolean
  /** setups opened by a customer's link */
  customerOf: readonly string[]
  /** setups opened by a review link: to be read only */
  reviewerOf: readonly string[]
  /** tasks opened by a link for an admin: nothing else of their setups may be seen */
  handOffs: readonly HandOffGrant[]
}

/** A visitor who has opened no link. */
export const noGrants: Grants = { csm: false, customerOf: [], reviewerOf: [], handOffs: [] }
