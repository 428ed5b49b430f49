import { afterAll, beforeAll, expect, test } from 'vitest'
import { addRecords } from '#e2e/lab/changes-dns.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import { type Lab, startLab } from '#e2e/lab/lab.ts'
import { noGrants } from '#lib/auth/actor.ts'
import type { OpenDatabase } from '#lib/store/handle.ts'
import { openTestDatabase } from '#lib/store/testing.ts'
import type { RunKind, SetupView } from '#lib/wizard/view.ts'
import type { Context } from './context.ts'
import { createSetup } from './create-setup.ts'
import { decide } from './decide.ts'
import { getPastRuns } from './get-past-runs.ts'
import { getSetup } from './get-setup.ts'
import { getStep } from './get-step.ts'
import { getSummary } from './get-summary.ts'
import { listSetups } from './list-setups.ts'
import { performRun } from './perform-run.ts'
import { requestEnablement } from './request-enablement.ts'
import { saveBrazeSetup } from './save-braze-setup.ts'
import { saveCdnSetup } from './save-cdn-setup.ts'
import { saveDnsRecords } from './save-dns-records.ts'
import { savePath } from './save-path.ts'
import { startRun } from './start-run.ts'

const dkim = { name: 's1._domainkey.{parent}', type: 'CNAME', ttl: 300, data: 's1.domainkey.u1.wl1.sendgrid.net' }
const healthy = defineScenario({
  id: 'walk-healthy',
  title: 'A link host that is in order, with a DKIM record',
  setup: { esp: 'sendgrid', cdn: 'cloudfront', chosen: 'cloudfront' },
  changes: [addRecords(dkim)],
  expect: { verdict: 'ready' },
})
const rehearsed = defineScenario({
  id: 'walk-rehearsal',
  title: 'The edge is ready, DNS still leads to SendGrid',
  setup: { esp: 'sendgrid', cdn: 'cloudfront', rehearsal: true, chosen: 'cloudfront' },
  expect: { verdict: 'ready' },
})

let store: OpenDatabase & { discard(): Promise<void> }
let lab: Lab
beforeAll(async () => {
  store = await openTestDatabase()
  lab = await startLab([healthy, rehearsed])
}, 60_000)
afterAll(async () => {
  lab.stop()
  await store.discard()
})

const csm: Context = { grants: { ...noGrants, csm: true }, origin: 'http://localhost' }

async function newSetup(linkHosts: string, sendingDomain: string): Promise<string> {
  const created = await createSetup(csm, { customerName: 'Acme' })
  const setupId = created.ok ? created.setupId : ''
  const form = { esp: 'sendgrid', region: 'us', sendingDomain, linkHosts, allHostsListed: 'on', espManagedTls: 'no' }
  expect(await saveBrazeSetup(csm, setupId, form)).toEqual({ ok: true })
  expect(await savePath(csm, setupId, { path: 'cdn', cdn: 'cloudfront' })).toEqual({ ok: true })
  return setupId
}

async function perform(setupId: string, kind: RunKind): Promise<void> {
  const started = await startRun(csm, setupId, { kind })
  if (!started.ok) throw new Error(started.reason)
  for (const runId of started.runIds)
    expect(await performRun(runId, lab.vantage, { signal: new AbortController().signal })).toBe('finished')
}

const read = async (setupId: string): Promise<SetupView> => {
  const setup = await getSetup(csm, setupId)
  if (!setup) throw new Error('no setup')
  return setup
}
const states = async (setupId: string) => (await read(setupId)).steps.map(({ state }) => state)

