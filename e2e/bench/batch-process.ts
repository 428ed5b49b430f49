// The batch in a fresh process of its own, so that its memory and CPU are those of a batch alone.
import { type LabMap, vantageOf } from '#e2e/lab/vantage.ts'
import { answerLine } from '#lib/cli/answer-line.ts'
import { runBatch } from '#lib/cli/batch.ts'
import { Crew, crewSize } from '#lib/cli/crew.ts'

export interface BatchJob {
  map: LabMap
  file: string
  concurrency: number
}

export interface BatchFigures {
  ms: number
  cpu: NodeJS.CpuUsage
  peakBytes: number
  verdicts: Record<string, number>
}

process.once('message', async ({ map, file, concurrency }: BatchJob) => {
  const verdicts: Record<string, number> = {}
  const vantage = vantageOf(map)
  const post = { module: new URL('./batch-thread.ts', import.meta.url), data: map }
  const crew = new Crew((line) => answerLine(line, vantage), post, crewSize(concurrency))
  const answer = async (line: string | undefined) => {
    const answered = await crew.answer(line)
    verdicts[answered.status] = (verdicts[answered.status] ?? 0) + 1
    return answered
  }
  const started = performance.now()
  await runBatch(file, { concurrency, answer, write: () => {} })
  await crew.end()
  const figures: BatchFigures = {
    ms: performance.now() - started,
    cpu: process.cpuUsage(),
    peakBytes: process.resourceUsage().maxRSS * 1024,
    verdicts,
  }
  process.send?.(figures)
  process.disconnect?.()
})
