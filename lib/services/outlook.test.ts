import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Lab, startLab } from '#e2e/lab/lab.ts'
import { scenario as stillAtEsp } from '#e2e/lab/scenarios/dns/cname-points-to-esp.ts'
import { scenarios as strictParent } from '#e2e/lab/scenarios/forwarding/hsts-forces-https-on-http-only-name.ts'
import { scenario as healthy } from '#e2e/lab/scenarios/healthy/sendgrid-cloudfront.ts'
import { noGrants } from '#lib/auth/actor.ts'
import type { OpenDatabase } from '#lib/store/handle.ts'
import { openTestDatabase } from '#lib/store/testing.ts'
import type { WhyView } from '#lib/wizard/why/why-view.ts'
import type { Context } from './context.ts'
import { createSetup } from './create-setup.ts'
import { getOverview } from './get-overview.ts'
import { getRun } from './get-run.ts'
import { getStep } from './get-step.ts'
import { lookAtSample } from './look-at-sample.ts'
import { performRun } from './perform-run.ts'
import { saveBrazeSetup } from './save-braze-setup.ts'
import { startRun } from './start-run.ts'

const forced = strictParent[0] ?? stillAtEsp
let store: OpenDatabase & { discard(): Promise<void> }
let lab: Lab
beforeAll(async () => {
  store = await openTestDatabase()
  lab = await startLab([stillAtEsp, healthy, ...strictParent])
}, 60_000)
afterAll(async () => {
  await lab?.stop()
  await store?.discard()
})

const csm: Context = { grants: { ...noGrants, csm: true }, origin: 'http://localhost' }
const never = new AbortController().signal
const linkOn = (hostname: string) => `https://${hostname}/ls/click?upn=secret-token`

async function newSetup(sample: string): Promise<string> {
  const created = await createSetup(csm, { customerName: 'Acme', sample })
  if (!created.ok) throw new Error(created.reason)
  return created.setupId
}

const why = async (setupId: string): Promise<WhyView> => {
  const overview = await getOverview(csm, setupId)
  if (!overview) throw new Error('no setup')
  return overview.why
}

/** Performs the newest look of a setup, and gives back what it says. */
async function look(setupId: string): Promise<WhyView> {
  await performRun((await why(setupId)).run?.id ?? '', lab.vantage, { signal: never })
  return why(setupId)
}

const tonesOf = ({ points }: WhyView) => Object.fromEntries(points.map(({ id, tone }) => [id, tone]))

describe('the first look', () => {
  test('starts with the setup, holds no token of the link, and every point has its evidence and time', async () => {
    const setupId = await newSetup(linkOn(stillAtEsp.target.hostname))
    const before = await why(setupId)
    expect(before).toMatchObject({
      folded: false,
      hostname: stillAtEsp.target.hostname,
      points: [],
      run: { state: 'queued', checked: 0, total: 3 },
    })
    const after = await look(setupId)
    expect(JSON.stringify(await getRun(csm, after.run?.id ?? ''))).not.toContain('secret-token')
    expect(after.run).toMatchObject({ state: 'finished', checked: 3, report: null })
    expect(after.checkedAt).not.toBeNull()
    expect(tonesOf(after)).toMatchObject({ https: 'bad', http: 'good', lost: 'care' })
    expect(after.points.find(({ id }) => id === 'https')).toMatchObject({ text: expect.stringMatching(/SendGrid/) })
    expect(after.points.filter(({ id }) => id === 'https' || id === 'http').every(({ evidence }) => evidence.length > 0)).toBe(true)
  })

  test('a parent that forces https on a host without it: links are broken already', async () => {
    const after = await look(await newSetup(linkOn(forced.target.hostname)))
    expect(tonesOf(after)).toMatchObject({ 'https-only': 'bad', https: 'bad', lost: 'bad' })
    expect(after.points[0]).toMatchObject({
      title: expect.stringContaining(forced.world.domain),
      text: expect.stringContaining('includeSubDomains'),
    })
    expect(after.points[0]?.evidence).toHaveLength(1)
  })

  test('where https works, the same rule is no harm and nothing is alarming', async () => {
    const works = strictParent.find(({ id }) => id === 'hsts-with-https') ?? forced
    const after = await look(await newSetup(linkOn(works.target.hostname)))
    expect(tonesOf(after)).toMatchObject({ 'https-only': 'care', https: 'good', lost: 'good' })
  })

  test('of a sending domain only the rule is looked up', async () => {
    const setupId = await newSetup(`news@${forced.world.domain}`)
    const after = await look(setupId)
    expect(tonesOf(after)).toEqual({ 'https-only': 'care', 'no-link-host': 'plain' })
    const step = await getStep(csm, setupId, 'braze-setup')
    expect(step).toMatchObject({ form: { values: { sendingDomain: forced.world.domain, linkHosts: '' } } })
  })

  test('a link host entered as a domain is recognised, with its ESP', async () => {
    const { hostname } = stillAtEsp.target
    const setupId = await newSetup(hostname)
    // Another setup has just looked at it.
    expect(tonesOf(await look(setupId))).toMatchObject({ https: 'bad' })
    const step = await getStep(csm, setupId, 'braze-setup')
    expect(step).toMatchObject({ form: { values: { linkHosts: hostname, sendingDomain: '', esp: 'sendgrid', region: 'us' } } })
    expect(step?.id === 'braze-setup' && step.taken.length).toBe(2)
  })

  test('from a blind place it says that it could not look, and alarms nobody', async () => {
    const setupId = await newSetup(linkOn('link.mail.blind-place.com'))
    const blind = { ...lab.vantage, network: { ...lab.vantage.network, resolvers: [{ address: '192.0.2.9', port: 9 }] } }
    await performRun((await why(setupId)).run?.id ?? '', blind, { signal: never })
    const after = await why(setupId)
    expect(after.run?.verdict).toBe('could-not-check')
    expect(tonesOf(after)).toEqual({ 'https-only': 'unknown', https: 'unknown', http: 'unknown', lost: 'unknown' })
  })

  test('a name that is nobody', async () => {
    const after = await look(await newSetup(linkOn('link.mail.nobody-here.com')))
    expect(tonesOf(after)).toEqual({ 'https-only': 'unknown', https: 'bad', lost: 'bad' })
  })

  test('can be asked for later, and looks at each link host once they are known', async () => {
    const setupId = await newSetup('')
    expect(await why(setupId)).toMatchObject({ run: null, points: [] })
    expect(await startRun(csm, setupId, { kind: 'outlook' })).toEqual({ ok: false, reason: 'not-found' })
    expect(await lookAtSample(csm, setupId, { sample: '' })).toMatchObject({ ok: false, reason: 'form' })
    expect(await lookAtSample(csm, setupId, { sample: linkOn('link.mail.asked-later.com') })).toEqual({ ok: true })
    const { hostname } = healthy.target
    const form = { esp: 'sendgrid', region: 'us', sendingDomain: healthy.world.domain, linkHosts: hostname, espManagedTls: 'no' }
    await saveBrazeSetup(csm, setupId, form)
    expect(await startRun(csm, setupId, { kind: 'outlook' })).toMatchObject({ ok: true })
    expect((await look(setupId)).hostname).toBe(hostname)
    expect(tonesOf(await why(setupId))).toMatchObject({ https: 'good' })
    expect((await getOverview(csm, setupId))?.setup.steps[4]?.state).toBe('cannot-start')
  })
})
