import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { noGrants } from '#lib/auth/actor.ts'
import { ProbeError } from '#lib/engine/net/probe-error.ts'
import type { Vantage } from '#lib/engine/net/vantage.ts'
import { streamResponse } from '#lib/jobs/stream-response.ts'
import { closeStreams } from '#lib/jobs/streams.ts'
import { startWorker } from '#lib/jobs/work.ts'
import type { OpenDatabase } from '#lib/store/handle.ts'
import { claimRun, finishRun, writeRows } from '#lib/store/queries/run-work.ts'
import { findRun } from '#lib/store/queries/runs.ts'
import { openQueue } from '#lib/store/queue.ts'
import { events, runs } from '#lib/store/schema.ts'
import { openTestDatabase } from '#lib/store/testing.ts'
import type { RunRowView } from '#lib/wizard/view.ts'
import type { Context } from './context.ts'
import { createSetup } from './create-setup.ts'
import { followRun } from './follow-run.ts'
import { getRun } from './get-run.ts'
import { getSetup } from './get-setup.ts'
import { performRun } from './perform-run.ts'
import { saveBrazeSetup } from './save-braze-setup.ts'
import { saveDnsRecords } from './save-dns-records.ts'
import { startRun } from './start-run.ts'
import { vantageSlot } from './vantage.ts'

let store: OpenDatabase & { discard(): Promise<void> }
beforeAll(async () => {
  store = await openTestDatabase()
}, 60_000)
afterAll(() => store.discard())

/** A place from where nothing answers: what a run finds there is that it could not look. */
const blind: Vantage = {
  network: {
    resolvers: [{ address: '192.0.2.53', port: 53 }],
    classify: () => ({ scope: 'public', allowed: true }),
    connect: () => Promise.reject(new ProbeError('timeout')),
    exchange: () => Promise.reject(new ProbeError('timeout')),
    now: () => new Date(),
  },
  extraAnchors: [],
  ranges: { date: '2026-01-01', lookup: () => [] },
  allowPrivate: [],
}

const csm: Context = { grants: { ...noGrants, csm: true }, origin: 'http://localhost' }
const never = new AbortController().signal
let count = 0

/** A setup with a link host, and more below it, that no other test looks at. */
async function newSetup(more: readonly string[] = []): Promise<{ setupId: string; hostname: string }> {
  const hostname = `link${++count}.mail.acme.com`
  const created = await createSetup(csm, { customerName: hostname })
  const setupId = created.ok ? created.setupId : ''
  const form = {
    esp: 'ses',
    region: 'eu',
    sendingDomain: `mail${count}.acme.com`,
    linkHosts: [hostname, ...more.map((name) => `${name}.${hostname}`)].join(' '),
    espManagedTls: 'no',
  }
  expect(await saveBrazeSetup(csm, setupId, form)).toEqual({ ok: true })
  return { setupId, hostname }
}

async function newRun(): Promise<{ setupId: string; runId: string; hostname: string }> {
  const setup = await newSetup()
  const started = await startRun(csm, setup.setupId, { kind: 'check' })
  return { ...setup, runId: started.ok ? (started.runIds[0] ?? '') : '' }
}

const finishedEvents = async (setupId: string) => {
  const rows = await store.db.select().from(events).where(eq(events.setupId, setupId))
  return rows.filter(({ kind }) => kind === 'run-finished').length
}

const line = (id: string, verdict: RunRowView['verdict'] = 'pass'): RunRowView => ({
  id,
  group: 'dns',
  title: id,
  verdict,
  detail: '',
  finding: null,
})

