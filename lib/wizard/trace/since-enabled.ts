import type { SetupModel } from '#lib/wizard/model.ts'
import { requestStanding } from '#lib/wizard/request-standing.ts'
import type { Mail } from './mail/mail.ts'

/** How a mail stands to SSL: not switched on by the CSM's word, or sent before that, or after it (also where nobody can tell). */
export type SinceEnabled = 'off' | 'before' | 'after'

/** Where a mail stands in the setup's story. Pure. */
export function sinceEnabled({ sentAt }: Pick<Mail, 'sentAt'>, setup: Pick<SetupModel, 'answers' | 'decision'>): SinceEnabled {
  if (!setup.decision || requestStanding(setup) !== 'enabled') return 'off'
  return sentAt !== null && Date.parse(sentAt) < setup.decision.decidedAt.getTime() ? 'before' : 'after'
}
