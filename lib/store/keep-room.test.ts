import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { OpenDatabase } from './handle.ts'
import { keepRoom } from './keep-room.ts'
import { setups } from './schema.ts'
import { storeFailureOf, withoutParams } from './store-failure.ts'
import { openTestDatabase } from './testing.ts'

let store: OpenDatabase & { discard(): Promise<void> }
let free = Number.POSITIVE_INFINITY
beforeAll(async () => {
  store = await openTestDatabase()
  if (store.embedded) keepRoom(store.embedded, () => free)
}, 60_000)
afterAll(() => store.discard())
beforeEach((context) => {
  if (!store.embedded) context.skip()
})

const at = new Date()
const setup = (id: string) => ({
  id,
  reference: id,
  customerName: 'typed text',
  createdBy: 'csm' as const,
  createdAt: at,
  lastMovementAt: at,
})
const write = (id: string) => store.db.insert(setups).values(setup(id))
const ids = [
  '7f0c5c1e-0000-4000-8000-000000000001',
  '7f0c5c1e-0000-4000-8000-000000000002',
  '7f0c5c1e-0000-4000-8000-000000000003',
] as const

test('without room nothing is written, everything can be read, and it goes on when there is room again', async () => {
  await write(ids[0])
  free = 63 * 2 ** 20
  for (const attempt of [() => write(ids[1]), () => store.db.transaction((tx) => tx.insert(setups).values(setup(ids[2])))]) {
    const error: unknown = await attempt().then(
      () => null,
      (reason: unknown) => reason,
    )
    expect(storeFailureOf(error)).toBe('full')
    expect(String(withoutParams(error))).not.toContain('typed text')
  }
  expect(await store.db.select().from(setups).where(eq(setups.id, ids[0]))).toHaveLength(1)
  free = 64 * 2 ** 20
  await write(ids[1])
  expect(await store.db.select().from(setups)).toHaveLength(2)
})
