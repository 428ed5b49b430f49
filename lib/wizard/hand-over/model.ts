/** Who gets a link of their own. */
export const handOffRoles = ['dns-admin', 'cdn-admin'] as const
export type HandOffRole = (typeof handOffRoles)[number]

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
