import type { Vantage } from '#lib/engine/net/vantage.ts'
import { runCheck } from '#lib/engine/run/check.ts'
import { parseTarget } from '#lib/engine/target/parse-target.ts'
import { type Report, writeReport } from '#lib/words/report.ts'
import { visibleJson } from '#lib/words/visible.ts'

/** The answer to a line of a batch, as JSON, and what it adds to the exit status. */
export interface Answered {
  json: string
  status: number
}

/** 0 ready, 1 not ready, 2 could not check. */
export const exitStatus = (verdict: Report['verdict']): number => ({ ready: 0, 'not-ready': 1, 'could-not-check': 2 })[verdict]

/** Checks what a line asks for; undefined stands for a line that is too long. A line that cannot be taken gets an error of its own. */
export async function answerLine(line: string | undefined, vantage: Vantage): Promise<Answered> {
  const input = line === undefined ? undefined : readLine(line)
  if (input === undefined) return refused({}, 'unreadable-line', 'the line is not a JSON object')
  const id = 'id' in input ? { id: input.id } : {}
  try {
    const parsed = parseTarget(input)
    if (!parsed.ok) return refused(id, `${parsed.fault.field}-not-taken`, parsed.fault.message)
    const { assessment } = await runCheck(parsed.target, vantage)
    return { json: visibleJson({ ...id, ...writeReport(assessment) }), status: exitStatus(assessment.verdict) }
  } catch (error) {
    // A fault of ours at one host is no reason to leave the others out. The id may be what cannot be written.
    return refused({}, 'internal', error instanceof Error ? error.message : String(error))
  }
}

/** The answer to a line that got none of its own. */
export const refused = (id: object, code: string, message: string): Answered => ({
  json: visibleJson({ ...id, error: { code, message } }),
  status: 2,
})

function readLine(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line.replace(/^\ufeff/, ''))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
