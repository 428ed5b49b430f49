import { randomUUID } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { noGrants } from '#lib/auth/actor.ts'
import type { Finding } from '#lib/engine/findings/finding.ts'
import type { OpenDatabase } from '#lib/store/handle.ts'
import { loadSetup, loadSetups } from '#lib/store/queries/setups.ts'
import { events, runs } from '#lib/store/schema.ts'
import { openTestDatabase } from '#lib/store/testing.ts'
import { targetOf } from '#lib/wizard/target-of.ts'
import { finding, host as hostModel } from '#lib/wizard/testing.ts'
import type { ReportVerdict, SetupView } from '#lib/wizard/view.ts'
import type { Context } from './context.ts'
import { createSetup } from './create-setup.ts'
import { decide } from './decide.ts'
import { getSetup } from './get-setup.ts'
import { getSummary } from './get-summary.ts'
import { listSetups } from './list-setups.ts'
import { requestEnablement } from './request-enablement.ts'
import { saveBrazeSetup } from './save-braze-setup.ts'
import { saveCdnSetup } from './save-cdn-setup.ts'
import { saveDnsRecords } from './save-dns-records.ts'
import { savePath } from './save-path.ts'

let store: OpenDatabase & { discard(): Promise<void> }
beforeAll(async () => {
  store = await openTestDatabase()
}, 60_000)
afterAll(() => store.discard())

const csm: Context = { grants: { ...noGrants, csm: true }, origin: 'http://localhost' }
const asked = { requestedBy: 'Mia', workspace: 'Main' }
const [one, two] = ['link.mail.decide.com', 'click.mail.decide.com'] as const
const hourMs = 3600 * 1000
const ago = (hours: number) => new Date(Date.now() - hours * hourMs)
const expired = { ...finding('tls.certificate-expired', 'cdn-admin'), params: { address: '192.0.2.1', until: '2026-11-20T10:00:00Z' } }
const inCaches = {
  ...finding('dns.stale-resolver-cache', 'wait'),
  params: { until: '2026-11-30T10:00:00.000Z', resolvers: '192.0.2.53', answer: 'x' },
}

let setupId: string
/** A setup of two link hosts that lacks nothing but its checks. */
async function newSetup(esp: string): Promise<string> {
  const created = await createSetup(csm, { customerName: 'Decide' })
  const id = created.ok ? created.setupId : ''
  const form = {
    esp,
    region: 'us',
    sendingDomain: 'mail.decide.com',
    linkHosts: `${one}\n${two}`,
    allHostsListed: 'on',
    espManagedTls: 'no',
  }
  expect(await saveBrazeSetup(csm, id, form)).toEqual({ ok: true })
  expect(await savePath(csm, id, { path: 'cdn', cdn: 'cloudfront' })).toEqual({ ok: true })
  expect(await saveDnsRecords(csm, id, { source: 'already-verified' })).toMatchObject({ ok: true })
  return id
}

/** A check of one link host, for exactly what is answered now. */
async function checked(hostname: string, verdict: ReportVerdict | null, createdAt: Date, rootCause: Finding | null = null): Promise<void> {
  const setup = await loadSetup(store.db, setupId)
  const host = setup?.hosts.find((each) => each.hostname === hostname)
  if (!setup || !host) throw new Error('no such host')
  const target = targetOf('check', host, setup.answers, setup.records)
  const made = hostModel(hostname, verdict ?? 'ready', { rootCause }).check.finished?.assessment ?? null
  const state = verdict ? ('finished' as const) : ('running' as const)
  await store.db.insert(runs).values({
    ...{ id: randomUUID(), setupId, linkHostId: host.id, kind: 'check', hostname, state, target, verdict, createdAt },
    assessment: verdict && made && target ? { ...made, target, checkedAt: createdAt.toISOString() } : null,
    finishedAt: verdict ? createdAt : null,
  })
}

const read = async (): Promise<SetupView> => {
  const setup = await getSetup(csm, setupId)
  if (!setup) throw new Error('no setup')
  return setup
}
const told = async () => {
  const { code, move, offers } = (await read()).enablement
  return [code, move, offers.join(' ')]
}
const partOf = async (hostname: string) => (await read()).enablement.parts.find((part) => part.hostname === hostname)

