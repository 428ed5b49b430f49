import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Lab, startLab } from '#e2e/lab/lab.ts'
import { hostile, hostileLink, scenario } from '#e2e/lab/scenarios/click-path/hostile-hops.ts'
import { noGrants } from '#lib/auth/actor.ts'
import type { OpenDatabase } from '#lib/store/handle.ts'
import { deleteExpired } from '#lib/store/queries/expired.ts'
import { events, runs } from '#lib/store/schema.ts'
import { openTestDatabase } from '#lib/store/testing.ts'
import type { Context } from './context.ts'
import { createSetup } from './create-setup.ts'
import { followRun } from './follow-run.ts'
import { getHistory } from './get-history.ts'
import { getTestMail } from './get-test-mail.ts'
import { getXRay } from './get-x-ray.ts'
import { getXRayResult } from './get-x-ray-result.ts'
import { performRun } from './perform-run.ts'
import { readTestMail } from './read-test-mail.ts'
import { saveBrazeSetup } from './save-braze-setup.ts'
import { mostRunsOfSetup } from './start-run.ts'
import { startMailTrace, startTrace } from './start-trace.ts'

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
const stranger: Context = { grants: noGrants, origin: 'http://localhost' }
const { hostname, domain } = scenario.world

async function newSetup(linkHosts = hostname): Promise<string> {
  const created = await createSetup(csm, { customerName: 'Acme' })
  const setupId = created.ok ? created.setupId : ''
  const form = { esp: 'sendgrid', region: 'us', sendingDomain: domain, linkHosts, allHostsListed: 'on', espManagedTls: 'no' }
  expect(await saveBrazeSetup(csm, setupId, form)).toEqual({ ok: true })
  return setupId
}

/** Follows a link to its end and gives what its page shows. */
async function follow(setupId: string, link: string, other = '') {
  await store.db.update(runs).set({ createdAt: new Date(Date.now() - 60_000) })
  const started = await startTrace(csm, setupId, { link, other })
  if (!started.ok) throw new Error(started.reason)
  expect(await performRun(started.runId, lab.vantage, { signal: new AbortController().signal })).toBe('finished')
  const result = await getXRayResult(csm, setupId, started.runId)
  if (!result) throw new Error('no result')
  return { runId: started.runId, result }
}

const mail = (links: readonly string[], date = 'Sun, 22 Nov 2026 09:00:00 +0000'): File =>
  new File(
    [
      `From: Acme <news@${domain}>\r\nDate: ${date}\r\nSubject: Secret subject\r\nX-SG-EID: abc\r\nContent-Type: text/html\r\n\r\n`,
      `<p>Dear secret reader</p>${links.map((link) => `<a href="${link}">x</a>`).join('')}`,
    ],
    'test.eml',
  )

async function read(setupId: string, file: File): Promise<string> {
  const result = await readTestMail(csm, setupId, file)
  if (!result.ok) throw new Error(result.reason)
  return result.runId
}

