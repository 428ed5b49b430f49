import { and, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defineScenario } from '#e2e/lab/define.ts'
import { type Lab, startLab } from '#e2e/lab/lab.ts'
import { noGrants } from '#lib/auth/actor.ts'
import type { OpenDatabase } from '#lib/store/handle.ts'
import { decisions, events, runs, setups, watches } from '#lib/store/schema.ts'
import { openTestDatabase } from '#lib/store/testing.ts'
import type { Context } from './context.ts'
import { createSetup } from './create-setup.ts'
import { getStep } from './get-step.ts'
import { lookAgain } from './look-again.ts'
import { performRun } from './perform-run.ts'
import { requestEnablement } from './request-enablement.ts'
import { saveBrazeSetup } from './save-braze-setup.ts'
import { saveCdnSetup } from './save-cdn-setup.ts'
import { saveDnsRecords } from './save-dns-records.ts'
import { savePath } from './save-path.ts'
import { startRun } from './start-run.ts'
import { startDueWatches } from './watch-due.ts'

/** The link host is in order; the records that Braze handed out are not there yet. */
const scenario = defineScenario({
  id: 'waiting',
  title: 'Everything is in order but the other records',
  setup: { esp: 'sendgrid', cdn: 'cloudfront', chosen: 'cloudfront' },
  expect: { verdict: 'ready' },
})
const { hostname } = scenario.target
const parent = hostname.slice(hostname.indexOf('.') + 1)
const dkim = `s1._domainkey.${parent}`
const value = 's1.domainkey.u1.wl1.sendgrid.net'

let store: OpenDatabase & { discard(): Promise<void> }
let lab: Lab
beforeAll(async () => {
  store = await openTestDatabase()
  lab = await startLab([scenario])
}, 60_000)
afterAll(async () => {
  lab.stop()
  await store.discard()
})

const csm: Context = { grants: { ...noGrants, csm: true }, origin: 'http://localhost' }
const records = { kind: 'records' } as const
const minute = 60_000
const day = 24 * 60 * minute

const publish = (data: string | null) => lab.publish(dkim, data ? [{ name: dkim, type: 'CNAME', ttl: 300, data }] : [])

async function newSetup(): Promise<string> {
  const created = await createSetup(csm, { customerName: 'Acme' })
  const setupId = created.ok ? created.setupId : ''
  const form = { esp: 'sendgrid', region: 'us', sendingDomain: parent, linkHosts: hostname, allHostsListed: 'on', espManagedTls: 'no' }
  expect(await saveBrazeSetup(csm, setupId, form)).toEqual({ ok: true })
  expect(await savePath(csm, setupId, { path: 'cdn', cdn: 'cloudfront' })).toEqual({ ok: true })
  expect(await saveDnsRecords(csm, setupId, { source: 'pasted', records: `CNAME ${dkim} ${value}` })).toMatchObject({ ok: true })
  const step = await getStep(csm, setupId, 'cdn-setup')
  const linkHostId = step?.id === 'cdn-setup' ? (step.forms[0]?.host.id ?? '') : ''
  expect(await saveCdnSetup(csm, setupId, { linkHostId, edgeName: '', links: scenario.target.links.join('\n') })).toEqual({ ok: true })
  await performQueued(setupId)
  // Other tests look at the same hosts, and one of them from an hour ahead.
  await letTimePass(null, 120 * minute)
  return setupId
}

/** As if what was done in a setup (or in all) had been done earlier. */
async function letTimePass(setupId: string | null, ms: number): Promise<void> {
  const earlier = (column: typeof runs.createdAt | typeof runs.finishedAt) => sql`${column} - make_interval(secs => ${ms / 1000})`
  await store.db
    .update(runs)
    .set({ createdAt: earlier(runs.createdAt), finishedAt: earlier(runs.finishedAt) })
    .where(setupId ? eq(runs.setupId, setupId) : undefined)
}

async function performQueued(setupId: string): Promise<number> {
  const queued = await store.db
    .select({ id: runs.id })
    .from(runs)
    .where(and(eq(runs.setupId, setupId), eq(runs.state, 'queued')))
  for (const { id } of queued) expect(await performRun(id, lab.vantage, { signal: new AbortController().signal })).toBe('finished')
  return queued.length
}