describe('starting', () => {
  test('a person with one host does not wait behind somebody with many', async () => {
    const queue = await openQueue()
    const next = async () => (await queue.fetch<{ runId: string }>('check-run'))[0]?.data.runId
    const waiting = async () => {
      const order: (string | undefined)[] = []
      do order.push(await next())
      while (order.at(-1) !== undefined)
      return order.slice(0, -1)
    }
    await waiting()
    const many = await newSetup(['one', 'two', 'three'])
    const first = await startRun(csm, many.setupId, { kind: 'check' })
    const single = await newRun()
    const order = await waiting()
    expect(first.ok && first.runIds).toEqual([order[0], ...order.slice(2)])
    expect(order[1]).toBe(single.runId)
  })

  test('needs step 1, an edge for a rehearsal, and records for their verification', async () => {
    const created = await createSetup(csm, { customerName: 'Empty' })
    const setupId = created.ok ? created.setupId : ''
    expect(await startRun(csm, setupId, { kind: 'check' })).toEqual({ ok: false, reason: 'no-esp' })
    const filled = await newSetup()
    expect(await startRun(csm, filled.setupId, { kind: 'rehearsal' })).toEqual({ ok: false, reason: 'no-edge' })
    expect(await startRun(csm, filled.setupId, { kind: 'records' })).toEqual({ ok: false, reason: 'no-records' })
  })

  test('while a run is under way, another start gives the same; a finished one blocks its host for 3 s, also for others', async () => {
    const { setupId, runId, hostname } = await newRun()
    expect(await startRun(csm, setupId, { kind: 'check' })).toEqual({ ok: true, runIds: [runId] })
    await performRun(runId, blind, { signal: never })
    const again = await startRun(csm, setupId, { kind: 'check' })
    expect(again).toMatchObject({ ok: false, reason: 'too-soon' })
    expect(again.ok === false && again.reason === 'too-soon' && again.retryAfterMs).toBeGreaterThan(0)
    const other = await newSetup()
    const form = { esp: 'ses', region: 'eu', sendingDomain: 'mail.acme.com', linkHosts: hostname, espManagedTls: 'no' }
    await saveBrazeSetup(csm, other.setupId, form)
    await store.db.update(runs).set({ createdAt: new Date() }).where(eq(runs.id, runId))
    expect(await startRun(csm, other.setupId, { kind: 'check' })).toMatchObject({ ok: false, reason: 'too-soon' })
    await store.db
      .update(runs)
      .set({ createdAt: new Date(Date.now() - 3001) })
      .where(eq(runs.id, runId))
    expect(await startRun(csm, setupId, { kind: 'check' })).toMatchObject({ ok: true })
  })

  test('twenty starts at once make one run', async () => {
    const { setupId } = await newSetup()
    const starts = await Promise.all(Array.from({ length: 20 }, () => startRun(csm, setupId, { kind: 'check' })))
    const ids = new Set(starts.flatMap((start) => (start.ok ? start.runIds : ['refused'])))
    expect(ids.size).toBe(1)
    expect(await store.db.$count(runs, eq(runs.setupId, setupId))).toBe(1)
  })
})

describe('performing', () => {
  test('from a blind place a run says that it could not check, never that something is wrong', async () => {
    const { setupId, runId } = await newRun()
    expect(await performRun(runId, blind, { signal: never })).toBe('finished')
    const run = await getRun(csm, runId)
    expect(run).toMatchObject({ state: 'finished', verdict: 'could-not-check', report: { verdict: 'could-not-check' } })
    expect(run?.rows.length).toBeGreaterThan(0)
    expect(run?.rows.filter(({ verdict }) => verdict === 'fail' || verdict === 'pass')).toEqual([])
    const setup = await getSetup(csm, setupId)
    expect(setup?.hosts[0]?.state).toBe('could-not-check')
    expect(setup?.readiness.ready).toBe(false)
    expect(await finishedEvents(setupId)).toBe(1)
  })

  test('the same for records: unknown, not missing', async () => {
    const { setupId } = await newSetup()
    await saveDnsRecords(csm, setupId, { source: 'pasted', records: 'CNAME s1._domainkey.mail.acme.com s1.domainkey.u1.wl1.sendgrid.net' })
    const started = await startRun(csm, setupId, { kind: 'records' })
    const runId = started.ok ? (started.runIds[0] ?? '') : ''
    await performRun(runId, blind, { signal: never })
    expect(await getRun(csm, runId)).toMatchObject({ verdict: 'could-not-check', rows: [{ verdict: 'unknown' }], checked: 1, total: 1 })
    expect((await getSetup(csm, setupId))?.steps[2]).toMatchObject({ id: 'verify-records', state: 'in-progress' })
  })

  test('a fault of ours ends the run as could-not-check, once, and is told to the log', async () => {
    const { setupId, runId } = await newRun()
    const broken: Vantage = {
      ...blind,
      network: {
        ...blind.network,
        now: () => {
          throw new Error('broken clock')
        },
      },
    }
    const onFault = vi.fn()
    expect(await performRun(runId, broken, { signal: never, onFault })).toBe('failed')
    expect(onFault).toHaveBeenCalledOnce()
    expect(await getRun(csm, runId)).toMatchObject({ state: 'finished', verdict: 'could-not-check', report: null })
    expect(await performRun(runId, blind, { signal: never })).toBe('not-ours')
    expect(await finishedEvents(setupId)).toBe(1)
  })

  test('two workers at one run: one of them performs it', async () => {
    const { setupId, runId } = await newRun()
    const outcomes = await Promise.all([1, 2, 3].map(() => performRun(runId, blind, { signal: never })))
    expect(outcomes.toSorted()).toEqual(['finished', 'not-ours', 'not-ours'])
    expect(await finishedEvents(setupId)).toBe(1)
  })

  test('told to stop, it lets the run go, and the next worker takes it up at once', async () => {
    const { setupId, runId } = await newRun()
    const stop = new AbortController()
    stop.abort()
    expect(await performRun(runId, blind, { signal: stop.signal })).toBe('stopped')
    expect(await getRun(csm, runId)).toMatchObject({ state: 'running', verdict: null })
    expect(await performRun(runId, blind, { signal: never })).toBe('finished')
    expect(await finishedEvents(setupId)).toBe(1)
  })
})