describe('following a link', () => {
  let setupId: string
  beforeEach(async () => {
    setupId = await newSetup()
  })

  test('shows each hop, and where it lands', async () => {
    const { result } = await follow(setupId, ` <${hostileLink('fine')}> `)
    const [trace] = result.traces
    expect([trace?.verdict, trace?.headline]).toEqual(['lands', `The link is https all along its click path and lands on www.${domain}.`])
    expect(trace?.hops).toMatchObject([
      {
        number: 1,
        host: hostname,
        place: 'link-host',
        verdict: 'pass',
        answeredBy: 'Amazon CloudFront',
        status: 302,
        certificate: { trusted: true },
      },
      { number: 2, host: `www.${domain}`, place: 'destination', verdict: 'pass', status: 200, faults: [] },
    ])
    expect(trace?.hops[0]?.leadsTo?.short).toBe(hostile.fine)
  })

  test('says whose the fault is', async () => {
    const broken = await follow(setupId, hostileLink('to-metadata'))
    expect(broken.result.traces[0]).toMatchObject({
      verdict: 'dead-end',
      hops: [{ verdict: 'pass' }, { verdict: 'fail', faults: [{ who: 'Marketer' }] }],
    })
    const missing = await follow(setupId, hostileLink('to-missing-page'))
    expect(missing.result.traces[0]).toMatchObject({
      verdict: 'page-fault',
      hops: [
        { verdict: 'pass' },
        { verdict: 'warn', faults: [{ title: 'The page itself answers with 404', who: `Whoever runs www.${domain}` }] },
      ],
    })
    const http = await follow(setupId, hostileLink('fine').replace('https:', 'http:'))
    expect(http.result.traces[0]).toMatchObject({
      verdict: 'lands-http',
      hops: [{ verdict: 'warn', faults: [{ title: 'The link is still http' }] }, {}],
    })
  })

  test('gives its hops as they come', async () => {
    await store.db.update(runs).set({ createdAt: new Date(Date.now() - 60_000) })
    const started = await startTrace(csm, setupId, { link: hostileLink('to-endless-body') })
    if (!started.ok) throw new Error(started.reason)
    const seen: string[] = []
    const stream = await followRun(csm, started.runId, 0, AbortSignal.timeout(10_000))
    const work = performRun(started.runId, lab.vantage, { signal: new AbortController().signal })
    for await (const { event } of stream ?? []) seen.push(event.type === 'row' ? `${event.row.id} ${event.row.verdict}` : event.type)
    await work
    expect(seen.at(-1)).toBe('end')
    expect(seen).toContain('0.1 pass')
  })

  test('asks before it follows a link of another host', async () => {
    const link = `https://www.${domain}/offers/1`
    expect(await startTrace(csm, setupId, { link })).toMatchObject({ ok: false, reason: 'form', otherHost: true })
    const { result } = await follow(setupId, link, 'on')
    expect(result.traces[0]).toMatchObject({ verdict: 'lands-untracked', hops: [{ place: 'destination' }] })
  })

  test('keeps to the limits of all runs', async () => {
    await follow(setupId, hostileLink('fine'))
    await store.db.update(runs).set({ createdAt: new Date() }).where(eq(runs.setupId, setupId))
    const again = await startTrace(csm, await newSetup(), { link: hostileLink('fine') })
    expect(again).toMatchObject({ ok: false, reason: 'too-soon' })
    const many = Array.from({ length: mostRunsOfSetup }, () => ({
      id: crypto.randomUUID(),
      setupId,
      kind: 'trace' as const,
      hostname: 'other.example.com',
      state: 'finished' as const,
      createdAt: new Date(),
    }))
    await store.db.insert(runs).values(many)
    expect(await startTrace(csm, setupId, { link: `https://elsewhere.${domain}/`, other: 'on' })).toMatchObject({ reason: 'too-soon' })
    expect(await readTestMail(csm, setupId, mail([]))).toMatchObject({ ok: false, reason: 'too-soon' })
  })

  test('is for those who may change the setup, and shows nothing of another one', async () => {
    const { runId } = await follow(setupId, hostileLink('fine'))
    const other = await newSetup()
    expect(await getXRayResult(csm, other, runId)).toBeNull()
    expect(await getXRayResult(stranger, setupId, runId)).toBeNull()
    expect(await getXRayResult(csm, setupId, 'no id')).toBeNull()
    expect(await getXRay(stranger, setupId)).toBeNull()
    const reviewer: Context = { grants: { ...noGrants, reviewerOf: [setupId] }, origin: '' }
    expect(await getXRayResult(reviewer, setupId, runId)).toMatchObject({ viewer: 'reviewer' })
    for (const context of [stranger, reviewer]) {
      expect(await startTrace(context, setupId, { link: hostileLink('fine') })).toEqual({ ok: false, reason: 'not-found' })
      expect(await readTestMail(context, setupId, mail([]))).toEqual({ ok: false, reason: 'not-found' })
    }
  })

  test('needs step 1', async () => {
    const created = await createSetup(csm, { customerName: 'New' })
    expect(await startTrace(csm, created.ok ? created.setupId : '', { link: hostileLink('fine'), other: 'on' })).toEqual({
      ok: false,
      reason: 'no-esp',
    })
  })
})