const refusal = (code: string) => ({ ok: false, reason: 'form', form: { errors: { outcome: { code } } } })

beforeEach(async () => {
  setupId = await newSetup('sendgrid')
  await checked(one, 'ready', ago(2))
  await checked(two, 'ready', ago(2))
})

describe('a request over what we could not see', () => {
  beforeEach(async () => expect(await requestEnablement(csm, setupId, asked)).toEqual({ ok: true }))

  test('a blind look is no fault, keeps the last good proof in sight, and is to be repeated', async () => {
    expect(await told()).toEqual(['enable', 'enable', 'enabled sent-back'])
    await checked(two, 'could-not-check', ago(1))
    expect(await told()).toEqual(['blind', 'check', 'sent-back'])
    expect((await partOf(two))?.lines.join()).toMatch(/^Last proven .*: Amazon CloudFront answered/)
    expect(await decide(csm, setupId, { outcome: 'enabled' })).toMatchObject(refusal('not-proven'))
    const summary = await getSummary(csm, setupId)
    expect(summary?.text).toContain('NOT PROVEN NOW: we could not check')
    expect(summary?.text).not.toContain('NOT READY')
    expect((await listSetups(csm))?.find((row) => row.setupId === setupId)).toMatchObject({ proof: 'blind', owner: 'csm' })
  })

  test('a proof that is being renewed', async () => {
    await checked(two, null, ago(0))
    expect(await told()).toEqual(['checking', 'await-run', 'sent-back'])
    expect((await partOf(two))?.state).toBe('renewing')
    expect(await decide(csm, setupId, { outcome: 'enabled' })).toMatchObject(refusal('not-proven'))
  })

  test('a fault is sent back, also while another host is not seen; a blind look after it does not forget it', async () => {
    await checked(one, 'could-not-check', ago(1))
    await checked(two, 'not-ready', ago(1), expired)
    expect(await told()).toEqual(['send-back', 'send-back', 'sent-back'])
    await checked(two, 'could-not-check', ago(0.5))
    expect(await told()).toEqual(['blind', 'check', 'sent-back'])
    expect((await partOf(two))?.lines[0]).toMatch(/^What was found .* may still be so: .*expired/)
  })

  test('what only time mends is nobody’s fault', async () => {
    await checked(two, 'not-ready', ago(1), inCaches)
    expect(await told()).toEqual(['wait', 'await-time', 'sent-back'])
    expect((await partOf(two))?.sentence).toContain('Wait until 30 Nov 2026, 10:00 UTC, then check again.')
    expect((await read()).steps[5]).toMatchObject({ state: 'waiting', owner: 'wait' })
    expect((await read()).next).toMatchObject({ owner: 'wait' })
  })

  test('a link that is changed afterwards', async () => {
    const id = (await read()).hosts[0]?.id
    await saveCdnSetup(csm, setupId, { linkHostId: id, edgeName: '', links: `https://${one}/ls/click?upn=new` })
    expect(await told()).toEqual(['unseen', 'check', 'sent-back'])
    expect((await partOf(one))?.lines.join()).toMatch(/That was for what was answered then/)
    expect(await decide(csm, setupId, { outcome: 'enabled' })).toMatchObject(refusal('not-proven'))
  })
})

test('a proof over a day old is checked again, before any decision', async () => {
  await store.db.delete(runs).where(eq(runs.setupId, setupId))
  for (const hostname of [one, two]) await checked(hostname, 'ready', ago(23))
  expect(await requestEnablement(csm, setupId, asked)).toEqual({ ok: true })
  await store.db
    .update(runs)
    .set({ createdAt: ago(25) })
    .where(eq(runs.setupId, setupId))
  expect(await told()).toEqual(['old', 'check', 'sent-back'])
  expect(await decide(csm, setupId, { outcome: 'enabled' })).toMatchObject(refusal('not-proven'))
})

test('ready, and nobody has asked: the customer is told to, and nothing is noted', async () => {
  expect(await told()).toEqual(['unasked', 'tell', ''])
  for (const outcome of ['enabled', 'sent-back']) {
    expect(await decide(csm, setupId, { outcome, note: 'x' })).toMatchObject(refusal('not-requested'))
  }
  expect(await decide(csm, setupId, { outcome: 'switched-off', note: 'x' })).toMatchObject(refusal('not-on'))
  // The CSM may ask in the customer's place.
  expect(await requestEnablement(csm, setupId, asked)).toEqual({ ok: true })
  expect(await told()).toEqual(['enable', 'enable', 'enabled sent-back'])
})

