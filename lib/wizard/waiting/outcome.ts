import { createHash } from 'node:crypto'
import type { RunModel } from '#lib/wizard/model.ts'

type Found = Pick<RunModel, 'verdict' | 'assessment' | 'rows'>

/** What a run came to, to be compared: its verdict and each thing that it found, whatever the figures in it. */
export const outcomeKey = (run: Found): string => digest([run.verdict, found(run).map(([id, what]) => [id, what])])

/** The same with every value that was seen: what differs here is worth keeping. */
export const detailKey = (run: Found): string => digest([run.verdict, found(run)])

// Short, since one of them crosses to the browser.
const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22)

/** Of a link host the findings; of records, which have none, the lines. */
function found({ assessment, rows }: Found): [string, string, unknown][] {
  const of: [string, string, unknown][] = assessment
    ? assessment.findings.map(({ check, code, verdict, params }) => [check, `${code} ${verdict}`, params])
    : rows.map(({ id, verdict, finding, detail }) => [id, `${finding?.code ?? ''} ${verdict}`, detail])
  return of.toSorted(([a, x], [b, y]) => (`${a} ${x}` < `${b} ${y}` ? -1 : 1))
}
