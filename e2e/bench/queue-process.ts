// Queued runs in a fresh process with a database of its own in memory, from the first request to the last verdict.
import { sql } from 'drizzle-orm'
import { type LabMap, vantageOf } from '#e2e/lab/vantage.ts'
import { noGrants } from '#lib/auth/actor.ts'
import { startWorker } from '#lib/jobs/work.ts'
import type { Context } from '#lib/services/context.ts'
import { createSetup } from '#lib/services/create-setup.ts'
import { saveBrazeSetup } from '#lib/services/save-braze-setup.ts'
import { startRun } from '#lib/services/start-run.ts'
import { vantageSlot } from '#lib/services/vantage.ts'
import { openTestDatabase } from '#lib/store/testing.ts'

export interface QueueJob {
  map: LabMap
  hosts: string[]
}

export interface QueueFigures {
  ms: number
  finished: number
}

const hostsOfSetup = 20
const csm: Context = { grants: { ...noGrants, csm: true }, origin: 'http://localhost' }

process.once('message', async ({ map, hosts }: QueueJob) => {
  const store = await openTestDatabase()
  Reflect.set(globalThis, vantageSlot, vantageOf(map))
  const worker = await startWorker()
  const started = performance.now()
  for (let n = 0; n < hosts.length; n += hostsOfSetup) await queueAll(hosts.slice(n, n + hostsOfSetup))
  let finished = 0
  while (finished < hosts.length) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    const { rows } = (await store.db.execute(sql`select count(*)::int as n from runs where state = 'finished'`)) as unknown as {
      rows: { n: number }[]
    }
    finished = rows[0]?.n ?? 0
  }
  const figures: QueueFigures = { ms: performance.now() - started, finished }
  await worker.stop()
  await store.discard()
  process.send?.(figures)
  process.disconnect?.()
})

/** A setup of these hosts, and a check of each in the queue. */
async function queueAll(hosts: readonly string[]): Promise<void> {
  const created = await createSetup(csm, { customerName: 'Bench' })
  if (!created.ok) throw new Error('no setup')
  const form = { esp: 'sendgrid', region: 'us', sendingDomain: 'mail.example.com', linkHosts: hosts.join('\n'), espManagedTls: 'no' }
  const saved = await saveBrazeSetup(csm, created.setupId, form)
  const runs = await startRun(csm, created.setupId, { kind: 'check' })
  if (!runs.ok) throw new Error(JSON.stringify([saved, runs]))
}
