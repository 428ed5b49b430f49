import { database } from '#lib/store/database.ts'
import type { Database } from '#lib/store/handle.ts'
import { assessmentsOf, outcomesOf, type RunOutcome } from '#lib/store/queries/past-runs.ts'
import { findRun } from '#lib/store/queries/runs.ts'
import { compareRuns } from '#lib/wizard/history/compare-runs.ts'
import type { ComparedKind, ComparisonView, PastRunsView, PastRunView, SubjectView } from '#lib/wizard/history/history-view.ts'
import { stretchesOf } from '#lib/wizard/history/stretches.ts'
import type { SetupModel } from '#lib/wizard/model.ts'
import { rootCauseTitle } from '#lib/wizard/root-cause.ts'
import { subjectWords } from '#lib/words/en/history.ts'
import { isId } from './authorise.ts'
import type { Context } from './context.ts'
import { readSetup } from './read-setup.ts'

/** What the address of the page asks for; anything may stand there. */
export interface PastRunsRequest {
  subject?: string
  /** two runs to be compared, in any order */
  from?: string
  to?: string
}

/** Runs of one subject that are listed at most. */
const mostListed = 300
/** Stretches whose root cause is told in words: each costs its assessment. */
const mostTold = 40

interface Subject extends SubjectView {
  linkHostId: string | null
}

/** The checks of one subject of a setup, and the comparison of two; null where there is no setup that this visitor may see. */
export async function getPastRuns(context: Context, setupId: string, request: PastRunsRequest): Promise<PastRunsView | null> {
  const read = await readSetup(context, setupId)
  if (!read) return null
  const subjects = subjectsOf(read.setup)
  const subject = subjects.find(({ key }) => key === request.subject) ?? subjects[0]
  const plain = subjects.map(({ key, kind, title }) => ({ key, kind, title }))
  const nothing = { setupId, subjects: plain, subject: null, stretches: [], runs: [], cutAt: null, comparison: null }
  if (!subject) return nothing
  const db = await database()
  const outcomes = await outcomesOf(db, setupId, subject.kind, subject.linkHostId, mostListed)
  const stretches = stretchesOf(outcomes).slice(0, mostTold)
  const told = await assessmentsOf(
    db,
    setupId,
    stretches.map(({ last }) => last.id),
  )
  const lines = stretches.map(({ first, last, count }) => {
    const rootCause = rootCauseTitle({ assessment: told.get(last.id) ?? null })
    return { first: line(first, rootCause), last: line(last, rootCause), count }
  })
  return {
    ...nothing,
    subject: { key: subject.key, kind: subject.kind, title: subject.title },
    stretches: lines,
    runs: outcomes.map((run) => line(run, null)),
    cutAt: outcomes.length === mostListed ? mostListed : null,
    comparison: await comparisonOf(db, setupId, subject, request),
  }
}

/** Those that were looked at, or could be. */
function subjectsOf({ hosts, records }: SetupModel): Subject[] {
  const of = (kind: ComparedKind, id: string | null, hostname: string): Subject => ({
    key: id === null ? kind : `${kind}:${id}`,
    kind,
    linkHostId: id,
    title: subjectWords(kind, hostname),
  })
  const ofHosts = hosts.flatMap(({ id, hostname, check, rehearsal }) => [
    ...(check.finished ? [of('check', id, hostname)] : []),
    ...(rehearsal.finished ? [of('rehearsal', id, hostname)] : []),
  ])
  return records.length > 0 ? [...ofHosts, of('records', null, '')] : ofHosts
}

const line = ({ id, createdAt, verdict }: RunOutcome, rootCause: string | null): PastRunView => ({
  id,
  at: createdAt.toISOString(),
  verdict,
  rootCause,
})

/** Both runs have to be of this setup and this subject: an address can name any. */
async function comparisonOf(
  db: Database,
  setupId: string,
  { kind, linkHostId }: Subject,
  { from, to }: PastRunsRequest,
): Promise<ComparisonView | null> {
  if (!from || !to || from === to || !isId(from) || !isId(to)) return null
  const found = await Promise.all([findRun(db, from), findRun(db, to)])
  const own = found.flatMap((run) =>
    run?.setupId === setupId && run.kind === kind && run.linkHostId === linkHostId && run.state === 'finished' ? [run] : [],
  )
  const [earlier, later] = own.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
  return earlier && later ? compareRuns(kind, earlier, later) : null
}
