import { type Code, codes } from '#lib/engine/findings/codes.ts'
import { readinessWords } from '#lib/words/en/wizard.ts'
import { hostState, runWithProblem } from './host-state.ts'
import { isManagedUnseen } from './managed-path.ts'
import type { RunModel, SetupModel } from './model.ts'
import { recordsState } from './records-state.ts'
import { rootCauseTitle } from './root-cause.ts'
import type { StepId } from './steps.ts'
import type { ReadinessView } from './view.ts'

/** Why SSL may not be requested yet. */
export interface Obstacle {
  code: keyof typeof readinessWords
  hostname: string | null
  step: StepId
}

/**
 * All that keeps a setup from being ready; an empty list is the only way to
 * `ready`. SendGrid switches SSL for the whole account, so that every link host
 * of it has to be listed and green; for the others every host of the setup.
 */
export function obstacles(setup: SetupModel, now: Date): Obstacle[] {
  const braze = setup.answers['braze-setup']
  if (!braze) return [{ code: 'not-answered', hostname: null, step: 'braze-setup' }]
  return [...hostList(setup), ...recordList(setup), ...pathList(setup), ...proofList(setup, now)]
}

function hostList(setup: SetupModel): Obstacle[] {
  if (setup.hosts.length === 0) return [{ code: 'no-hosts', hostname: null, step: 'braze-setup' }]
  const unlisted = isAccountWide(setup) && !setup.answers['braze-setup']?.allHostsListed
  return unlisted ? [{ code: 'hosts-not-all-listed', hostname: null, step: 'braze-setup' }] : []
}

function recordList(setup: SetupModel): Obstacle[] {
  const state = recordsState(setup)
  if (state === 'said-verified' || state === 'passed') return []
  if (state === 'not-entered') return [{ code: 'records-not-entered', hostname: null, step: 'dns-records' }]
  const code = state === 'failed' ? 'records-wrong' : 'records-not-verified'
  return [{ code, hostname: null, step: 'verify-records' }]
}

function pathList(setup: SetupModel): Obstacle[] {
  const path = setup.answers['cdn-and-certificate']?.path
  if (!path) return [{ code: 'path-not-chosen', hostname: null, step: 'cdn-and-certificate' }]
  return isManagedUnseen(setup) ? [{ code: 'managed-elsewhere', hostname: null, step: 'cdn-setup' }] : []
}

const proofList = (setup: SetupModel, now: Date): Obstacle[] =>
  setup.hosts.flatMap((host) => {
    const state = hostState(host, setup, now)
    return state === 'ready' ? [] : [{ code: `host-${state}` as const, hostname: host.hostname, step: 'cdn-setup' as const }]
  })

/** Readiness in words, with the time of the oldest proof that it rests on. */
export function readiness(setup: SetupModel, now: Date): ReadinessView {
  const found = obstacles(setup, now)
  const reasons = found.map((obstacle) => ({
    hostname: obstacle.hostname,
    step: obstacle.step,
    code: codeOf(obstacle, setup, now),
    sentence: sentenceOf(obstacle, setup, now),
  }))
  const proofs = setup.hosts.flatMap(({ check }) => (check.finished ? [check.finished.createdAt.toISOString()] : []))
  return { ready: reasons.length === 0, reasons, provedAt: reasons.length === 0 ? (proofs.toSorted()[0] ?? null) : null }
}

/** SendGrid switches SSL for all link hosts of an account at once. */
const isAccountWide = (setup: SetupModel): boolean => setup.answers['braze-setup']?.esp === 'sendgrid'

const notCovered: Code = 'setup.link-host-not-covered'

/**
 * The diagnosis behind an obstacle. At SendGrid a host that is not ready, or not even
 * listed, holds up the hosts of its account that are.
 */
function codeOf({ code, hostname }: Obstacle, setup: SetupModel, now: Date): Code | null {
  if (code === 'hosts-not-all-listed') return notCovered
  if (hostname === null) return null
  const others = setup.hosts.filter((host) => host.hostname !== hostname)
  const holdsUpOthers = isAccountWide(setup) && others.some((host) => hostState(host, setup, now) === 'ready')
  if (holdsUpOthers) return notCovered
  const cause = runBehind({ code, hostname }, setup, now)?.assessment?.rootCause
  return isCode(cause) ? cause : null
}

const isCode = (text: string | null | undefined): text is Code => typeof text === 'string' && Object.hasOwn(codes, text)

/** The run that found something at a host; null where nothing is known of it. */
function runBehind({ code, hostname }: Pick<Obstacle, 'code' | 'hostname'>, setup: SetupModel, now: Date): RunModel | null {
  const host = setup.hosts.find((other) => other.hostname === hostname)
  return host && (code === 'host-not-ready' || code === 'host-could-not-check') ? runWithProblem(host, setup, now) : null
}

/** What was found at the host where something was, else why nothing is known. */
function sentenceOf({ code, hostname }: Obstacle, setup: SetupModel, now: Date): string {
  const run = runBehind({ code, hostname }, setup, now)
  const title = run && rootCauseTitle(run)
  return title ? `${title}.` : readinessWords[code](hostname ?? '')
}
