import { parentPort } from 'node:worker_threads'
import type { Vantage } from '#lib/engine/net/vantage.ts'
import { answerLine } from './answer-line.ts'

/** Answers the lines that the thread which started this one sends. */
export function serveLines(vantage: Vantage): void {
  parentPort?.on('message', async ({ number, line }: { number: number; line: string | undefined }) => {
    parentPort?.postMessage({ number, answered: await answerLine(line, vantage) })
  })
}