/** A run that somebody presses the button for, to its end. */
async function check(setupId: string, kind: 'records' | 'check' = 'records'): Promise<void> {
  expect(await startRun(csm, setupId, { kind })).toMatchObject({ ok: true })
  await performQueued(setupId)
}

/** What a page that is looked at does when its time has come. */
async function look(setupId: string): Promise<void> {
  await letTimePass(setupId, 40_000)
  expect(await lookAgain(csm, setupId, records)).toMatchObject({ looking: true })
  expect(await performQueued(setupId)).toBe(1)
}

const runCount = (setupId: string) => store.db.$count(runs, and(eq(runs.setupId, setupId), eq(runs.kind, 'records')))
const finishedLines = (setupId: string) =>
  store.db.$count(events, and(eq(events.setupId, setupId), eq(events.kind, 'run-finished'), sql`${events.params} ->> 'kind' = 'records'`))
const lastMovement = async (setupId: string) => (await store.db.select().from(setups).where(eq(setups.id, setupId)))[0]?.lastMovementAt
const shown = async (setupId: string) => {
  const step = await getStep(csm, setupId, 'verify-records')
  if (step?.id !== 'verify-records' || !step.run) throw new Error('no run')
  return step.run
}

describe('a page that is looked at', () => {
  test('may look again when the pause is over, and not before, however many ask', async () => {
    publish(null)
    const setupId = await newSetup()
    expect(await lookAgain(csm, setupId, records)).toEqual({ run: null, looking: false, nextInMs: null })
    await check(setupId)
    // How long the pauses are stands in the test of the schedule; here the clock must not run out in between.
    await letTimePass(setupId, -60 * minute)
    const first = await lookAgain(csm, setupId, records)
    expect(first).toMatchObject({ run: (await shown(setupId)).id, looking: false })
    expect(first?.nextInMs).toBeGreaterThan(0)
    expect(await runCount(setupId)).toBe(1)
    await letTimePass(setupId, 60 * minute + 3000)
    const asked = await Promise.all(Array.from({ length: 12 }, () => lookAgain(csm, setupId, records)))
    expect(asked.map((state) => state?.looking)).toEqual(asked.map(() => true))
    expect(await runCount(setupId)).toBe(2)
    await performQueued(setupId)
    await letTimePass(setupId, -60 * minute)
    const next = await lookAgain(csm, setupId, records)
    expect(next).toMatchObject({ run: (await shown(setupId)).id, looking: false })
    expect(next?.run).not.toBe(first?.run)
    expect(await runCount(setupId)).toBe(2)
  })

  test('leaves the last result in sight while it looks, writes no history, and moves nothing', async () => {
    publish(null)
    const setupId = await newSetup()
    await check(setupId)
    const [before, lines, moved] = [await shown(setupId), await finishedLines(setupId), await lastMovement(setupId)]
    await letTimePass(setupId, 3000)
    await lookAgain(csm, setupId, records)
    expect(await shown(setupId)).toMatchObject({ id: before.id, state: 'finished', verdict: 'not-ready' })
    await performQueued(setupId)
    const after = await shown(setupId)
    expect(after.id).not.toBe(before.id)
    expect(after.waiting?.outcome).toBe(before.waiting?.outcome)
    expect(await finishedLines(setupId)).toBe(lines)
    expect(await lastMovement(setupId)).toEqual(moved)
  })

  test('of many looks that find the same only the first and the last are kept', async () => {
    publish(null)
    const setupId = await newSetup()
    await check(setupId)
    for (let count = 0; count < 5; count++) await look(setupId)
    expect(await runCount(setupId)).toBeLessThanOrEqual(3)
  })

  test('something else was found: the history tells it, and it is green', async () => {
    publish(null)
    const setupId = await newSetup()
    await check(setupId)
    const lines = await finishedLines(setupId)
    const before = await shown(setupId)
    publish(value)
    await look(setupId)
    const after = await shown(setupId)
    expect(after).toMatchObject({ verdict: 'ready', waiting: { green: true, nextInMs: null, agree: { everywhere: true } } })
    expect(after.waiting?.outcome).not.toBe(before.waiting?.outcome)
    expect(await finishedLines(setupId)).toBe(lines + 1)
    expect(await lookAgain(csm, setupId, records)).toEqual({ run: after.id, looking: false, nextInMs: null })
  })

  test('a press while the wizard looks by itself takes that run over; one right after it is not refused', async () => {
    publish(null)
    const setupId = await newSetup()
    await check(setupId)
    await letTimePass(setupId, 10_000)
    await lookAgain(csm, setupId, records)
    const [underWay] = await store.db
      .select()
      .from(runs)
      .where(and(eq(runs.setupId, setupId), eq(runs.state, 'queued')))
    expect(await startRun(csm, setupId, records)).toEqual({ ok: true, runIds: [underWay?.id] })
    expect(await shown(setupId)).toMatchObject({ id: underWay?.id, state: 'queued', waiting: null })
    await performQueued(setupId)
    await look(setupId)
    expect(await startRun(csm, setupId, records)).toMatchObject({ ok: true })
    await performQueued(setupId)
  })

  test('is told nothing of what it may not see, and no nonsense is asked', async () => {
    publish(null)
    const setupId = await newSetup()
    await check(setupId)
    const other = await newSetup()
    const grants = { ...noGrants, customerOf: [other], reviewerOf: [setupId] }
    expect(await lookAgain({ ...csm, grants }, setupId, records)).toBeNull()
    const admin = { ...noGrants, handOffs: [{ id: other, setupId, role: 'dns-admin' as const }] }
    expect(await lookAgain({ ...csm, grants: admin }, setupId, records)).not.toBeNull()
    expect(await lookAgain({ ...csm, grants: admin }, other, records)).toBeNull()
    for (const nonsense of [null, {}, { kind: 'trace' }, { kind: 'check', linkHostId: "'; drop" }]) {
      expect(await lookAgain(csm, setupId, nonsense)).toBeNull()
    }
    expect(await lookAgain(csm, 'no-id', records)).toBeNull()
    expect(await lookAgain(csm, setupId, { kind: 'check' })).toEqual({ run: null, looking: false, nextInMs: null })
  })
})

