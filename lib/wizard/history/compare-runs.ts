import { type Evidence, evidenceSchema } from '#lib/engine/evidence/evidence.ts'
import { type Assessment, assess } from '#lib/engine/run/assess.ts'
import type { Target } from '#lib/engine/target/target.ts'
import type { RunModel } from '#lib/wizard/model.ts'
import { rootCauseTitle } from '#lib/wizard/root-cause.ts'
import type { RunRowView } from '#lib/wizard/view.ts'
import { checkRows } from '#lib/wizard/views/run-rows.ts'
import { askedWords, historyWords } from '#lib/words/en/history.ts'
import type { ChangeView, ComparedKind, ComparisonView, OutcomeChangeView, PastRunView } from './history-view.ts'
import { observedIn } from './observed.ts'

/** A run judged again by the checks of today; null where it left no evidence that these can read. */
interface Judged {
  evidence: Evidence
  assessment: Assessment
  rows: readonly RunRowView[]
}

/** What changed between two finished runs of one subject. Pure. */
export function compareRuns(kind: ComparedKind, earlier: RunModel, later: RunModel): ComparisonView {
  const heads = { kind, earlier: pastRun(earlier), later: pastRun(later) }
  if (kind === 'records') {
    const comparable = earlier.rows.length > 0 && later.rows.length > 0
    return { ...heads, ...noChange, comparable, ...(comparable ? findingsOf(earlier.rows, later.rows) : {}) }
  }
  const [before, after] = [judgeAgain(earlier), judgeAgain(later)]
  if (!before || !after) return { ...heads, ...noChange, comparable: false }
  return {
    kind,
    earlier: { ...heads.earlier, verdict: before.assessment.verdict, rootCause: rootCauseTitle(before) },
    later: { ...heads.later, verdict: after.assessment.verdict, rootCause: rootCauseTitle(after) },
    asked: asked(before.evidence.target, after.evidence.target),
    observed: differences(observedIn(before.evidence, before.assessment), observedIn(after.evidence, after.assessment)),
    ...findingsOf(before.rows, after.rows),
    comparable: true,
  }
}

const noChange = { asked: [], observed: [], arisen: [], solved: [], stillThere: [], outcomes: [] }

/** A finished run in a line, as it was judged then. */
export const pastRun = (run: RunModel): PastRunView => ({
  id: run.id,
  at: run.createdAt.toISOString(),
  verdict: run.verdict ?? 'could-not-check',
  rootCause: rootCauseTitle(run),
})

function judgeAgain({ evidence }: RunModel): Judged | null {
  const parsed = evidenceSchema.safeParse(evidence)
  if (!parsed.success) return null
  const assessment = assess(parsed.data)
  return { evidence: parsed.data, assessment, rows: checkRows(assessment, parsed.data, true) }
}

const isProblem = ({ verdict }: RunRowView): boolean => verdict === 'fail' || verdict === 'warn'

/** Problems that came, went and stayed, by their sentence; and every line that came to something else. */
function findingsOf(before: readonly RunRowView[], after: readonly RunRowView[]) {
  const problems = (rows: readonly RunRowView[]) => [...new Set(rows.filter(isProblem).map(({ detail }) => detail))]
  const [old, fresh] = [problems(before), problems(after)]
  return {
    arisen: fresh.filter((title) => !old.includes(title)),
    solved: old.filter((title) => !fresh.includes(title)),
    stillThere: fresh.filter((title) => old.includes(title)),
    outcomes: outcomes(before, after),
  }
}

function outcomes(before: readonly RunRowView[], after: readonly RunRowView[]): OutcomeChangeView[] {
  return after.flatMap((row) => {
    // A record that was saved again has another id.
    const old = before.find(({ id }) => id === row.id) ?? before.find(({ title }) => title === row.title)
    const verdict = old?.verdict ?? 'not-checked'
    return verdict === row.verdict ? [] : [{ what: row.title, before: verdict, after: row.verdict, detail: row.detail }]
  })
}

/** Lines that differ, those of only one side too. */
function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): ChangeView[] {
  const matters = [...new Set([...before.keys(), ...after.keys()])]
  return matters.flatMap((what) => {
    const [old, fresh] = [before.get(what) ?? historyWords.nothing, after.get(what) ?? historyWords.nothing]
    return old === fresh ? [] : [{ what, before: old, after: fresh }]
  })
}

function asked(before: Target, after: Target): ChangeView[] {
  const keys = Object.keys(askedWords) as (keyof typeof askedWords)[]
  return differences(
    new Map(keys.map((key) => [askedWords[key], said(before[key])])),
    new Map(keys.map((key) => [askedWords[key], said(after[key])])),
  )
}

const said = (value: Target[keyof typeof askedWords]): string =>
  (Array.isArray(value) ? value.join(', ') : value === undefined ? '' : String(value)) || historyWords.nothing
