import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunRowView } from '#lib/wizard/view.ts'
import type { OpenDatabase } from './handle.ts'
import { claimRun, finishRun, writeRows } from './queries/run-work.ts'
import { insertSetup } from './queries/setups.ts'
import { runRows, runs } from './schema.ts'
import { storable } from './storable.ts'
import { withoutParams } from './store-failure.ts'
import { openTestDatabase } from './testing.ts'

let store: OpenDatabase & { discard(): Promise<void> }
beforeAll(async () => {
  store = await openTestDatabase()
}, 60_000)
afterAll(() => store.discard())

async function newRun(): Promise<string> {
  const [id, setupId, createdAt] = [randomUUID(), randomUUID(), new Date()]
  await insertSetup(store.db, { id: setupId, reference: id, customerName: 'x', createdBy: 'csm', createdAt, lastMovementAt: createdAt })
  await store.db.insert(runs).values({ id, setupId, kind: 'trace', hostname: 'x', state: 'queued', createdAt })
  return id
}

test('a run that met a picture is stored, and its lines are', async () => {
  const run = await claimRun(store.db, await newRun(), new Date(), 60_000)
  if (!run) throw new Error('not claimed')
  const line: RunRowView = { id: 'a', group: 'dns', title: 'GIF89a\0', verdict: 'pass', detail: '\0', finding: null }
  expect(await store.db.transaction((tx) => writeRows(tx, run, [line]))).toBe(true)
  const outcome = { verdict: 'ready', assessment: null, evidence: null, failure: null, result: { body: 'GIF89a\0\u0001' } } as const
  expect(await store.db.transaction((tx) => finishRun(tx, run, outcome, new Date()))).toBe(true)
  expect((await store.db.select().from(runs))[0]).toMatchObject({ state: 'finished', result: { body: 'GIF89a\ufffd\u0001' } })
  expect((await store.db.select().from(runRows))[0]?.data).toMatchObject({ title: 'GIF89a\ufffd' })
})

test('everything else stays as it is', () => {
  const value = { a: [1, null, 'x\\u0000y', true], b: { c: 'ü' } }
  expect(storable(value)).toEqual(value)
})

test('what was to be stored is in no log', async () => {
  const bad = store.db
    .insert(runs)
    .values({ id: 'no id', setupId: 'secret', kind: 'trace', hostname: 'x', state: 'queued', createdAt: new Date() })
  const error: unknown = await bad.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(String(error)).toContain('secret')
  expect(String(withoutParams(error))).not.toContain('secret')
  expect(withoutParams('text')).toBe('text')
})
