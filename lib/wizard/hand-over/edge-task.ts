import type { Owner } from '#lib/engine/findings/code.ts'
import { hostProof, stillStands } from '#lib/wizard/enablement/proof.ts'
import { hostState, rehearsalPassed, runWithProblem } from '#lib/wizard/host-state.ts'
import { problemOwner } from '#lib/wizard/managed-path.ts'
import type { LinkHostModel, RunModel, SetupModel } from '#lib/wizard/model.ts'
import { rootCauseTitle } from '#lib/wizard/root-cause.ts'
import { edgeTaskWords as words } from '#lib/words/en/tasks.ts'
import { cutOvers, hasEdge } from './cut-over.ts'
import type { EdgeTaskState, EdgeTaskView } from './view.ts'

/** What is the CDN admin's at one link host. */
export interface EdgeTask {
  host: LinkHostModel
  state: EdgeTaskState
  sentence: string
  kind: EdgeTaskView['kind']
}

/** The CDN's part of every link host; none where nobody has chosen an edge of the customer's own. Pure. */
export function edgeTasks(setup: SetupModel, now: Date): EdgeTask[] {
  if (!hasEdge(setup)) return []
  return cutOvers(setup, now).map(({ host, state }) => {
    // Once DNS leads to the edge, what readers get counts for more than the rehearsal.
    const kind = state === 'done' || (!host.edgeName && host.check.newest) ? 'check' : 'rehearsal'
    return { host, kind, ...standing(host, setup, now) }
  })
}

function standing(host: LinkHostModel, setup: SetupModel, now: Date): { state: EdgeTaskState; sentence: string } {
  const { hostname } = host
  if (isRunning(host.check.newest) || isRunning(host.rehearsal.newest)) return { state: 'checking', sentence: words.checking(hostname) }
  if (hostState(host, setup, now) === 'ready') return { state: 'done', sentence: words.done(hostname) }
  if (stillStands(hostProof(host, setup, now))) return { state: 'done', sentence: words.doneBefore(hostname) }
  const problem = runWithProblem(host, setup, now)
  const title = (problem && rootCauseTitle(problem)) ?? ''
  const owner = problem && problemOwner(problem, setup)
  if (owner === 'cdn-admin') return { state: 'problem', sentence: words.problem(hostname, title) }
  if (rehearsalPassed(host, setup)) return { state: 'done', sentence: words.rehearsed(hostname) }
  if (owner) return { state: 'others', sentence: words.others(hostname, title, words.owners[owner satisfies Owner]) }
  if (!host.edgeName) return { state: 'give-edge', sentence: words.giveEdge(hostname) }
  return { state: 'rehearse', sentence: words.rehearse(hostname) }
}

const isRunning = (run: RunModel | null): boolean => run !== null && run.state !== 'finished'
