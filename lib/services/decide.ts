import { randomUUID } from 'node:crypto'
import { insertDecision } from '#lib/store/queries/decisions.ts'
import { loadSetup } from '#lib/store/queries/setups.ts'
import { type DecisionField, decisionFields } from '#lib/wizard/forms/fields.ts'
import { fieldError, type RawForm, readValues } from '#lib/wizard/forms/form.ts'
import { parseDecision } from '#lib/wizard/forms/parse-decision.ts'
import { obstacles } from '#lib/wizard/readiness.ts'
import { requestStanding } from '#lib/wizard/request-standing.ts'
import { changeSetup } from './change-setup.ts'
import type { Context, FormResult } from './context.ts'

/**
 * Notes what a CSM has decided on a request: SSL is on, or the request goes back.
 * "On" is refused while anything is not proven: the wizard never says ready when it is not.
 */
export async function decide(context: Context, setupId: string, raw: RawForm): Promise<FormResult<DecisionField>> {
  if (!context.grants.csm) return { ok: false, reason: 'not-found' }
  const parsed = parseDecision(raw)
  if (!parsed.ok) return { ok: false, reason: 'form', form: parsed.form }
  const { outcome, note } = parsed.answer
  let refusal: 'not-found' | 'not-proven' | 'not-requested' = 'not-found'
  const saved = await changeSetup(context, setupId, async (tx, now) => {
    const setup = await loadSetup(tx, setupId)
    if (!setup) return null
    if (requestStanding(setup) !== 'requested') refusal = 'not-requested'
    else if (outcome === 'enabled' && obstacles(setup, now).length > 0) refusal = 'not-proven'
    else {
      await insertDecision(tx, { id: randomUUID(), setupId, outcome, note, decidedAt: now })
      return { kind: outcome === 'enabled' ? 'ssl-enabled' : 'request-sent-back', params: {} }
    }
    return null
  })
  if (saved) return { ok: true }
  if (refusal === 'not-found') return { ok: false, reason: 'not-found' }
  const form = { values: readValues(decisionFields, raw), errors: { outcome: fieldError(refusal) } }
  return { ok: false, reason: 'form', form }
}
