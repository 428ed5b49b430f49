import type { FormState } from '#components/form/form-state.ts'
import { xRayWords as words } from '#lib/words/en/x-ray.ts'

/** Why nothing was begun, as the services of the X-ray say it. */
type Refusal = { reason: 'form'; message: string } | { reason: 'too-soon'; retryAfterMs: number } | { reason: 'not-found' | 'no-esp' }

/** The form as it comes back: what was typed, and the reason beside its field. */
export function refused(result: Refusal, state: FormState, field: string, values: Record<string, string>): FormState {
  const base = { turn: state.turn + 1, values, errors: {} }
  if (result.reason === 'form') return { ...base, errors: { [field]: result.message } }
  if (result.reason === 'too-soon') return { ...base, message: words.tooSoon(Math.max(1, Math.ceil(result.retryAfterMs / 1000))) }
  return { ...base, message: result.reason === 'no-esp' ? words.noEsp : words.gone }
}
