import { z } from 'zod'
import type { Actor } from '#lib/auth/actor.ts'
import type { Context } from './context.ts'

const uuid = z.uuid()

/** Whether a text from an address can be an id at all. */
export const isId = (text: string): boolean => uuid.safeParse(text).success

/**
 * As whom a visitor may see a setup; null where not at all. A customer's link
 * wins over the CSM's sight of everything: it says whose page this is.
 */
export function viewerOf(context: Context, setupId: string): Exclude<Actor['kind'], 'job'> | null {
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
