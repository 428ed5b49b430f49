import { randomUUID } from 'node:crypto'
import { insertDecision } from '#lib/store/queries/decisions.ts'
import { loadSetup } from '#lib/store/queries/setups.ts'
import { type Enablement, enablementOf } from '#lib/wizard/enablement/enablement.ts'
import { type DecisionField, decisionFields } from '#lib/wizard/forms/fields.ts'
import { fieldError, type RawForm, readValues } from '#lib/wizard/forms/form.ts'
import { parseDecision } from '#lib/wizard/forms/parse-decision.ts'
import type { DecisionOutcome } from '#lib/wizard/model.ts'
import type { EventKind } from '#lib/words/en/wizard.ts'
import { changeSetup } from './change-setup.ts'
import type { Context, FormResult } from './context.ts'

/**
 * Notes what a CSM has decided: SSL is on, the request goes back, or SSL that was on is off again.
 * "On" is refused while anything is not proven: the wizard never says ready when it is not.
 */
export async function decide(context: Context, setupId: string, raw: RawForm): Promise<FormResult<DecisionField>> {
  if (!context.grants.csm) return { ok: false, reason: 'not-found' }
  const parsed = parseDecision(raw)
  if (!parsed.ok) return { ok: false, reason: 'form', form: parsed.form }
  const { outcome, note } = parsed.answer
  let refusal: 'not-found' | Refusal = 'not-found'
  const saved = await changeSetup(context, setupId, async (tx, now) => {
    const setup = await loadSetup(tx, setupId)
    if (!setup) return null
    const refused = refusalOf(outcome, enablementOf(setup, now))
    if (refused) {
      refusal = refused
      return null
    }
    await insertDecision(tx, { id: randomUUID(), setupId, outcome, note, decidedAt: now })
    return { kind: events[outcome], params: {} }
  })
  if (saved) return { ok: true }
  if (refusal === 'not-found') return { ok: false, reason: 'not-found' }
  const form = { values: readValues(decisionFields, raw), errors: { outcome: fieldError(refusal) } }
  return { ok: false, reason: 'form', form }
}

const events = {
  enabled: 'ssl-enabled',
  'sent-back': 'request-sent-back',
  'switched-off': 'ssl-switched-off',
} as const satisfies Record<DecisionOutcome, EventKind>

type Refusal = 'not-proven' | 'not-requested' | 'not-on'

/** Why a decision cannot be noted as things stand; undefined where it can. */
function refusalOf(outcome: DecisionOutcome, { standing, offers }: Enablement): Refusal | undefined {
  if (offers.includes(outcome)) return undefined
  if (outcome === 'switched-off') return 'not-on'
  return standing === 'requested' ? 'not-proven' : 'not-requested'
}