describe('while SSL is on', () => {
  beforeEach(async () => {
    await requestEnablement(csm, setupId, asked)
    expect(await decide(csm, setupId, { outcome: 'enabled' })).toEqual({ ok: true })
  })

  test('and all is well, nothing is to be enabled or sent back', async () => {
    expect(await told()).toEqual(['on-proven', 'nothing', 'switched-off'])
    expect(await decide(csm, setupId, { outcome: 'sent-back', note: 'x' })).toMatchObject(refusal('not-requested'))
    expect((await getSummary(csm, setupId))?.text).toContain('SSL IS ON, and every link host is proven.')
  })

  test('broken links bring first aid: who mends what, since when, and what switching off means', async () => {
    await checked(two, 'not-ready', ago(1.5), expired)
    await checked(two, 'not-ready', ago(0.5), expired)
    expect(await told()).toEqual(['on-broken', 'mend', 'switched-off'])
    const { firstAid } = (await read()).enablement
    const since = (await loadSetup(store.db, setupId))?.hosts.find(({ hostname }) => hostname === two)?.past?.brokenSince
    expect(since?.getTime()).toBeCloseTo(ago(1.5).getTime(), -4)
    expect(firstAid?.steps).toMatchObject([
      { hostname: two, who: 'Mended by: CDN admin', since: expect.stringMatching(/^Found broken .*; the last good check/) },
    ])
    expect(firstAid?.switchOff[0]).toContain('whole account')
  })

  test('switched off needs a reason, is told as off, and is asked for again', async () => {
    await checked(two, 'not-ready', ago(1), expired)
    expect(await decide(csm, setupId, { outcome: 'switched-off', note: ' ' })).toMatchObject({
      form: { errors: { note: { code: 'switched-off-note-missing' } } },
    })
    expect(await decide(csm, setupId, { outcome: 'switched-off', note: 'Expired' })).toEqual({ ok: true })
    expect(await told()).toEqual(['off-open', 'tell', ''])
    expect(await read()).toMatchObject({ decision: { outcome: 'switched-off', note: 'Expired' }, next: { owner: 'cdn-admin' } })
    await checked(two, 'ready', ago(0))
    expect(await told()).toEqual(['off-proven', 'tell', ''])
    expect((await read()).next.sentence).toMatch(/switched off again/)
    expect(await requestEnablement(csm, setupId, asked)).toEqual({ ok: true })
    expect(await told()).toEqual(['enable', 'enable', 'enabled sent-back'])
    const kinds = await store.db.select({ kind: events.kind }).from(events).where(eq(events.setupId, setupId)).orderBy(desc(events.at))
    expect(kinds.map(({ kind }) => kind)).toContain('ssl-switched-off')
  })
})

test('sent back, and green again: not a word of enabling, nor of sending back', async () => {
  await requestEnablement(csm, setupId, asked)
  expect(await decide(csm, setupId, { outcome: 'sent-back', note: 'Not on a Friday' })).toEqual({ ok: true })
  expect(await told()).toEqual(['sent-back-proven', 'tell', ''])
  await checked(two, 'not-ready', ago(1), expired)
  expect(await told()).toEqual(['sent-back-open', 'tell', ''])
})

test.each([
  ['sendgrid', /may press Verify/],
  ['sparkpost', /has to verify the tracking domain again/],
  ['ses', /verified identity/],
])('after SSL is on, %s’s customers read their own rule', async (esp, rule) => {
  setupId = await newSetup(esp)
  const rules = (await read()).enablement.afterwards
  expect(rules.filter((line) => rule.test(line))).toHaveLength(1)
  expect(rules.filter((line) => /[Vv]erif/.test(line))).toHaveLength(1)
})

test('lists of setups do without what was seen before', async () => {
  const [light] = await loadSetups(store.db, [setupId], { evidence: false })
  expect(light?.hosts.map(({ past }) => past)).toEqual([null, null])
})
