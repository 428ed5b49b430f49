import { revokeHandOffLink } from '#lib/store/queries/hand-offs.ts'
import { isId } from './authorise.ts'
import { changeSetup } from './change-setup.ts'
import type { Context } from './context.ts'

/** Takes the link of an admin back: it opens nothing any more, and whoever has it open sees nothing from now on. */
export async function revokeHandOff(context: Context, setupId: string, handOffId: string): Promise<{ ok: boolean }> {
  if (!isId(handOffId)) return { ok: false }
  const ok = await changeSetup(context, setupId, async (tx, now) => {
    const revoked = await revokeHandOffLink(tx, setupId, handOffId, now)
    return revoked ? { kind: 'hand-off-revoked', params: { role: revoked.role, to: revoked.sentTo } } : null
  })
  return { ok }
}
