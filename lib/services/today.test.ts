import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defineScenario } from '#e2e/lab/define.ts'
import { type Lab, startLab } from '#e2e/lab/lab.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'
import { scenarios } from '#e2e/lab/scenarios/dns/dns-hosts.ts'
import { noGrants } from '#lib/auth/actor.ts'
import { ProbeError } from '#lib/engine/net/probe-error.ts'
import type { Vantage } from '#lib/engine/net/vantage.ts'
import type { OpenDatabase } from '#lib/store/handle.ts'
import { runs } from '#lib/store/schema.ts'
import { openTestDatabase } from '#lib/store/testing.ts'
import type { RecordOutView } from '#lib/wizard/records/records-out.ts'
import type { Context } from './context.ts'
import { createSetup } from './create-setup.ts'
import { getRecordsFile } from './get-records-file.ts'
import { getRun } from './get-run.ts'
import { getStep } from './get-step.ts'
import { performRun } from './perform-run.ts'
import { saveBrazeSetup } from './save-braze-setup.ts'
import { saveCdnSetup } from './save-cdn-setup.ts'
import { saveDnsRecords } from './save-dns-records.ts'
import { startToday } from './start-today.ts'

/** A link host that a web site answers on already. */
const live = defineScenario({
  id: 'today-live',
  title: 'A web site answers at the name',
  setup: { esp: 'sendgrid', cdn: 'cloudflare' },
  expect: { verdict: 'ready' },
})

const [crowded, delegated] = scenarios as [Scenario, Scenario]

let store: OpenDatabase & { discard(): Promise<void> }
let lab: Lab
beforeAll(async () => {
  store = await openTestDatabase()
  lab = await startLab([crowded, delegated, live])
}, 60_000)
afterAll(async () => {
  lab.stop()
  await store.discard()
})

const csm: Context = { grants: { ...noGrants, csm: true }, origin: 'http://localhost' }
const stranger: Context = { grants: noGrants, origin: 'http://localhost' }
const never = new AbortController().signal

async function newSetup(linkHosts: string, sendingDomain: string): Promise<string> {
  const created = await createSetup(csm, { customerName: '=Acme' })
  const setupId = created.ok ? created.setupId : ''
  const form = { esp: 'sendgrid', region: 'us', sendingDomain, linkHosts, allHostsListed: 'on', espManagedTls: 'no' }
  expect(await saveBrazeSetup(csm, setupId, form)).toEqual({ ok: true })
  return setupId
}

const looksOf = async (setupId: string) =>
  (await store.db.select().from(runs).where(eq(runs.setupId, setupId))).filter(({ kind }) => kind === 'today')

async function lookOf(setupId: string, vantage: Vantage = lab.vantage): Promise<void> {
  for (const { id, state } of await looksOf(setupId)) if (state !== 'finished') await performRun(id, vantage, { signal: never })
}

async function outOf(setupId: string) {
  const step = await getStep(csm, setupId, 'dns-records')
  if (step?.id !== 'dns-records') throw new Error('no step')
  return step
}

const domain = crowded.world.domain
const below = `mail.${delegated.world.domain}`
const lines = [
  `CNAME ${crowded.target.hostname} sendgrid.net`,
  `CNAME s1._domainkey.${domain} s1.domainkey.u1.wl1.sendgrid.net`,
  `CNAME em1.${domain} u1.wl1.sendgrid.net`,
  `CNAME old.${domain} u1.wl1.sendgrid.net`,
  `CNAME moved.${domain} u1.wl1.sendgrid.net`,
  `TXT full.${domain} "v=spf1 include:sendgrid.net ~all"`,
  `CNAME below.${domain} u1.wl1.sendgrid.net`,
  `CNAME x.wild.${domain} u1.wl1.sendgrid.net`,
  `CNAME ${domain} u1.wl1.sendgrid.net`,
  `CNAME ${delegated.target.hostname} sendgrid.net`,
  `TXT www.${domain} "hello"`,
]

