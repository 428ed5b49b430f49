import { randomUUID } from 'node:crypto'
import { inspect } from 'node:util'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDatabase } from '#lib/store/handle.ts'
import { insertHandOff, revokeHandOffLink } from '#lib/store/queries/hand-offs.ts'
import { insertSetup } from '#lib/store/queries/setups.ts'
import { openTestDatabase } from '#lib/store/testing.ts'
import { paths } from '#lib/wizard/paths.ts'
import { issueHandOffLink, issueLink } from './issue-link.ts'
import { answerLink } from './link-route.ts'
import { loadGrants } from './load-grants.ts'

let store: OpenDatabase & { discard(): Promise<void> }
beforeAll(async () => {
  store = await openTestDatabase()
}, 60_000)
afterAll(() => store.discard())

const signIn = () => store.db.transaction((tx) => issueLink(tx, 'csm-sign-in', null))
const open = (token: string, init: RequestInit = {}) =>
  answerLink('csm-sign-in', new Request('http://localhost/csm/sign-in/x', init), token, () => paths.csm())

test('a link sets a cookie and leads to a clean address that no cache and no referrer keeps', async () => {
  const token = await signIn()
  const response = await open(token)
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe('/csm')
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  const cookie = response.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/^session=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/)
  expect(cookie).not.toContain(token)
  expect((await loadGrants(/session=([\w-]+)/.exec(cookie)?.[1])).csm).toBe(true)
})

test('behind HTTPS the cookie is bound to the host', async () => {
  const response = await open(await signIn(), { headers: { 'x-forwarded-proto': 'https' } })
  expect(response.headers.get('set-cookie')).toMatch(/^__Host-session=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/)
})

test('works once; a previewer does not use it up; an earlier one stops at the next', async () => {
  const token = await signIn()
  expect((await open(token, { method: 'HEAD' })).status).toBe(204)
  expect((await open(token)).headers.get('location')).toBe('/csm')
  expect((await open(token)).headers.get('location')).toBe('/link-expired')
  const earlier = await signIn()
  await signIn()
  expect((await open(earlier)).headers.get('location')).toBe('/link-expired')
})

test('opened twice at the same moment, it works once', async () => {
  const token = await signIn()
  const opened = await Promise.all([open(token), open(token), open(token)])
  expect(opened.filter((response) => response.headers.get('location') === '/csm')).toHaveLength(1)
})

test.each(['', 'x', '../csm', 'A'.repeat(43)])('a token that is none leads to the page that says so: %s', async (token) => {
  const response = await open(token)
  expect(response.headers.get('location')).toBe('/link-expired')
  expect(response.headers.get('set-cookie')).toBeNull()
})

test('the link of an admin leads to the tasks alone; an unknown one, a revoked one and one of another kind lead to the same page', async () => {
  const setupId = randomUUID()
  const now = new Date()
  await insertSetup(store.db, {
    id: setupId,
    reference: 'SSL-1',
    customerName: 'Acme',
    createdBy: 'csm',
    createdAt: now,
    lastMovementAt: now,
  })
  const link = await store.db.transaction((tx) => issueHandOffLink(tx, setupId))
  const id = randomUUID()
  const texts = { role: 'dns-admin', sentBy: 'Mia', sentTo: 'Dana', note: '' } as const
  await insertHandOff(store.db, { id, setupId, linkId: link.id, ...texts, createdAt: now })
  const openTasks = (token: string, init: RequestInit = {}) =>
    answerLink('hand-off', new Request('http://localhost/hand-over/x', init), token, (_setup, handOff) => paths.tasks(handOff ?? 'none'))

  expect((await openTasks(link.token, { method: 'HEAD' })).status).toBe(204)
  const response = await openTasks(link.token)
  expect(response.headers.get('location')).toBe(`/tasks/${id}`)
  expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  expect(response.headers.get('x-robots-tag')).toContain('noindex')
  const grants = await loadGrants(/session=([\w-]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1])
  expect(grants).toMatchObject({ csm: false, customerOf: [], reviewerOf: [], handOffs: [{ id, setupId, role: 'dns-admin' }] })

  const review = await store.db.transaction((tx) => issueLink(tx, 'review', setupId))
  await revokeHandOffLink(store.db, setupId, id, new Date())
  const ended = await Promise.all([link.token, 'A'.repeat(43), 'x', review].map((token) => openTasks(token)))
  for (const answer of ended) {
    expect([answer.status, ...answer.headers]).toEqual([303, ...(ended[0]?.headers ?? [])])
    expect(answer.headers.get('location')).toBe('/hand-over/ended')
    expect(answer.headers.get('set-cookie')).toBeNull()
  }
})

test('a link that cannot be looked up is not called ended, and its token is in no address and no log', async () => {
  const token = await signIn()
  const logged: unknown[] = []
  const restore = console.error
  console.error = (...args) => logged.push(...args)
  await store.db.execute(sql`alter table sessions rename to sessions_gone`)
  const response = await open(token).finally(() => {
    console.error = restore
  })
  await store.db.execute(sql`alter table sessions_gone rename to sessions`)
  expect([response.status, response.headers.get('location')]).toEqual([303, paths.unavailable('/')])
  expect(logged).toHaveLength(1)
  expect(inspect(logged, { depth: 9 })).not.toContain(token)
  expect((await open(token)).headers.get('location')).toBe('/csm')
})
