import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDatabase } from '#lib/store/handle.ts'
import { runs } from '#lib/store/schema.ts'
import { openTestDatabase } from '#lib/store/testing.ts'
import { insertSetup } from './setups.ts'
import { thinnedAfterDays, thinRuns } from './thin-runs.ts'

let store: OpenDatabase & { discard(): Promise<void> }
beforeAll(async () => {
  store = await openTestDatabase()
}, 60_000)
afterAll(() => store.discard())

const now = new Date('2026-11-22T10:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 3600 * 1000)

/** Runs one after another, each with its age in days, of one setup; gives back those that stay after thinning. */
async function stay(kind: 'check' | 'records', ages: readonly (readonly [number, 'ready' | 'not-ready'])[]): Promise<number[]> {
  const setupId = randomUUID()
  const at = daysAgo(90)
  await insertSetup(store.db, {
    id: setupId,
    reference: setupId,
    customerName: 'Acme',
    createdBy: 'csm',
    createdAt: at,
    lastMovementAt: at,
  })
  for (const [age, verdict] of ages) {
    const fields = { hostname: 'link.example.com', state: 'finished', verdict, createdAt: daysAgo(age) } as const
    await store.db.insert(runs).values({ id: randomUUID(), setupId, kind, ...fields })
  }
  await thinRuns(store.db, now)
  const left = await store.db.select().from(runs)
  const own = left.filter((run) => run.setupId === setupId).map(({ createdAt }) => (now.getTime() - createdAt.getTime()) / 86_400_000)
  return own.toSorted((a, b) => b - a)
}

const old = thinnedAfterDays

test('of old checks that came to the same, the first and the last stay', async () => {
  const ages = [old + 5, old + 4, old + 3, old + 2].map((age) => [age, 'not-ready'] as const)
  expect(await stay('check', ages)).toEqual([old + 5, old + 2])
})

test('where the outcome changed, and what is younger, everything stays', async () => {
  expect(
    await stay('check', [
      [old + 4, 'not-ready'],
      [old + 3, 'ready'],
      [old + 2, 'not-ready'],
      [3, 'not-ready'],
      [2, 'not-ready'],
      [1, 'not-ready'],
    ]),
  ).toEqual([old + 4, old + 3, old + 2, 3, 2, 1])
})

test('runs over records stay: which record it was is not in their outcome', async () => {
  const ages = [old + 3, old + 2, old + 1]
  expect(
    await stay(
      'records',
      ages.map((age) => [age, 'not-ready'] as const),
    ),
  ).toEqual(ages)
})
