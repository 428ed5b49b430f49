// A thread of the batch that is measured, on the lab: see `lib/cli/crew.ts`.
import { workerData } from 'node:worker_threads'
import { vantageOf } from '#e2e/lab/vantage.ts'
import { serveLines } from '#lib/cli/serve-lines.ts'

serveLines(vantageOf(workerData))