test('a link host that is in order goes through all six steps', async () => {
  const { hostname, links } = healthy.target
  const parent = hostname.slice(hostname.indexOf('.') + 1)
  const setupId = await newSetup(hostname, parent)
  expect(await states(setupId)).toEqual(['completed', 'not-started', 'cannot-start', 'completed', 'not-started', 'cannot-start'])

  const rightKey = `s1._domainkey.${parent}. 300 IN CNAME ${dkim.data}.`
  const wrong = `${hostname}\tCNAME\tsendgrid.net\n${rightKey}\ns2._domainkey.${parent} CNAME s2.domainkey.u1.wl1.sendgrid.net\nsee you soon`
  expect(await saveDnsRecords(csm, setupId, { source: 'pasted', records: wrong })).toEqual({
    ok: true,
    unread: [],
  })
  await perform(setupId, 'records')
  expect((await states(setupId))[2]).toBe('problem')
  const verification = await recordsRun(setupId)
  expect(verification?.rows.map(({ verdict, finding }) => [verdict, finding?.code])).toEqual([
    ['not-applicable', undefined],
    ['pass', undefined],
    ['fail', 'dns.record-missing'],
  ])
  expect(verification?.rows[2]?.finding?.evidence.length).toBeGreaterThan(1)
  expect((await read(setupId)).next).toMatchObject({ step: 'verify-records', owner: 'dns-admin' })

  expect(await saveDnsRecords(csm, setupId, { source: 'already-verified' })).toMatchObject({ ok: true })
  const host = (await read(setupId)).hosts[0]
  await saveCdnSetup(csm, setupId, { linkHostId: host?.id, edgeName: '', links: links.join('\n') })
  await perform(setupId, 'check')
  const setup = await read(setupId)
  expect(setup.hosts[0]).toMatchObject({
    state: 'ready',
    check: { verdict: 'ready', report: { edge: { provider: 'cloudfront' }, rootCause: null } },
  })
  expect(setup.readiness).toMatchObject({ ready: true, reasons: [] })
  expect(await states(setupId)).toEqual(['completed', 'completed', 'completed', 'completed', 'completed', 'not-started'])

  const summary = await getSummary(csm, setupId)
  expect(summary?.text).toContain('READY: SSL can be switched on.')
  expect(summary?.text).not.toContain('NOT READY')
  expect(summary?.hosts[0]?.certificate?.daysLeft).toBeGreaterThan(0)
  const proven = summary?.claims.filter(({ hostname: of }) => of === hostname)
  expect(proven?.map(({ state }) => state)).toEqual(['proven', 'proven', 'proven', 'proven'])
  for (const claim of proven ?? [])
    expect([claim.id, claim.evidence.length > 0, claim.resolvers.length > 0, claim.checkedAt !== null]).toEqual([
      claim.id,
      true,
      true,
      true,
    ])

  expect(await requestEnablement(csm, setupId, { requestedBy: 'Ada', workspace: 'Main' })).toEqual({ ok: true })
  expect((await states(setupId))[5]).toBe('waiting')
  expect((await listSetups(csm))?.[0]).toMatchObject({ setupId, ready: true, owner: 'csm', verdict: 'ready', request: 'requested' })
  await decideOn(setupId, host?.id ?? '')
})

/** Sent back, asked again, found broken, mended and switched on. */
async function decideOn(setupId: string, linkHostId: string): Promise<void> {
  const customer: Context = { ...csm, grants: { ...noGrants, customerOf: [setupId] } }
  expect(await decide(customer, setupId, { outcome: 'enabled' })).toEqual({ ok: false, reason: 'not-found' })
  expect(await decide(csm, setupId, { outcome: 'sent-back', note: ' ' })).toMatchObject({ ok: false, form: { errors: { note: {} } } })
  expect(await decide(csm, setupId, { outcome: 'sent-back', note: 'Wait for Monday' })).toEqual({ ok: true })
  expect(await read(setupId)).toMatchObject({ decision: { outcome: 'sent-back', note: 'Wait for Monday' }, next: { owner: 'marketer' } })
  expect((await states(setupId))[5]).toBe('problem')
  expect(await decide(csm, setupId, { outcome: 'enabled' })).toMatchObject({
    ok: false,
    form: { errors: { outcome: { code: 'not-requested' } } },
  })

  expect(await requestEnablement(customer, setupId, { requestedBy: 'Ada', workspace: 'Main' })).toEqual({ ok: true })
  expect(await read(setupId)).toMatchObject({ decision: null, next: { owner: 'csm' } })
  const { links } = healthy.target
  await saveCdnSetup(csm, setupId, { linkHostId, edgeName: '', links: links[0] })
  const refused = await decide(csm, setupId, { outcome: 'enabled' })
  expect(refused).toMatchObject({ ok: false, form: { values: { outcome: 'enabled' }, errors: { outcome: { code: 'not-proven' } } } })
  await saveCdnSetup(csm, setupId, { linkHostId, edgeName: '', links: links.join('\n') })
  expect(await decide(csm, setupId, { outcome: 'enabled' })).toEqual({ ok: true })
  expect((await states(setupId))[5]).toBe('completed')
  expect(await read(setupId)).toMatchObject({ decision: { outcome: 'enabled' }, next: { owner: 'marketer' } })
  expect((await listSetups(csm))?.find((row) => row.setupId === setupId)).toMatchObject({ request: 'enabled', ready: true })
}

