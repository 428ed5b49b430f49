import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { noGrants } from '#lib/auth/actor.ts'
import type { OpenDatabase } from '#lib/store/handle.ts'
import { setups } from '#lib/store/schema.ts'
import { openTestDatabase } from '#lib/store/testing.ts'
import type { Context } from './context.ts'
import { createSetup } from './create-setup.ts'
import { mostFromNetwork, mostInAll, networkOf } from './start-limit.ts'

let store: OpenDatabase & { discard(): Promise<void> }
beforeAll(async () => {
  store = await openTestDatabase()
}, 60_000)
afterAll(() => store.discard())
beforeEach(() => store.db.delete(setups))

const origin = 'http://localhost'
const from = (address: string): Context => ({ grants: noGrants, origin, address })
const csm: Context = { grants: { ...noGrants, csm: true }, origin, address: '192.0.2.7' }
const start = (context: Context) => createSetup(context, { customerName: 'Acme' })

test('one network may start so many within an hour, even all at once; another network and a CSM go on', async () => {
  const results = await Promise.all(Array.from({ length: mostFromNetwork + 5 }, () => start(from('192.0.2.7'))))
  expect(results.filter(({ ok }) => ok)).toHaveLength(mostFromNetwork)
  expect(await start(from('192.0.2.7'))).toEqual({
    ok: false,
    reason: 'too-many',
    form: { values: { customerName: 'Acme', sample: '' }, errors: {} },
  })
  expect(await store.db.$count(setups)).toBe(mostFromNetwork)
  expect((await start(from('192.0.2.8'))).ok).toBe(true)
  expect((await start(csm)).ok).toBe(true)
  await store.db.update(setups).set({ createdAt: new Date(Date.now() - 61 * 60 * 1000) })
  expect((await start(from('192.0.2.7'))).ok).toBe(true)
})

test('all together may start so many within an hour, wherever they say they come from', async () => {
  const now = new Date()
  const row = (n: number) => ({
    id: crypto.randomUUID(),
    reference: `SSL-${n}`,
    customerName: 'Acme',
    createdBy: 'customer' as const,
    createdAt: now,
    lastMovementAt: now,
  })
  await store.db.insert(setups).values(Array.from({ length: mostInAll }, (_, n) => row(n)))
  expect(await start(from('198.51.100.1'))).toMatchObject({ reason: 'too-many' })
  expect((await start(csm)).ok).toBe(true)
  await store.db.update(setups).set({ createdBy: 'csm' }).where(eq(setups.reference, 'SSL-0'))
  expect((await start(from('198.51.100.1'))).ok).toBe(true)
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['127.0.0.1', undefined],
  ['::1', undefined],
  ['unknown', undefined],
  [undefined, undefined],
])('%s counts for %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