describe('reading a mail', () => {
  test('keeps its links and a few facts, and nothing of its text', async () => {
    const setupId = await newSetup()
    const runId = await read(setupId, mail([hostileLink('fine'), 'https://www.example.org/']))
    expect((await getXRayResult(csm, setupId, runId))?.mail).toMatchObject({
      verdict: 'https',
      headline: `The one tracked link is https and goes through ${hostname}.`,
      fromDomain: domain,
      sentAt: '2026-11-22T09:00:00.000Z',
      espName: 'SendGrid',
      groups: [
        { host: hostname, standing: 'link-host' },
        { host: 'www.example.org', standing: 'direct' },
      ],
    })
    const stored = JSON.stringify([await store.db.select().from(runs), await store.db.select().from(events)])
    expect(stored).not.toMatch(/secret/i)
    const history = JSON.stringify(await getHistory(csm, setupId))
    expect(history).toContain(`Test mail from ${domain} read`)
    expect(history).not.toContain('upn=')
  })

  test('the newest one is what the CSM is shown', async () => {
    const setupId = await newSetup()
    expect(await getTestMail(csm, setupId)).toMatchObject({ verdict: 'none', href: null })
    await read(setupId, mail([hostileLink('fine').replace('https:', 'http:')]))
    expect(await getTestMail(csm, setupId)).toMatchObject({
      verdict: 'http',
      sentence: 'A test mail of 22 Nov 2026, 09:00 UTC still shows http links.',
    })
    await read(setupId, mail([hostileLink('fine')]))
    expect(await getTestMail(csm, setupId)).toMatchObject({
      verdict: 'https',
      sentence: 'A test mail of 22 Nov 2026, 09:00 UTC shows https links.',
    })
    expect(await getTestMail(stranger, setupId)).toBeNull()
  })

  test('up to three of its links are followed side by side, never an image', async () => {
    const setupId = await newSetup()
    const links = [hostileLink('fine'), hostileLink('to-http'), hostileLink('to-missing-page'), hostileLink('to-mail')]
    const file = new File([await mail(links).text(), `<img src="https://${hostname}/ss/o/x/ho.gif">`], 'a.eml')
    const mailId = await read(setupId, file)
    await store.db.update(runs).set({ createdAt: new Date(Date.now() - 60_000) })
    for (const chosen of [[], ['0', '1', '2', '3'], ['4'], ['-1', 'x']]) {
      expect(await startMailTrace(csm, setupId, mailId, chosen)).toMatchObject({ ok: false, reason: 'form' })
    }
    expect(await startMailTrace(csm, await newSetup(), mailId, ['0'])).toEqual({ ok: false, reason: 'not-found' })
    const started = await startMailTrace(csm, setupId, mailId, ['0', '2'])
    if (!started.ok) throw new Error(started.reason)
    await performRun(started.runId, lab.vantage, { signal: new AbortController().signal })
    const result = await getXRayResult(csm, setupId, started.runId)
    expect(result?.traces.map(({ verdict }) => verdict)).toEqual(['lands', 'page-fault'])
    expect((await getXRay(csm, setupId))?.entries.map(({ title }) => title)).toEqual([`2 links on ${hostname}`, `Mail from ${domain}`])
  })

  test.each([
    ['nothing', null, /Choose the file/],
    ['an empty file', new File([''], 'a.eml'), /the file is empty/],
    ['no mail', new File(['hello'], 'a.eml'), /no saved mail/],
    ['20 MB', new File([Buffer.alloc(20 * 1024 * 1024)], 'a.eml'), /larger than 5 MB/],
  ])('%s is refused with the reason', async (_name, file, message) => {
    const result = await readTestMail(csm, await newSetup(), file)
    expect(result).toMatchObject({ ok: false, reason: 'form', message: expect.stringMatching(message) })
  })

  test('after 30 days it is gone, and so are followed links', async () => {
    const setupId = await newSetup()
    await read(setupId, mail([hostileLink('fine')]))
    await follow(setupId, hostileLink('fine'))
    await store.db
      .update(runs)
      .set({ createdAt: new Date(Date.now() - 31 * 86_400_000) })
      .where(eq(runs.setupId, setupId))
    const fresh = await read(setupId, mail([]))
    await deleteExpired(store.db, new Date())
    expect((await getXRay(csm, setupId))?.entries.map(({ id }) => id)).toEqual([fresh])
  })
})