describe('what answers today', () => {
  let setupId: string
  let records: RecordOutView[]
  const find = (name: string, type = 'CNAME'): RecordOutView => {
    const found = records.find((record) => record.name === name && record.type === type)
    if (!found) throw new Error(name)
    return found
  }
  beforeAll(async () => {
    setupId = await newSetup(crowded.target.hostname, domain)
    const before = await outOf(setupId)
    expect(before).toMatchObject({ today: null, out: { zones: [], lookedAt: null } })
    const saved = await saveDnsRecords(csm, setupId, { source: 'pasted', records: lines.join('\n') })
    expect(saved).toMatchObject({ ok: true })
  }, 30_000)

  test('a look starts with the records, and until it is done the names stand in full', async () => {
    expect(await looksOf(setupId)).toHaveLength(1)
    const { out, today } = await outOf(setupId)
    expect(today).toMatchObject({ state: 'queued', total: lines.length, checked: 0 })
    expect(out.records.map(({ zone, entered, name, today: { state } }) => [zone, entered.name === name, state])).toEqual(
      lines.map(() => [null, true, 'pending']),
    )
    await lookOf(setupId)
    const after = await outOf(setupId)
    records = after.out.records
    expect(after.today).toMatchObject({ state: 'finished', checked: lines.length, total: lines.length })
    expect(await getRun(csm, after.today?.id ?? '')).toMatchObject({ kind: 'today', checked: lines.length })
    expect(await getRun(stranger, after.today?.id ?? '')).toBeNull()
  }, 30_000)

  test('each name is relative to the zone that holds it, in the form of its host', async () => {
    const { zones } = (await outOf(setupId)).out
    expect(zones.map(({ zone, hosts }) => [zone, hosts])).toEqual([
      [domain, ['GoDaddy']],
      [below, ['OVHcloud']],
    ])
    expect(zones[0]?.panels[0]?.path).toContain(domain)
    expect(find(crowded.target.hostname)).toMatchObject({ zone: domain, entered: { name: 'link.mail', value: 'sendgrid.net' } })
    expect(find(delegated.target.hostname)).toMatchObject({
      zone: below,
      entered: { name: 'link', value: 'sendgrid.net.' },
      boxes: { name: 'Sub-domain', value: 'Target' },
      inFull: `${delegated.target.hostname}.`,
    })
    expect(find(domain).entered.name).toBe('@')
  })

  test('what would stop is said', () => {
    const said = (name: string, type?: string) => [find(name, type).today.state, find(name, type).today.lines.join(' ')]
    expect(said(crowded.target.hostname)[0]).toBe('in-place')
    expect(said(`s1._domainkey.${domain}`)[0]).toBe('in-place')
    expect(said(`em1.${domain}`)).toEqual(['free', 'Nothing answers here: adding the record breaks nothing.'])
    const [state, text] = said(`old.${domain}`)
    expect(state).toBe('stops')
    expect(text).toContain('An A record 198.202.211.77 answers here today. A CNAME cannot stand beside it.')
    expect(text).toContain(`Mail to addresses at old.${domain} will stop.`)
    expect(said(`moved.${domain}`)).toEqual(['replaces', 'A CNAME shop.dnsfoundry.net answers here today. It is replaced.'])
    expect(said(`www.${domain}`, 'TXT')[0]).toBe('stops')
    expect(said(`www.${domain}`, 'TXT')[1]).toContain(`A CNAME ${domain} answers here today. A TXT record cannot stand beside a CNAME.`)
    expect(said(`full.${domain}`, 'TXT')[1]).toContain('There can be only one SPF record at a name')
    expect(said(`below.${domain}`)[0]).toBe('free')
    expect(said(`x.wild.${domain}`)[0]).toBe('replaces')
    expect(said(`x.wild.${domain}`)[1]).toContain(`It comes from a wildcard. The new record takes its place for x.wild.${domain} alone.`)
    expect(said(domain)[0]).toBe('impossible')
    expect(find(`old.${domain}`).today.evidence.length).toBeGreaterThan(3)
    expect(find(`old.${domain}`).today.commands[0]).toMatch(/^dig .*old\./)
  })

  test('as a file, whole or of one zone, for those who may see it', async () => {
    const csv = await getRecordsFile(csm, setupId, { format: 'csv', zone: null })
    expect(csv?.text.split('\r\n')).toHaveLength(lines.length + 2)
    const own = await getRecordsFile(csm, setupId, { format: 'zone-file', zone: below })
    expect(own?.name).toBe(`dns-records-${below}.zone`)
    expect(own?.text).toContain(`${delegated.target.hostname}.\t3600\tIN\tCNAME\tsendgrid.net.`)
    expect(own?.text).not.toContain(`em1.${domain}`)
    expect(await getRecordsFile(csm, setupId, { format: 'csv', zone: 'somebody-else.com' })).toBeNull()
    expect(await getRecordsFile(csm, setupId, { format: 'exe', zone: null })).toBeNull()
    expect(await getRecordsFile(stranger, setupId, { format: 'csv', zone: null })).toBeNull()
  })

  test('a second look joins the one under way, comes again after a pause, and is not for strangers', async () => {
    expect(await startToday(stranger, setupId)).toEqual({ ok: false, reason: 'not-found' })
    await new Promise((resolve) => setTimeout(resolve, 3100))
    const first = await startToday(csm, setupId)
    expect(first.ok).toBe(true)
    expect(await startToday(csm, setupId)).toEqual(first)
    await lookOf(setupId)
    expect(await startToday(csm, setupId)).toMatchObject({ ok: false, reason: 'too-soon' })
  }, 30_000)
})