describe('the schedule', () => {
  const watchOf = async (setupId: string, kind: 'records' | 'check' = 'records') =>
    (
      await store.db
        .select()
        .from(watches)
        .where(and(eq(watches.setupId, setupId), eq(watches.kind, kind)))
    )[0]
  const in16Minutes = () => new Date(Date.now() + 16 * minute)
  /** The watches of other tests are due, too. */
  const forgetOthers = (setupId: string) => store.db.delete(watches).where(sql`${watches.setupId} <> ${setupId}`)

  test('looks after a quarter of an hour, once, whoever else is at it, and says so on the page', async () => {
    publish(null)
    const setupId = await newSetup()
    await check(setupId)
    await forgetOthers(setupId)
    const { nextAt } = (await watchOf(setupId)) ?? {}
    expect((await shown(setupId)).waiting?.watch).toEqual({ nextAt: nextAt?.toISOString() })
    expect(await startDueWatches(new Date(Date.now() + 14 * minute))).toBe(0)
    await letTimePass(setupId, 15 * minute)
    const started = await Promise.all([1, 2, 3].map(() => startDueWatches(in16Minutes())))
    expect(started.reduce((sum, one) => sum + one)).toBe(1)
    expect(await performQueued(setupId)).toBe(1)
    expect((await watchOf(setupId))?.nextAt?.getTime()).toBeGreaterThan(nextAt?.getTime() ?? 0)
  })

  test('a process that dies before the look has ended loses nothing: the run is taken up, and the watch comes again', async () => {
    publish(null)
    const setupId = await newSetup()
    await check(setupId)
    await forgetOthers(setupId)
    await letTimePass(setupId, 15 * minute)
    expect(await startDueWatches(in16Minutes())).toBe(1)
    // Nobody performs it. The watch holds until the look should be over, then it is due again.
    expect((await watchOf(setupId))?.nextAt?.getTime()).toBeGreaterThan(Date.now() + 16 * minute)
    expect(await startDueWatches(new Date(Date.now() + 40 * minute))).toBe(1)
    expect(await performQueued(setupId)).toBe(1)
  })

  test('no more than three at once', async () => {
    publish(null)
    const ids = []
    for (let count = 0; count < 5; count++) ids.push(await newSetup())
    for (const setupId of ids) {
      await check(setupId)
      // Each stands for another host: one host is looked at every three seconds.
      await store.db.update(runs).set({ hostname: setupId }).where(eq(runs.setupId, setupId))
      await letTimePass(null, 15 * minute)
    }
    await store.db.delete(watches).where(
      sql`${watches.setupId} not in (${sql.join(
        ids.map((id) => sql`${id}`),
        sql`, `,
      )})`,
    )
    let started = 0
    for (let count = 0; count < 8; count++) {
      await letTimePass(null, 10_000)
      started += await startDueWatches(new Date(in16Minutes().getTime() + count * 10_000))
    }
    expect(started).toBe(3)
    for (const setupId of ids) await performQueued(setupId)
  })

  test('pauses after seven days, says since when, and goes on when somebody checks', async () => {
    publish(null)
    const setupId = await newSetup()
    await check(setupId)
    await forgetOthers(setupId)
    await store.db.update(watches).set({ startedAt: new Date(Date.now() - 7 * day) })
    await letTimePass(setupId, 15 * minute)
    expect(await startDueWatches(in16Minutes())).toBe(1)
    await performQueued(setupId)
    expect(await watchOf(setupId)).toMatchObject({ nextAt: null })
    expect((await shown(setupId)).waiting?.watch).toHaveProperty('pausedSince')
    await letTimePass(setupId, 10_000)
    await check(setupId)
    expect((await shown(setupId)).waiting?.watch).toHaveProperty('nextAt')
  })

  test('green is proven again before the proof is a day old, until the CSM has switched SSL on', async () => {
    publish(value)
    const setupId = await newSetup()
    await check(setupId)
    await letTimePass(null, 10_000)
    await check(setupId, 'check')
    await forgetOthers(setupId)
    const hours = ((await watchOf(setupId, 'check'))?.nextAt?.getTime() ?? 0) - Date.now()
    expect(hours).toBeGreaterThan(23 * 60 * minute)
    expect(hours).toBeLessThan(day)
    expect(await requestEnablement(csm, setupId, { requestedBy: 'Mia', workspace: 'EU', note: '' })).toEqual({ ok: true })
    await letTimePass(setupId, 10_000)
    expect(await startDueWatches(new Date(Date.now() + day))).toBeGreaterThan(0)
    await performQueued(setupId)
    const decision = { setupId, outcome: 'enabled' as const, note: '', decidedAt: new Date() }
    await store.db.insert(decisions).values({ id: setupId, ...decision })
    await letTimePass(setupId, 10_000)
    expect(await startDueWatches(new Date(Date.now() + 2 * day))).toBe(0)
    expect(await store.db.$count(watches)).toBe(0)
  })

  test('follows the answers: other records are looked at, and a link host that was taken out is not', async () => {
    publish(null)
    const setupId = await newSetup()
    await check(setupId)
    await letTimePass(null, 10_000)
    await check(setupId, 'check')
    await forgetOthers(setupId)
    await saveDnsRecords(csm, setupId, { source: 'pasted', records: `CNAME other.${parent} ${value}` })
    const form = {
      esp: 'sendgrid',
      region: 'us',
      sendingDomain: parent,
      linkHosts: `x.${hostname}`,
      allHostsListed: 'on',
      espManagedTls: 'no',
    }
    await saveBrazeSetup(csm, setupId, form)
    await letTimePass(setupId, 10_000)
    expect(await startDueWatches(new Date(Date.now() + day))).toBe(1)
    await performQueued(setupId)
    expect((await shown(setupId)).rows.map(({ title }) => title)).toEqual([`CNAME other.${parent}`])
    expect(await watchOf(setupId, 'check')).toBeUndefined()
  })
})
