import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { issueLink } from '#lib/auth/issue-link.ts'
import type { OpenDatabase } from '#lib/store/handle.ts'
import { insertGrant, insertSession } from '#lib/store/queries/sessions.ts'
import { insertSetup } from '#lib/store/queries/setups.ts'
import { openQueue } from '#lib/store/queue.ts'
import { capabilityLinks, sessionGrants, sessions, setups } from '#lib/store/schema.ts'
import { openTestDatabase } from '#lib/store/testing.ts'
import { startExpirySweep } from './sweep-expired.ts'

let store: OpenDatabase & { discard(): Promise<void> }
beforeAll(async () => {
  store = await openTestDatabase()
}, 60_000)
afterAll(() => store.discard())

const dayMs = 24 * 3600 * 1000
const inDays = (days: number) => new Date(Date.now() + days * dayMs)

/** A setup with a session that may see it and a link to it. */
async function plant(name: string, startedDays: number, endsDays: number) {
  const setupId = randomUUID()
  const createdAt = inDays(startedDays)
  const base = { reference: name, customerName: name, createdBy: 'customer', startedFrom: '192.0.2.7' } as const
  await insertSetup(store.db, { id: setupId, ...base, createdAt, lastMovementAt: createdAt })
  const sessionId = randomUUID()
  await insertSession(store.db, { id: sessionId, tokenHash: name, csm: false, createdAt, expiresAt: inDays(endsDays) })
  await insertGrant(store.db, sessionId, setupId, 'customer')
  await issueLink(store.db, 'resume', setupId)
  return { setupId, sessionId }
}

test('once a day what has expired is deleted; what still works stays', async () => {
  await plant('old', -200, -1)
  await store.db.update(capabilityLinks).set({ expiresAt: inDays(-1) })
  const live = await plant('live', -0.5, 1)
  const boss = await openQueue()
  await startExpirySweep(boss)
  expect(await boss.getSchedules()).toMatchObject([{ name: 'sweep-expired', cron: '23 3 * * *' }])
  await boss.send('sweep-expired')
  await vi.waitFor(async () => expect(await store.db.$count(sessions)).toBe(1), { timeout: 20_000, interval: 100 })
  await vi.waitFor(async () => {
    const kept = await store.db.select({ name: setups.customerName, from: setups.startedFrom }).from(setups).orderBy(setups.createdAt)
    // Setups stay; the network of an old one is forgotten.
    expect(kept).toEqual([
      { name: 'old', from: null },
      { name: 'live', from: '192.0.2.7' },
    ])
  })
  expect(await store.db.select({ id: sessions.id }).from(sessions)).toEqual([{ id: live.sessionId }])
  expect(await store.db.select({ setupId: sessionGrants.setupId }).from(sessionGrants)).toEqual([{ setupId: live.setupId }])
  expect(await store.db.select({ setupId: capabilityLinks.setupId }).from(capabilityLinks)).toEqual([{ setupId: live.setupId }])
}, 60_000)