test('without an answer from anybody nothing is claimed', async () => {
  const blind: Vantage = {
    ...lab.vantage,
    network: {
      ...lab.vantage.network,
      resolvers: [{ address: '192.0.2.53', port: 53 }],
      connect: () => Promise.reject(new ProbeError('timeout')),
      exchange: () => Promise.reject(new ProbeError('timeout')),
      classify: () => ({ scope: 'public', allowed: true }),
      now: () => new Date(),
    },
  }
  const setupId = await newSetup('link.mail.blind-acme.com', 'blind-acme.com')
  await saveDnsRecords(csm, setupId, { source: 'pasted', records: 'CNAME em1.blind-acme.com u1.wl1.sendgrid.net' })
  await lookOf(setupId, blind)
  const { out, today } = await outOf(setupId)
  expect(today).toMatchObject({ verdict: 'could-not-check', total: 2 })
  expect(out.records[0]).toMatchObject({ zone: null, entered: { name: 'em1.blind-acme.com' }, today: { state: 'unknown' } })
}, 30_000)

test('a web site that answers there is named, and the change of the cut-over is given with its TTL', async () => {
  const { hostname } = live.target
  const setupId = await newSetup(hostname, live.world.domain)
  await saveDnsRecords(csm, setupId, { source: 'pasted', records: `CNAME ${hostname} sendgrid.net` })
  await lookOf(setupId)
  const { out } = await outOf(setupId)
  expect(out.zones[0]?.hosts).toEqual(['Cloudflare'])
  expect(out.records[0]?.today.state).toBe('stops')
  expect(out.records[0]?.today.lines.join(' ')).toContain('What it serves (a web site answers on ports 80 and 443) will stop.')
  const step = await getStep(csm, setupId, 'cdn-setup')
  const host = step?.id === 'cdn-setup' ? step.forms[0]?.host.id : undefined
  await saveCdnSetup(csm, setupId, { linkHostId: host, edgeName: 'd111.cloudfront.net', links: '' })
  const after = await getStep(csm, setupId, 'cdn-setup')
  const cutOver = after?.id === 'cdn-setup' ? after.forms[0]?.cutOver : null
  expect(cutOver).toMatchObject({
    dnsHost: 'Cloudflare',
    entered: { name: 'link.mail', value: 'd111.cloudfront.net' },
    state: 'to-change',
    oldTtl: 300,
    waitUntil: null,
  })
  expect(cutOver?.current.every(({ type }) => type === 'A' || type === 'AAAA')).toBe(true)
}, 30_000)
