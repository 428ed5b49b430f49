// Runs in a thread of its own: see `crew.ts`.
import { enableCompileCache } from 'node:module'
import { workerData } from 'node:worker_threads'

enableCompileCache()
const [{ createVantage }, { serveLines }] = await Promise.all([import('#lib/engine/net/create-vantage.ts'), import('./serve-lines.ts')])
serveLines(createVantage(workerData))
