import type { StepId } from '#lib/wizard/steps.ts'

/** Who gets a link of their own. */
export const handOffRoles = ['dns-admin', 'cdn-admin'] as const
export type HandOffRole = (typeof handOffRoles)[number]

/** Whose help each step needs. */
export const rolesNeeded: Record<StepId, readonly HandOffRole[]> = {
  'braze-setup': [],
  'dns-records': ['dns-admin'],
  'verify-records': ['dns-admin'],
  'cdn-and-certificate': [],
  'cdn-setup': ['cdn-admin', 'dns-admin'],
  'request-enablement': [],
}

/** Tasks that were handed to an admin, as they are stored. */
export interface HandOffModel {
  id: string
  setupId: string
  role: HandOffRole
  sentBy: string
  sentTo: string
  note: string
  createdAt: Date
  /** when the page was first seen */
  openedAt: Date | null
  /** the last "I've done it" */
  doneAt: Date | null
  expiresAt: Date
  revokedAt: Date | null
}

/** Whether the link still opens the tasks. */
export const isOpen = ({ revokedAt, expiresAt }: HandOffModel, now: Date): boolean => revokedAt === null && expiresAt > now
