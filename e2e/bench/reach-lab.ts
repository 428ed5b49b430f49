/** Loaded by `node --import` before the server: lets it reach a lab that runs in another process, so that its memory is its own. */
import { readFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'
import { vantageOf } from '#e2e/lab/vantage.ts'

if (isMainThread) {
  const map = JSON.parse(readFileSync(process.env.LAB_MAP ?? '', 'utf8'))
  Reflect.set(globalThis, Symbol.for('ssl-wizard.vantage'), vantageOf(map))
}