describe('a killed process', () => {
  test('keeps the lines written; the run is taken up, and the dead worker can write no more', async () => {
    const { setupId, runId } = await newRun()
    const long = new Date(Date.now() - 120_000)
    const dead = await claimRun(store.db, runId, long, 60_000)
    if (!dead) throw new Error('not claimed')
    expect(await store.db.transaction((tx) => writeRows(tx, dead, [line('dns.a'), line('dns.b')]))).toBe(true)
    expect(await performRun(runId, blind, { signal: never })).toBe('finished')
    expect(await store.db.transaction((tx) => writeRows(tx, dead, [line('dns.a', 'fail')]))).toBe(false)
    const outcome = { verdict: 'ready', assessment: null, evidence: null, failure: null } as const
    expect(await store.db.transaction((tx) => finishRun(tx, dead, outcome, new Date()))).toBe(false)
    expect(await findRun(store.db, runId)).toMatchObject({ state: 'finished', verdict: 'could-not-check' })
    expect(await finishedEvents(setupId)).toBe(1)
  })

  test('while the lease holds, nobody else may have it', async () => {
    const { runId } = await newRun()
    expect(await claimRun(store.db, runId, new Date(), 60_000)).toBeDefined()
    expect(await performRun(runId, blind, { signal: never })).toBe('not-ours')
  })

  test('a run that kills each process is given up', async () => {
    const { runId } = await newRun()
    for (const secondsAgo of [300, 200, 100])
      expect(await claimRun(store.db, runId, new Date(Date.now() - secondsAgo * 1000), 1000)).toBeDefined()
    await performRun(runId, blind, { signal: never })
    expect(await findRun(store.db, runId)).toMatchObject({ state: 'finished', verdict: 'could-not-check', failure: 'interrupted' })
  })
})

describe('the worker', () => {
  const holder = globalThis as { [vantageSlot]?: Vantage }
  beforeEach(() => {
    holder[vantageSlot] = blind
  })
  afterEach(() => {
    holder[vantageSlot] = undefined
  })

  test('performs what is queued, and takes up what a dead process left', async () => {
    const { runId: left } = await newRun()
    await claimRun(store.db, left, new Date(Date.now() - 120_000), 1000)
    const worker = await startWorker()
    const { runId } = await newRun()
    await vi.waitFor(async () => {
      expect((await findRun(store.db, runId))?.state).toBe('finished')
      expect((await findRun(store.db, left))?.state).toBe('finished')
    }, 15_000)
    await worker.stop()
  })
})

describe('the stream', () => {
  const read = async (response: Response) => {
    const frames = (await response.text()).split('\n\n').filter((frame) => frame.includes('data:'))
    return frames.map((frame) => ({ id: Number(/id: (\d+)/.exec(frame)?.[1]), ...JSON.parse(/data: (.*)/.exec(frame)?.[1] ?? '{}') }))
  }
  const open = (runId: string, lastEventId?: number, signal?: AbortSignal) => {
    const headers: HeadersInit = lastEventId === undefined ? {} : { 'Last-Event-ID': String(lastEventId) }
    return streamResponse(new Request('http://x/', { headers, signal }), (seq, stop) => followRun(csm, runId, seq, stop))
  }

  test('gives the lines in order, then the end; who comes back gets what is missing', async () => {
    const { runId } = await newRun()
    const response = await open(runId)
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    expect(response.headers.get('cache-control')).toContain('no-store')
    await performRun(runId, blind, { signal: never })
    const all = await read(response)
    expect(all.at(-1)).toMatchObject({ type: 'end', verdict: 'could-not-check' })
    const ids = all.map(({ id }) => id)
    expect(ids).toEqual(ids.toSorted((a, b) => a - b))
    expect(all.length).toBeGreaterThan(2)
    const rest = await read(await open(runId, ids[0]))
    expect(rest.map(({ id }) => id)).toEqual(ids.slice(1))
    expect(await read(await open(runId, 2 ** 31 - 1))).toMatchObject([{ type: 'end' }])
  })

  test('gives a line as it is written, not only at the end', async () => {
    const { runId } = await newRun()
    const run = await claimRun(store.db, runId, new Date(), 60_000)
    const events = await followRun(csm, runId, 0, AbortSignal.timeout(10_000))
    if (!run || !events) throw new Error('nothing to follow')
    const first = events.next()
    await store.db.transaction((tx) => writeRows(tx, run, [line('dns.a')]))
    expect(await first).toMatchObject({ value: { seq: 1, event: { type: 'row', row: { id: 'dns.a' }, checked: 1 } } })
    await events.return()
  })

  test('ends when the visitor leaves and when the server stops', async () => {
    const { runId } = await newRun()
    const leave = new AbortController()
    const left = await open(runId, undefined, leave.signal)
    const stopped = await open(runId)
    leave.abort()
    closeStreams()
    expect(await read(stopped)).toEqual([])
    await left.body?.cancel().catch(() => {})
  })

  test('is 404 for a stranger', async () => {
    const { runId } = await newRun()
    const stranger: Context = { grants: noGrants, origin: 'http://localhost' }
    expect((await streamResponse(new Request('http://x/'), (seq, stop) => followRun(stranger, runId, seq, stop))).status).toBe(404)
  })
})
