import { z } from 'zod'
import type { HandOffGrant } from '#lib/auth/actor.ts'
import type { Context } from './context.ts'

const uuid = z.uuid()

/** Whether a text from an address can be an id at all. */
export const isId = (text: string): boolean => uuid.safeParse(text).success

/**
 * As whom a visitor may see a setup; null where not at all. A customer's link
 * wins over the CSM's sight of everything: it says whose page this is.
 */
export function viewerOf(context: Context, setupId: string): 'customer' | 'reviewer' | 'csm' | null {
  if (!isId(setupId)) return null
  if (context.grants.customerOf.includes(setupId)) return 'customer'
  if (context.grants.csm) return 'csm'
  return context.grants.reviewerOf.includes(setupId) ? 'reviewer' : null
}

/** As whom a visitor may change a setup; null where not at all. A review link is for reading. */
export function editorOf(context: Context, setupId: string): 'customer' | 'csm' | null {
  const viewer = viewerOf(context, setupId)
  return viewer === 'reviewer' ? null : viewer
}

/** The tasks that this visitor was handed over; null where the link was not opened here, has expired or was revoked. */
export const handOffGrantOf = (context: Context, handOffId: string): HandOffGrant | null =>
  context.grants.handOffs.find(({ id }) => id === handOffId) ?? null
