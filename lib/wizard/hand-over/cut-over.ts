import { hostProof, stillStands } from '#lib/wizard/enablement/proof.ts'
import { hostState, rehearsalPassed } from '#lib/wizard/host-state.ts'
import type { LinkHostModel, SetupModel } from '#lib/wizard/model.ts'
import { rootCauseTitle } from '#lib/wizard/root-cause.ts'
import { cutOverWords } from '#lib/words/en/tasks.ts'
import type { CutOverState } from './view.ts'

/** Where the change of one link host's record stands, and the sentence on it. */
export interface CutOver {
  host: LinkHostModel
  state: CutOverState
  sentence: string
}

/** Whether link hosts are to leave the ESP for an edge of the customer's own. */
export const hasEdge = (setup: SetupModel): boolean => {
  const path = setup.answers['cdn-and-certificate']?.path
  return path === 'cdn' || path === 'own-proxy'
}

/** The records that are changed in step 5; none where nobody has chosen an edge of the customer's own. Pure. */
export const cutOvers = (setup: SetupModel, now: Date): CutOver[] =>
  hasEdge(setup) ? setup.hosts.map((host) => ({ host, ...standing(host, setup, now) })) : []

function standing(host: LinkHostModel, setup: SetupModel, now: Date): Omit<CutOver, 'host'> {
  const { hostname } = host
  if (isRunning(host.check.newest)) return { state: 'checking', sentence: cutOverWords.checking(hostname) }
  if (dnsProven(host, setup, now)) return { state: 'done', sentence: cutOverWords.done(hostname) }
  // A proof that has grown old is to be looked at again; one that only we could not renew is not to be done again.
  const proof = hostProof(host, setup, now)
  if (proof.state === 'blind' && stillStands(proof)) return { state: 'done', sentence: cutOverWords.doneBefore(hostname) }
  if (host.edgeName && rehearsalPassed(host, setup)) return { state: 'due', sentence: cutOverWords.due(hostname, host.edgeName) }
  return { state: 'not-yet', sentence: whyNotYet(host) }
}

const isRunning = (run: LinkHostModel['check']['newest']): boolean => run !== null && run.state !== 'finished'

/**
 * Whether the public name was seen to lead where it should, whatever else is left
 * to mend behind it. Like every proof it ages, and holds for the present answers only.
 */
function dnsProven(host: LinkHostModel, setup: SetupModel, now: Date): boolean {
  const state = hostState(host, setup, now)
  if (state === 'ready') return true
  const assessment = host.check.finished?.assessment
  if ((state !== 'not-ready' && state !== 'could-not-check') || !assessment) return false
  const { status } = assessment.areas.dns
  const forDns = assessment.findings.some(({ verdict, owner }) => verdict === 'fail' && owner === 'dns-admin')
  return (status === 'ok' || status === 'warning') && !forDns
}

function whyNotYet(host: LinkHostModel): string {
  const { newest, finished } = host.rehearsal
  if (!host.edgeName) return cutOverWords.noEdge
  if (isRunning(newest)) return cutOverWords.rehearsing
  if (!finished) return cutOverWords.notRehearsed
  if (finished.verdict === 'not-ready') return cutOverWords.failed(rootCauseTitle(finished))
  // Passed, and yet not counted: an answer has changed since.
  return finished.verdict === 'ready' ? cutOverWords.changedSince : cutOverWords.couldNotCheck
}
