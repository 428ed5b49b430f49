import type { HandedOutRecord, SetupModel } from '#lib/wizard/model.ts'
import { type RecordsState, recordsState } from '#lib/wizard/records-state.ts'
import type { RunKind } from '#lib/wizard/view.ts'
import { tasksWords as words } from '#lib/words/en/tasks.ts'
import { type CutOver, cutOvers, hasEdge } from './cut-over.ts'
import { type EdgeTask, edgeTasks } from './edge-task.ts'
import type { HandOffRole } from './model.ts'
import type { TasksState } from './view.ts'

/** What a run of an admin's looks at. */
export interface TaskRun {
  kind: RunKind
  linkHostId?: string
}

/** All that is one role's in a setup, and how far it is. */
export interface Tasks {
  state: TasksState
  next: string
  records: readonly HandedOutRecord[]
  cutOvers: readonly CutOver[]
  edges: readonly EdgeTask[]
  progress: { done: number; of: number }
  /** what "I've done it" has looked at */
  due: TaskRun[]
  /** all that this role may have looked at */
  allowed: TaskRun[]
}

/** The tasks of a role. Pure. */
export const tasksOf = (setup: SetupModel, role: HandOffRole, now: Date): Tasks =>
  role === 'dns-admin' ? dnsTasks(setup, now) : cdnTasks(setup, now)

/** The roles for which there is something to hand over. Pure. */
export const offeredRoles = (setup: SetupModel): HandOffRole[] => [
  ...(recordsToEnter(setup).length > 0 || (hasEdge(setup) && setup.hosts.length > 0) ? (['dns-admin'] as const) : []),
  ...(hasEdge(setup) && setup.hosts.length > 0 ? (['cdn-admin'] as const) : []),
]

const recordsToEnter = (setup: SetupModel): readonly HandedOutRecord[] => (recordsState(setup) === 'said-verified' ? [] : setup.records)

function dnsTasks(setup: SetupModel, now: Date): Tasks {
  const changes = cutOvers(setup, now)
  // A link host that may be changed, or was, has one record to be entered, not two that contradict each other.
  const moving = new Set(changes.flatMap(({ host, state }) => (state === 'not-yet' ? [] : [host.hostname])))
  const records = recordsToEnter(setup).filter(({ kind, name }) => !(kind === 'link-host' && moving.has(name)))
  const green = records.filter(({ id }) => isGreen(setup, id)).length
  // Just these count: a link host that moves on is not waited for.
  const seen = records.length === 0 ? 'passed' : recordsState({ ...setup, records })
  const due = changes.filter(({ state }) => state === 'due')
  const recordsRun: TaskRun[] = records.length > 0 ? [{ kind: 'records' }] : []
  const checks = (some: readonly CutOver[]): TaskRun[] => some.map(({ host }) => ({ kind: 'check', linkHostId: host.id }))
  const done = green + changes.filter(({ state }) => state === 'done').length
  return {
    ...dnsNext(seen, records.length - green, changes, due, setup.answers['cdn-and-certificate'] === undefined),
    records,
    cutOvers: changes,
    edges: [],
    progress: { done, of: records.length + changes.length },
    due: [...(seen === 'passed' ? [] : recordsRun), ...checks(due)],
    allowed: [...recordsRun, ...checks(changes.filter(({ state }) => state !== 'not-yet'))],
  }
}

function isGreen({ recordsRun }: SetupModel, recordId: string): boolean {
  const verdict = recordsRun.finished?.rows.find(({ id }) => id === recordId)?.verdict
  return verdict === 'pass' || verdict === 'not-applicable'
}

function dnsNext(
  seen: RecordsState,
  left: number,
  changes: readonly CutOver[],
  due: readonly CutOver[],
  isUndecided: boolean,
): Pick<Tasks, 'state' | 'next'> {
  if (seen === 'checking' || changes.some(({ state }) => state === 'checking')) return { state: 'checking', next: words.checking }
  if (seen === 'failed') return { state: 'to-do', next: words.mendRecords(left) }
  if (seen === 'not-verified' || seen === 'not-entered') return { state: 'to-do', next: words.enterRecords(left) }
  if (due[0]) return { state: 'to-do', next: due[0].sentence }
  if (seen === 'unknown') return { state: 'to-do', next: words.lookAgain }
  if (seen === 'waiting') return { state: 'waiting', next: words.caches }
  const notYet = changes.find(({ state }) => state === 'not-yet')
  if (notYet) return { state: 'waiting', next: words.notYet(notYet.host.hostname) }
  // Whether a record is to be changed for the CDN is not known before a way is chosen.
  return isUndecided ? { state: 'waiting', next: words.later } : { state: 'done', next: words.done }
}

function cdnTasks(setup: SetupModel, now: Date): Tasks {
  const edges = edgeTasks(setup, now)
  const done = edges.filter(({ state }) => state === 'done').length
  const runs: TaskRun[] = edges.flatMap(({ host, kind }) => (kind === 'rehearsal' && !host.edgeName ? [] : [{ kind, linkHostId: host.id }]))
  const progress = { done, of: edges.length }
  return { ...cdnNext(edges), records: [], cutOvers: [], edges, progress, due: runs, allowed: runs }
}

/** Which of several is told first: what is to be done before what is waited for. */
const order: readonly EdgeTask['state'][] = ['problem', 'give-edge', 'rehearse', 'checking', 'others', 'done']

function cdnNext(edges: readonly EdgeTask[]): Pick<Tasks, 'state' | 'next'> {
  const first = edges.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))[0]
  if (!first) return { state: 'waiting', next: words.noEdgeYet }
  if (first.state === 'done') return { state: 'done', next: words.done }
  const state = first.state === 'checking' ? 'checking' : first.state === 'others' ? 'waiting' : 'to-do'
  return { state, next: first.sentence }
}