test('another link, or another host in the list, and it is not ready any more', async () => {
  const { hostname, links } = healthy.target
  const setupId = await newSetup(hostname, 'mail.walk-two.com')
  await saveDnsRecords(csm, setupId, { source: 'already-verified' })
  const id = (await read(setupId)).hosts[0]?.id
  await saveCdnSetup(csm, setupId, { linkHostId: id, edgeName: '', links: links.join('\n') })
  // Past the pause of one look in 3 s at the same host.
  await new Promise((resolve) => setTimeout(resolve, 3100))
  await perform(setupId, 'check')
  expect((await read(setupId)).readiness.ready).toBe(true)
  await saveCdnSetup(csm, setupId, { linkHostId: id, edgeName: '', links: links[0] })
  expect((await read(setupId)).hosts[0]?.state).toBe('outdated')
  await saveCdnSetup(csm, setupId, { linkHostId: id, edgeName: '', links: links.join('\n') })
  expect((await read(setupId)).readiness.ready).toBe(true)
  const form = { esp: 'sendgrid', region: 'us', sendingDomain: 'mail.walk-two.com', allHostsListed: 'on', espManagedTls: 'no' }
  await saveBrazeSetup(csm, setupId, { ...form, linkHosts: `${hostname}\n${rehearsed.target.hostname}` })
  expect((await read(setupId)).readiness).toMatchObject({ ready: false, reasons: [{ hostname: rehearsed.target.hostname }] })
}, 30_000)

test('rehearsed before DNS moves: safe to change, and still not ready', async () => {
  const { hostname, links, edge } = rehearsed.target
  const setupId = await newSetup(hostname, 'mail.walk-three.com')
  await saveDnsRecords(csm, setupId, { source: 'already-verified' })
  const id = (await read(setupId)).hosts[0]?.id
  expect((await read(setupId)).next).toMatchObject({ step: 'cdn-setup', owner: 'cdn-admin' })
  await saveCdnSetup(csm, setupId, { linkHostId: id, edgeName: edge, links: links.join('\n') })
  await perform(setupId, 'rehearsal')
  const setup = await read(setupId)
  expect(setup.hosts[0]).toMatchObject({ state: 'not-checked', rehearsal: { verdict: 'ready' } })
  expect(setup.next).toMatchObject({ step: 'cdn-setup', owner: 'dns-admin', sentence: expect.stringContaining(edge ?? '') })
  expect(setup.readiness.ready).toBe(false)
  await new Promise((resolve) => setTimeout(resolve, 3100))
  await perform(setupId, 'check')
  const checked = await read(setupId)
  const past = await getPastRuns(csm, setupId, { subject: `check:${id}` })
  expect(past?.stretches).toMatchObject([{ count: 1, last: { verdict: 'not-ready', rootCause: expect.stringContaining('SendGrid') } }])
  expect(past?.subjects.map(({ kind }) => kind)).toEqual(['check', 'rehearsal'])
  // A check is not compared with a rehearsal, nor with what is another customer's.
  const [check, rehearsal] = [checked.hosts[0]?.check?.id, checked.hosts[0]?.rehearsal?.id]
  expect((await getPastRuns(csm, setupId, { subject: `check:${id}`, from: rehearsal, to: check }))?.comparison).toBeNull()
  const stranger: Context = { ...csm, grants: { ...noGrants, customerOf: [await newSetup('link.mail.stranger.com', 'mail.stranger.com')] } }
  expect(await getPastRuns(stranger, setupId, {})).toBeNull()
  expect(checked.hosts[0]).toMatchObject({ state: 'not-ready', check: { report: { rootCause: { code: 'dns.cname-points-to-esp' } } } })
  expect(checked.next).toMatchObject({ step: 'cdn-setup', owner: 'dns-admin' })
  expect(checked.readiness.ready).toBe(false)
}, 30_000)

test('a domain that nobody registered is for the DNS admin to mend, at the page and in the list', async () => {
  const setupId = await newSetup('link.mail.nobody-has-this.com', 'mail.nobody-has-this.com')
  await perform(setupId, 'check')
  const setup = await read(setupId)
  expect(setup.hosts[0]).toMatchObject({ state: 'not-ready', check: { report: { rootCause: { code: 'dns.domain-not-registered' } } } })
  expect(setup.steps[4]).toMatchObject({ state: 'problem', owner: 'dns-admin' })
  expect((await listSetups(csm))?.find((row) => row.setupId === setupId)).toMatchObject({
    verdict: 'not-ready',
    ready: false,
    rootCause: expect.stringContaining('not registered'),
  })
})

/** The newest run over the records, by its page. */
async function recordsRun(setupId: string) {
  const page = await getStep(csm, setupId, 'verify-records')
  return page?.id === 'verify-records' ? page.run : null
}
