import type { DecisionOutcome, SetupModel } from '#lib/wizard/model.ts'
import { type RequestStanding, requestStanding } from '#lib/wizard/request-standing.ts'
import { type AccountParts, type AccountProof, accountParts, accountProof } from './account-proof.ts'

/** What a CSM is told; the sentences stand in the catalogue. */
export type EnablementCode =
  | 'not-ready'
  | 'unasked'
  | 'enable'
  | 'enable-warned'
  | 'send-back'
  | 'incomplete'
  | 'wait'
  | 'checking'
  | 'blind'
  | 'unseen'
  | 'old'
  | 'sent-back-open'
  | 'sent-back-proven'
  | 'off-open'
  | 'off-proven'
  | 'on-proven'
  | 'on-warned'
  | 'on-broken'
  | 'on-incomplete'
  | 'on-wait'
  | 'on-checking'
  | 'on-blind'
  | 'on-unseen'
  | 'on-old'

/**
 * The one thing for the CSM to do. `tell`: write to the customer. `await-run`, `await-time`:
 * nothing yet. `mend`: have broken links mended, or SSL switched off meanwhile.
 */
export type Move = 'enable' | 'send-back' | 'check' | 'await-run' | 'await-time' | 'tell' | 'mend' | 'nothing'

/** Where the request stands × what is known of the setup. */
const codes: Record<RequestStanding, Record<AccountProof, EnablementCode>> = {
  none: {
    failing: 'not-ready',
    'to-answer': 'not-ready',
    waiting: 'wait',
    checking: 'checking',
    blind: 'blind',
    unseen: 'not-ready',
    old: 'old',
    warned: 'unasked',
    proven: 'unasked',
  },
  requested: {
    failing: 'send-back',
    'to-answer': 'incomplete',
    waiting: 'wait',
    checking: 'checking',
    blind: 'blind',
    unseen: 'unseen',
    old: 'old',
    warned: 'enable-warned',
    proven: 'enable',
  },
  'sent-back': {
    failing: 'sent-back-open',
    'to-answer': 'sent-back-open',
    waiting: 'wait',
    checking: 'checking',
    blind: 'blind',
    unseen: 'unseen',
    old: 'old',
    warned: 'sent-back-proven',
    proven: 'sent-back-proven',
  },
  'switched-off': {
    failing: 'off-open',
    'to-answer': 'off-open',
    waiting: 'wait',
    checking: 'checking',
    blind: 'blind',
    unseen: 'unseen',
    old: 'old',
    warned: 'off-proven',
    proven: 'off-proven',
  },
  enabled: {
    failing: 'on-broken',
    'to-answer': 'on-incomplete',
    waiting: 'on-wait',
    checking: 'on-checking',
    blind: 'on-blind',
    unseen: 'on-unseen',
    old: 'on-old',
    warned: 'on-warned',
    proven: 'on-proven',
  },
}

const moves: Record<EnablementCode, Move> = {
  'not-ready': 'tell',
  unasked: 'tell',
  enable: 'enable',
  'enable-warned': 'enable',
  'send-back': 'send-back',
  incomplete: 'send-back',
  wait: 'await-time',
  checking: 'await-run',
  blind: 'check',
  unseen: 'check',
  old: 'check',
  'sent-back-open': 'tell',
  'sent-back-proven': 'tell',
  'off-open': 'tell',
  'off-proven': 'tell',
  'on-proven': 'nothing',
  'on-warned': 'nothing',
  'on-broken': 'mend',
  'on-incomplete': 'tell',
  'on-wait': 'await-time',
  'on-checking': 'await-run',
  'on-blind': 'check',
  'on-unseen': 'check',
  'on-old': 'check',
}

/** What is to be said and done by where the request stands and what is known. Pure. */
export function enablementFor(
  standing: RequestStanding,
  proof: AccountProof,
): { code: EnablementCode; move: Move; offers: readonly DecisionOutcome[] } {
  const code = codes[standing][proof]
  const move = moves[code]
  return { code, move, offers: offersFor(standing, move) }
}

/** What may be noted: nothing without a request, "on" only over what is proven right now. */
function offersFor(standing: RequestStanding, move: Move): readonly DecisionOutcome[] {
  if (standing === 'enabled') return ['switched-off']
  if (standing !== 'requested') return []
  return move === 'enable' ? ['enabled', 'sent-back'] : ['sent-back']
}

/** Where a setup stands on its way to SSL. */
export interface Enablement extends ReturnType<typeof enablementFor> {
  standing: RequestStanding
  proof: AccountProof
  parts: AccountParts
}

/** Pure. */
export function enablementOf(setup: SetupModel, now: Date): Enablement {
  const parts = accountParts(setup, now)
  const [standing, proof] = [requestStanding(setup), accountProof(parts)]
  return { standing, proof, parts, ...enablementFor(standing, proof) }
}
