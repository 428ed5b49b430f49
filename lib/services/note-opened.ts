import { findLiveHandOff, markOpened } from '#lib/store/queries/hand-offs.ts'
import { editorOf, handOffGrantOf } from './authorise.ts'
import { changeSetupAs } from './change-setup.ts'
import type { Context } from './context.ts'

/** Programs that look at a link so that a chat or a mail can show what is behind it. */
const previewers =
  /bot\b|crawl|spider|preview|slack|teams|skype|whatsapp|telegram|discord|facebookexternalhit|twitter|linkedin|embedly|safelinks|googleimageproxy|^(curl|wget|python|go-http|java|okhttp|axios|node)/i

/**
 * Notes that an admin's page was seen for the first time. A program that makes
 * previews is no admin, nor is the sender who tries the link.
 */
export async function noteOpened(context: Context, handOffId: string, userAgent: string | null): Promise<void> {
  const grant = handOffGrantOf(context, handOffId)
  if (!grant || editorOf(context, grant.setupId) || !userAgent || previewers.test(userAgent)) return
  await changeSetupAs(grant.role, grant.setupId, async (tx, now) => {
    const handOff = await findLiveHandOff(tx, grant.id, now)
    if (!handOff || !(await markOpened(tx, grant.id, now))) return null
    return { kind: 'hand-off-opened', params: { role: handOff.role, to: handOff.sentTo } }
  })
}
