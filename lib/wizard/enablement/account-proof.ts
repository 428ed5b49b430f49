import type { Owner } from '#lib/engine/findings/code.ts'
import type { SetupModel } from '#lib/wizard/model.ts'
import { type Obstacle, obstacles } from '#lib/wizard/readiness.ts'
import { type RecordsState, recordsState } from '#lib/wizard/records-state.ts'
import { hostProof, type Proof, type ProofState, proofStates } from './proof.ts'

/** What is known of a setup as a whole: where its worst part stands. */
export type AccountProof = 'failing' | 'to-answer' | 'waiting' | 'checking' | 'blind' | 'unseen' | 'old' | 'warned' | 'proven'

const accountStates: Record<ProofState, AccountProof> = {
  failing: 'failing',
  'to-answer': 'to-answer',
  waiting: 'waiting',
  'first-check': 'checking',
  renewing: 'checking',
  blind: 'blind',
  'never-checked': 'unseen',
  changed: 'unseen',
  old: 'old',
  warned: 'warned',
  proven: 'proven',
}

/** Of several parts the heaviest decides; of none nothing is proven. Pure. */
export const worstProof = (states: readonly ProofState[]): AccountProof =>
  accountStates[proofStates.find((state) => states.includes(state)) ?? 'to-answer']

/** Something other than a link host that SSL rests on, and is not proven. */
export interface OpenPart extends Proof {
  hostname: null
  code: Obstacle['code']
}

/** All that SSL rests on: every link host, and what is left of answers and records. */
export interface AccountParts {
  hosts: readonly Proof[]
  open: readonly OpenPart[]
}

/** Pure. */
export function accountParts(setup: SetupModel, now: Date): AccountParts {
  const open = obstacles(setup, now).flatMap(({ code, hostname }) =>
    hostname === null && code !== 'managed-elsewhere' ? [openPart(code, setup)] : [],
  )
  return { hosts: setup.hosts.map((host) => hostProof(host, setup, now)), open }
}

/** Pure. */
export const accountProof = ({ hosts, open }: AccountParts): AccountProof => worstProof([...hosts, ...open].map(({ state }) => state))

function openPart(code: Obstacle['code'], setup: SetupModel): OpenPart {
  const { newest, finished } = setup.recordsRun
  const isRecords = code === 'records-not-verified' || code === 'records-wrong'
  const isRunning = isRecords && newest !== null && newest.state !== 'finished'
  // What was found of the records stays so while they are looked up again.
  const seen = recordsState({ ...setup, recordsRun: { newest: finished, finished } })
  const [state, owner] = isRecords ? recordsStanding(seen, isRunning) : (['to-answer', 'marketer'] as const)
  const nothing = { lastGood: null, lastBad: null, brokenSince: null, until: null, isOfNow: true }
  return { ...nothing, hostname: null, code, state, owner, run: isRecords ? finished : null, isRunning }
}

function recordsStanding(seen: RecordsState, isRunning: boolean): readonly [ProofState, Owner | null] {
  if (seen === 'failed') return ['failing', 'dns-admin']
  if (seen === 'waiting') return ['waiting', 'wait']
  if (isRunning) return [seen === 'passed' ? 'renewing' : 'first-check', null]
  return [seen === 'unknown' ? 'blind' : 'never-checked', null]
}
