import type { Context } from './context.ts'

export type LinkKind = 'resume' | 'review'

/**
 * A new capability link, shown this once: `resume` to go on with the setup (the
 * one before stops working), `review` for the CSM to read the summary.
 */
export async function createLink(
  _context: Context,
  _setupId: string,
  _kind: LinkKind,
): Promise<{ ok: true; url: string } | { ok: false; reason: 'not-found' }> {
  throw new Error('not yet')
}
