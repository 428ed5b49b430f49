import { afterAll, beforeAll, expect, test } from 'vitest'
import { noGrants } from '#lib/auth/actor.ts'
import { exchangeLink } from '#lib/auth/exchange-link.ts'
import { loadGrants } from '#lib/auth/load-grants.ts'
import type { OpenDatabase } from '#lib/store/handle.ts'
import { noteVisit } from '#lib/store/queries/visits.ts'
import { closeQueue, openQueue } from '#lib/store/queue.ts'
import { openTestDatabase } from '#lib/store/testing.ts'
import type { Context } from './context.ts'
import { createSetup } from './create-setup.ts'
import { savePath } from './save-path.ts'
import { visitSeconds, welcomeBack } from './welcome-back.ts'

let store: OpenDatabase & { discard(): Promise<void> }
beforeAll(async () => {
  store = await openTestDatabase()
}, 60_000)
afterAll(async () => {
  await closeQueue()
  await store.discard()
})

const csm: Context = { grants: { ...noGrants, csm: true }, origin: 'http://localhost' }
const later = (seconds: number) => new Date(Date.now() + seconds * 1000)

/** A customer in a browser of their own. */
async function newCustomer() {
  const created = await createSetup(csm, { customerName: 'Acme' })
  if (!created.ok) throw new Error(created.reason)
  const exchange = await exchangeLink('resume', created.resumeToken, undefined)
  const context: Context = { grants: await loadGrants(exchange.ok ? exchange.sessionToken : undefined), origin: 'http://localhost' }
  return { setupId: created.setupId, context, sessionId: context.grants.sessionId ?? '' }
}

/** The visits that wait to be noted. */
const waiting = async (setupId: string) => {
  const jobs = await (await openQueue()).findJobs<{ setupId: string; at: string }>('note-visit')
  return jobs.filter(({ data }) => data.setupId === setupId).map(({ data }) => data.at)
}

test('the first visit is no return; it is noted when it is over, once, by when it began', async () => {
  const { setupId, context } = await newCustomer()
  const began = new Date()
  expect(await welcomeBack(context, setupId, 'customer', began)).toBeNull()
  expect(await welcomeBack(context, setupId, 'customer', later(60))).toBeNull()
  expect(await waiting(setupId)).toEqual([began.toISOString()])
})

test('a return tells what others did, and loading the page again does not lose it', async () => {
  const { setupId, context, sessionId } = await newCustomer()
  await noteVisit(store.db, sessionId, setupId, later(-3600))
  await savePath(context, setupId, { path: 'own-proxy' })
  await savePath(csm, setupId, { path: 'own-proxy' })
  for (const seconds of [0, 1700]) {
    const welcome = await welcomeBack(context, setupId, 'customer', later(seconds))
    expect(welcome?.title).toMatch(/^Welcome back\. Since /)
    expect(welcome?.lines).toEqual([
      expect.stringMatching(/^Setup started/),
      expect.stringMatching(/^Saved: Choose the CDN and the certificate/),
    ])
  }
  await noteVisit(store.db, sessionId, setupId, later(0))
  expect((await welcomeBack(context, setupId, 'customer', later(visitSeconds + 60)))?.title).toMatch(/Nothing has changed/)
})

test('an earlier visit never takes the place of a later one, nor of somebody else’s', async () => {
  const [one, two] = [await newCustomer(), await newCustomer()]
  const at = later(-100)
  await noteVisit(store.db, one.sessionId, one.setupId, at)
  await noteVisit(store.db, one.sessionId, one.setupId, later(-5000))
  await noteVisit(store.db, two.sessionId, one.setupId, later(0))
  expect((await welcomeBack(one.context, one.setupId, 'customer', later(0)))?.title).toContain(at.toISOString().slice(11, 16))
  expect(await welcomeBack(two.context, one.setupId, 'customer', later(0))).toBeNull()
})

test('a CSM, who sees every setup, is not greeted', async () => {
  const { setupId } = await newCustomer()
  expect(await welcomeBack(csm, setupId, 'csm', new Date())).toBeNull()
})
