import { afterAll, beforeAll, expect, test } from 'vitest'
import { account } from '#e2e/lab/changes.ts'
import { defineScenario } from '#e2e/lab/define.ts'
import { type Lab, startLab } from '#e2e/lab/lab.ts'
import { noGrants } from '#lib/auth/actor.ts'
import type { OpenDatabase } from '#lib/store/handle.ts'
import { openTestDatabase } from '#lib/store/testing.ts'
import type { Context } from './context.ts'
import { createSetup } from './create-setup.ts'
import { getSetup } from './get-setup.ts'
import { performRun } from './perform-run.ts'
import { saveBrazeSetup } from './save-braze-setup.ts'
import { saveCdnSetup } from './save-cdn-setup.ts'
import { saveDnsRecords } from './save-dns-records.ts'
import { savePath } from './save-path.ts'
import { startRun } from './start-run.ts'

const scenario = (id: string, held: boolean) =>
  defineScenario({
    id,
    title: 'A link host that leads straight to SparkPost',
    setup: { esp: 'sparkpost', cdn: 'none', espTarget: 'v2.spgo.io' },
    changes: [account({ managedCertificate: held })],
    expect: { verdict: held ? 'ready' : 'not-ready' },
  })
// Hosts of their own for each test: one host is looked at only so often.
const held = scenario('managed-host-held', true)
const alsoHeld = scenario('managed-host-held-too', true)
const notYet = scenario('managed-host-not-yet', false)
const otherNotYet = scenario('managed-host-other-not-yet', false)

let store: OpenDatabase & { discard(): Promise<void> }
let lab: Lab
beforeAll(async () => {
  store = await openTestDatabase()
  lab = await startLab([held, alsoHeld, notYet, otherNotYet])
}, 60_000)
afterAll(async () => {
  lab.stop()
  await store.discard()
})

const csm: Context = { grants: { ...noGrants, csm: true }, origin: 'http://localhost' }

/** A setup of these link hosts whose certificates SparkPost is to hold, each checked against the public name. */
async function checked(...hosts: (typeof held)[]) {
  const created = await createSetup(csm, { customerName: 'Acme' })
  const setupId = created.ok ? created.setupId : ''
  const [first] = hosts
  const sendingDomain = first?.target.hostname.slice('link.'.length) ?? ''
  const linkHosts = hosts.map(({ target }) => target.hostname).join('\n')
  const form = { esp: 'sparkpost', region: 'us', sendingDomain, linkHosts, allHostsListed: 'on', espManagedTls: 'yes' }
  expect(await saveBrazeSetup(csm, setupId, form)).toEqual({ ok: true })
  expect(await savePath(csm, setupId, { path: 'esp-managed', accepted: 'esp-managed' })).toEqual({ ok: true })
  expect(await saveDnsRecords(csm, setupId, { source: 'already-verified' })).toMatchObject({ ok: true })
  const before = await getSetup(csm, setupId)
  expect(before?.readiness.ready).toBe(false)
  expect(before?.next).toMatchObject({ step: 'cdn-setup', owner: 'csm' })
  for (const { id, hostname } of before?.hosts ?? []) {
    const links = hosts.find(({ target }) => target.hostname === hostname)?.target.links ?? []
    await saveCdnSetup(csm, setupId, { linkHostId: id, edgeName: '', links: links.join('\n') })
  }
  const started = await startRun(csm, setupId, { kind: 'check' })
  expect(started).toMatchObject({ ok: true })
  for (const runId of started.ok ? started.runIds : []) await performRun(runId, lab.vantage, { signal: new AbortController().signal })
  return getSetup(csm, setupId)
}

test('is ready once the ESP shows the certificate and serves the links', async () => {
  const setup = await checked(held)
  expect(setup?.hosts[0]).toMatchObject({ state: 'ready' })
  expect(setup?.readiness).toMatchObject({ ready: true, reasons: [] })
  expect(setup?.next).toMatchObject({ step: 'request-enablement', owner: 'marketer' })
})

test.each([
  ['none of the hosts', notYet, [notYet]],
  ['half of the hosts', otherNotYet, [alsoHeld, otherNotYet]],
])('is not ready while the ESP shows a certificate for %s', async (_, waiting, hosts) => {
  const setup = await checked(...hosts)
  expect(setup?.readiness).toMatchObject({ ready: false, reasons: [{ hostname: waiting.target.hostname }] })
  expect(setup?.next).toMatchObject({ step: 'cdn-setup', owner: 'csm' })
  expect(setup?.steps.find(({ id }) => id === 'cdn-setup')?.state).toBe('waiting')
  expect(setup?.steps.find(({ id }) => id === 'request-enablement')?.state).toBe('cannot-start')
})
