import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import pLimit from 'p-limit'
import type { Vantage } from '#lib/engine/net/vantage.ts'
import { runCheck } from '#lib/engine/run/check.ts'
import { parseTarget } from '#lib/engine/target/parse-target.ts'
import { type Report, writeReport } from '#lib/words/report.ts'

/** Longest line of a batch that is read as JSON; the rest of a longer one is not. */
const maxLineLength = 65_536

type Answer = { id?: unknown } & (Report | { error: { code: string; message: string } })

/**
 * Checks every line of a file, a few at a time; each answer is handed over as
 * soon as it is there. A line that cannot be taken gets an error of its own.
 * @returns the worst exit status: 1 before 2 before 0
 */
export async function runBatch(
  file: string,
  options: { vantage: Vantage; concurrency: number; write: (answer: Answer) => void | Promise<void> },
): Promise<number> {
  const limit = pLimit(options.concurrency)
  const running = new Set<Promise<void>>()
  const statuses = new Set<number>()
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue
    const task = limit(async () => {
      const answer = await answerLine(line, options.vantage)
      statuses.add('error' in answer ? 2 : exitStatus(answer.verdict))
      await options.write(answer)
    })
    running.add(task)
    task.finally(() => running.delete(task))
    // Reading on only as fast as hosts are answered keeps a long file out of memory.
    if (running.size >= options.concurrency * 4) await Promise.race(running)
  }
  await Promise.all(running)
  return [1, 2].find((status) => statuses.has(status)) ?? 0
}

/** 0 ready, 1 not ready, 2 could not check. */
export const exitStatus = (verdict: Report['verdict']): number => ({ ready: 0, 'not-ready': 1, 'could-not-check': 2 })[verdict]

async function answerLine(line: string, vantage: Vantage): Promise<Answer> {
  const input = readLine(line)
  if (input === undefined) return { error: { code: 'unreadable-line', message: 'the line is not a JSON object' } }
  const id = 'id' in input ? { id: input.id } : {}
  const parsed = parseTarget(input)
  if (!parsed.ok) return { ...id, error: { code: `${parsed.fault.field}-not-taken`, message: parsed.fault.message } }
  const { assessment } = await runCheck(parsed.target, vantage)
  return { ...id, ...writeReport(assessment) }
}

function readLine(line: string): Record<string, unknown> | undefined {
  if (line.length > maxLineLength) return undefined
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
