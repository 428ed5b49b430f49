import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noGrants } from '#lib/auth/actor.ts'
import { exchangeLink } from '#lib/auth/exchange-link.ts'
import { loadGrants } from '#lib/auth/load-grants.ts'
import { hashToken } from '#lib/auth/token.ts'
import type { OpenDatabase } from '#lib/store/handle.ts'
import { deleteExpired } from '#lib/store/queries/expired.ts'
import { writeRows } from '#lib/store/queries/run-work.ts'
import { capabilityLinks, events, handOffs, runs } from '#lib/store/schema.ts'
import { openTestDatabase } from '#lib/store/testing.ts'
import { stepIds } from '#lib/wizard/steps.ts'
import type { RunRowView } from '#lib/wizard/view.ts'
import type { Context } from './context.ts'
import { createHandOff, mostInHour, mostOpen } from './create-hand-off.ts'
import { createLink } from './create-link.ts'
import { createSetup } from './create-setup.ts'
import { followRun } from './follow-run.ts'
import { getHistory } from './get-history.ts'
import { getRecordsFile } from './get-records-file.ts'
import { getRun } from './get-run.ts'
import { getSetup } from './get-setup.ts'
import { getStep } from './get-step.ts'
import { getSummary } from './get-summary.ts'
import { getTasks } from './get-tasks.ts'
import { listHandOffs } from './list-hand-offs.ts'
import { listSetups } from './list-setups.ts'
import { lookAgain } from './look-again.ts'
import { noteOpened } from './note-opened.ts'
import { reportDone, reportEdge } from './report-done.ts'
import { revokeHandOff } from './revoke-hand-off.ts'
import { saveBrazeSetup } from './save-braze-setup.ts'
import { saveCdnSetup } from './save-cdn-setup.ts'
import { saveDnsRecords } from './save-dns-records.ts'
import { savePath } from './save-path.ts'
import { startRun } from './start-run.ts'
import { startTaskRun } from './start-task-run.ts'

let store: OpenDatabase & { discard(): Promise<void> }
beforeAll(async () => {
  store = await openTestDatabase()
}, 60_000)
afterAll(() => store.discard())

const origin = 'http://localhost'
const csm: Context = { grants: { ...noGrants, csm: true }, origin }
const browser = 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0'
const notFound = { ok: false, reason: 'not-found' }
let count = 0

/** A setup of a customer's own, with records and a CDN. */
async function newSetup(address?: string) {
  const domain = `mail.acme${++count}.com`
  const hostname = `link.${domain}`
  const created = await createSetup({ grants: noGrants, origin }, { customerName: `Acme ${count}` })
  if (!created.ok) throw new Error('refused')
  const { setupId } = created
  const context: Context = { grants: { ...noGrants, customerOf: [setupId] }, origin, address }
  const braze = { esp: 'sendgrid', region: 'us', sendingDomain: domain, linkHosts: hostname, allHostsListed: 'on', espManagedTls: 'no' }
  await saveBrazeSetup(context, setupId, braze)
  const records = `CNAME ${hostname} sendgrid.net\nCNAME s1._domainkey.${domain} s1.domainkey.u1.wl1.sendgrid.net`
  await saveDnsRecords(context, setupId, { source: 'pasted', records })
  await savePath(context, setupId, { path: 'cdn', cdn: 'fastly' })
  const linkHostId = (await getSetup(context, setupId))?.hosts[0]?.id ?? ''
  return { setupId, hostname, context, linkHostId }
}

const form = (role: string) => ({ role, sentBy: 'Mia', sentTo: 'Dana', note: '' })

/** A link for an admin, opened in a browser of their own. */
async function admin(setup: { setupId: string; context: Context }, role: 'dns-admin' | 'cdn-admin') {
  const made = await createHandOff(setup.context, setup.setupId, form(role))
  if (!made.ok) throw new Error(made.reason)
  const token = made.message.url.split('/').at(-1) ?? ''
  const exchange = await exchangeLink('hand-off', token, undefined)
  if (!exchange.ok || !exchange.handOffId) throw new Error('link refused')
  const { sessionToken, handOffId } = exchange
  const load = async (): Promise<Context> => ({ grants: await loadGrants(sessionToken), origin })
  return { token, handOffId, sessionToken, load, context: await load(), message: made.message }
}

const kinds = async (setupId: string) => {
  const rows = await store.db.select().from(events).where(eq(events.setupId, setupId)).orderBy(events.at)
  return rows.filter(({ kind }) => kind.startsWith('hand-off')).map(({ kind, actor }) => `${kind} ${actor}`)
}

describe('a link for an admin', () => {
  test('is long, kept as a hash only, and comes with what to send', async () => {
    const setup = await newSetup()
    const { token, message } = await admin(setup, 'dns-admin')
    expect(Buffer.from(token, 'base64url').length * 8).toBeGreaterThanOrEqual(128)
    const links = await store.db.select().from(capabilityLinks).where(eq(capabilityLinks.setupId, setup.setupId))
    expect(links.find(({ kind }) => kind === 'hand-off')?.tokenHash).toBe(hashToken(token))
    const kept = JSON.stringify([links, await store.db.select().from(handOffs), await store.db.select().from(events)])
    expect(kept).not.toContain(token)
    expect(message.text).toContain(message.url)
    expect(message.chat.split('\n')).toContain(`${setup.hostname}  CNAME  sendgrid.net`)
  })

  test('opens its tasks and nothing else of the setup', async () => {
    const setup = await newSetup()
    const { setupId, linkHostId } = setup
    const { context, handOffId, token } = await admin(setup, 'dns-admin')
    expect(await getTasks(context, handOffId)).toMatchObject({ role: 'dns-admin', state: 'to-do', edges: [] })
    const reads = [getSetup, getSummary, getHistory, listHandOffs].map((read) => read(context, setupId))
    expect(await Promise.all([...reads, ...stepIds.map((step) => getStep(context, setupId, step)), listSetups(context)])).toEqual(
      Array(11).fill(null),
    )
    expect(await saveDnsRecords(context, setupId, { source: 'already-verified' })).toEqual(notFound)
    expect(await saveCdnSetup(context, setupId, { linkHostId, edgeName: 'd1.cloudfront.net' })).toEqual(notFound)
    expect(await startRun(context, setupId, { kind: 'records' })).toEqual(notFound)
    expect(await createLink(context, setupId, 'review')).toEqual(notFound)
    expect((await getRecordsFile(context, setupId, { format: 'csv', zone: null }))?.text).toContain('s1._domainkey')
    const cdn = await admin(setup, 'cdn-admin')
    expect(await getRecordsFile(cdn.context, setupId, { format: 'csv', zone: null })).toBeNull()
    expect(await getRecordsFile(context, (await newSetup()).setupId, { format: 'csv', zone: null })).toBeNull()
    expect(await createHandOff(context, setupId, form('cdn-admin'))).toEqual(notFound)
    expect(await revokeHandOff(context, setupId, handOffId)).toEqual({ ok: false })
    // No other kind of link takes this token, and this one takes no other.
    for (const kind of ['resume', 'review', 'csm-sign-in'] as const)
      expect(await exchangeLink(kind, token, undefined)).toEqual({ ok: false })
    const review = await createLink(setup.context, setupId, 'review')
    expect(await exchangeLink('hand-off', review.ok ? (review.url.split('/').at(-1) ?? '') : '', undefined)).toEqual({ ok: false })
  })

  test('each role may start and see the runs of its own, of its own setup', async () => {
    const [setup, other] = [await newSetup(), await newSetup()]
    const [dns, cdn] = [await admin(setup, 'dns-admin'), await admin(setup, 'cdn-admin')]
    const { linkHostId } = setup
    const foreign = await startRun(other.context, other.setupId, { kind: 'records' })
    const foreignId = foreign.ok ? (foreign.runIds[0] ?? '') : ''
    expect(await getRun(other.context, foreignId)).not.toBeNull()
    expect(await getRun(dns.context, foreignId)).toBeNull()
    expect(await startTaskRun(dns.context, dns.handOffId, { kind: 'check', linkHostId: other.linkHostId })).toEqual(notFound)
    expect(await startTaskRun(dns.context, cdn.handOffId, { kind: 'records' })).toEqual(notFound)
    for (const kind of ['rehearsal', 'check', 'trace', 'outlook'] as const)
      expect(await startTaskRun(dns.context, dns.handOffId, { kind: kind as 'check', linkHostId })).toEqual(notFound)
    expect(await startTaskRun(cdn.context, cdn.handOffId, { kind: 'records' })).toEqual(notFound)
    expect(await startTaskRun(cdn.context, cdn.handOffId, { kind: 'rehearsal', linkHostId })).toEqual(notFound)
    expect(await reportEdge(dns.context, dns.handOffId, linkHostId, { edgeName: 't1.map.fastly.net' })).toEqual(notFound)
    expect(await reportEdge(cdn.context, cdn.handOffId, other.linkHostId, { edgeName: 't1.map.fastly.net' })).toMatchObject({ ok: false })
    expect((await getSetup(other.context, other.setupId))?.hosts[0]?.edgeName).toBeNull()

    const records = await startTaskRun(dns.context, dns.handOffId, { kind: 'records' })
    const recordsId = records.ok ? (records.runIds[0] ?? '') : ''
    expect(await getRun(dns.context, recordsId)).toMatchObject({ kind: 'records', total: 2 })
    expect(await getRun(cdn.context, recordsId)).toBeNull()
    expect(await followRun(cdn.context, recordsId, 0, AbortSignal.timeout(500))).toBeNull()
    expect(await lookAgain(dns.context, setup.setupId, { kind: 'records' })).not.toBeNull()
    expect(await lookAgain(cdn.context, setup.setupId, { kind: 'records' })).toBeNull()
    expect(await lookAgain(dns.context, setup.setupId, { kind: 'rehearsal', linkHostId })).toBeNull()
    expect(await lookAgain(dns.context, other.setupId, { kind: 'records' })).toBeNull()

    expect(await reportEdge(cdn.context, cdn.handOffId, linkHostId, { edgeName: setup.hostname })).toMatchObject({
      reason: 'form',
      form: { values: { edgeName: setup.hostname }, errors: { edgeName: { code: 'edge-is-link-host' } } },
    })
    const rehearsed = await reportEdge(cdn.context, cdn.handOffId, linkHostId, { edgeName: 't1.map.fastly.net' })
    const rehearsalId = rehearsed.ok ? (rehearsed.runIds[0] ?? '') : ''
    expect(await getRun(cdn.context, rehearsalId)).toMatchObject({ kind: 'rehearsal', hostname: setup.hostname })
    expect(await getRun(dns.context, rehearsalId)).toBeNull()
  })

  test('of a check the DNS admin sees what DNS answers, in the stream too', async () => {
    const setup = await newSetup()
    const { context, handOffId, load } = await admin(setup, 'dns-admin')
    const started = await startRun(setup.context, setup.setupId, { kind: 'check' })
    const runId = started.ok ? (started.runIds[0] ?? '') : ''
    const all = await getRun(setup.context, runId)
    const seen = await getRun(context, runId)
    expect(seen?.rows.length).toBeGreaterThan(3)
    expect(seen?.rows.every(({ group }) => group === 'dns')).toBe(true)
    expect(all?.rows.length).toBeGreaterThan(seen?.rows.length ?? 0)
    expect(seen?.report).toBeNull()

    await store.db.update(runs).set({ state: 'running', attempt: 1 }).where(eq(runs.id, runId))
    const row = (id: string, group: RunRowView['group']): RunRowView => ({
      id,
      group,
      title: id,
      verdict: 'pass',
      detail: '',
      finding: null,
    })
    const held = { id: runId, setupId: setup.setupId, attempt: 1 } as Parameters<typeof writeRows>[1]
    await store.db.transaction((tx) => writeRows(tx, held, [row('tls.name', 'tls'), row('dns.cname-target', 'dns')]))
    const events = await followRun(context, runId, 0, AbortSignal.timeout(10_000))
    const first = await events?.next()
    expect(first?.value).toMatchObject({ event: { type: 'row', row: { id: 'dns.cname-target' } } })
    // The stream is open; the link is revoked: nothing comes any more.
    await revokeHandOff(setup.context, setup.setupId, handOffId)
    await store.db.transaction((tx) => writeRows(tx, held, [row('dns.aliases', 'dns')]))
    expect(await events?.next()).toEqual({ value: undefined, done: true })
    expect(await getTasks(await load(), handOffId)).toBeNull()
  })
})

describe('an end', () => {
  test('revoked: out of sight at once, in every browser, and never to be opened again', async () => {
    const setup = await newSetup()
    const { token, handOffId, load, context } = await admin(setup, 'dns-admin')
    const stays = await admin(setup, 'cdn-admin')
    expect(await revokeHandOff((await newSetup()).context, setup.setupId, handOffId)).toEqual({ ok: false })
    expect(await revokeHandOff(csm, setup.setupId, 'x')).toEqual({ ok: false })
    expect(await revokeHandOff(setup.context, setup.setupId, handOffId)).toEqual({ ok: true })
    expect((await load()).grants.handOffs).toEqual([])
    // Even with what was granted before.
    expect(await getTasks(context, handOffId)).toBeNull()
    expect(await exchangeLink('hand-off', token, undefined)).toEqual(await exchangeLink('hand-off', 'A'.repeat(43), undefined))
    expect(await getTasks(await stays.load(), stays.handOffId)).not.toBeNull()
    expect(await revokeHandOff(setup.context, setup.setupId, handOffId)).toEqual({ ok: false })
    expect((await listHandOffs(setup.context, setup.setupId))?.rows.map(({ ended }) => ended)).toEqual([null, 'revoked'])
  })

  test('expired: the same, and swept with its traces of where it came from', async () => {
    const setup = await newSetup('192.0.2.77')
    const { token, handOffId, load } = await admin(setup, 'dns-admin')
    const past = new Date(Date.now() - 1000)
    await store.db.update(capabilityLinks).set({ expiresAt: past }).where(eq(capabilityLinks.setupId, setup.setupId))
    expect((await load()).grants.handOffs).toEqual([])
    expect(await getTasks(await load(), handOffId)).toBeNull()
    expect(await exchangeLink('hand-off', token, undefined)).toEqual({ ok: false })
    const network = async () =>
      (await store.db.select().from(events).where(eq(events.setupId, setup.setupId))).find(({ kind }) => kind === 'hand-off-made')?.params
    expect(await network()).toMatchObject({ network: '192.0.2.77' })
    await deleteExpired(store.db, new Date(Date.now() + 25 * 3600 * 1000))
    expect(await network()).toEqual({ role: 'dns-admin', to: 'Dana' })
    expect((await listHandOffs(setup.context, setup.setupId))?.rows).toEqual([])
  })
})

describe('what is noted', () => {
  test('opened by a person who is not the sender, once; done when a check started', async () => {
    const setup = await newSetup()
    const { context, handOffId } = await admin(setup, 'dns-admin')
    const both: Context = { ...context, grants: { ...context.grants, customerOf: [setup.setupId] } }
    await noteOpened(both, handOffId, browser)
    for (const agent of [null, '', 'Slackbot-LinkExpanding 1.0', 'Mozilla/5.0 (compatible; SkypeUriPreview)', 'WhatsApp/2.2', 'curl/8.5'])
      await noteOpened(context, handOffId, agent)
    expect(await kinds(setup.setupId)).toEqual(['hand-off-made customer'])
    await noteOpened(context, handOffId, browser)
    await noteOpened(context, handOffId, browser)
    expect((await reportDone(context, handOffId)).ok).toBe(true)
    expect((await reportDone(context, handOffId)).ok).toBe(true)
    await revokeHandOff(setup.context, setup.setupId, handOffId)
    const noted = ['hand-off-made customer', 'hand-off-opened dns-admin', 'hand-off-done dns-admin', 'hand-off-revoked customer']
    expect(await kinds(setup.setupId)).toEqual(noted)
    const told = (await getHistory(setup.context, setup.setupId))?.map(({ sentence }) => sentence)
    expect(told).toContain('Dana (DNS admin) said that it is done, and a check started')
    expect((await listHandOffs(setup.context, setup.setupId))?.rows[0]).toMatchObject({ progress: { done: 0, of: 3 }, sentTo: 'Dana' })
  })

  test('nothing is done where nothing could be started', async () => {
    const setup = await newSetup()
    const { context, handOffId } = await admin(setup, 'cdn-admin')
    expect(await reportDone(context, handOffId)).toEqual({ ok: false, reason: 'nothing-due' })
    expect(await kinds(setup.setupId)).toEqual(['hand-off-made customer'])
  })
})

describe('limits', () => {
  test('one setup and one network may make so many within an hour; a CSM is held to the setup’s only', async () => {
    const [one, two] = [await newSetup('198.51.100.7'), await newSetup('198.51.100.7')]
    const made = await Promise.all(Array.from({ length: mostInHour + 2 }, () => createHandOff(one.context, one.setupId, form('dns-admin'))))
    expect(made.filter(({ ok }) => ok)).toHaveLength(mostInHour)
    expect(made.find(({ ok }) => !ok)).toMatchObject({ reason: 'too-many', form: { values: { sentTo: 'Dana' } } })
    expect(await createHandOff(two.context, two.setupId, form('dns-admin'))).toMatchObject({ reason: 'too-many' })
    expect(await createHandOff({ ...csm, address: '198.51.100.7' }, two.setupId, form('dns-admin'))).toMatchObject({ ok: true })
    expect(await createHandOff({ ...two.context, address: '198.51.100.8' }, two.setupId, form('dns-admin'))).toMatchObject({ ok: true })
    expect(await createHandOff(csm, one.setupId, form('dns-admin'))).toMatchObject({ reason: 'too-many' })
  })

  test('so many may be open at a time', async () => {
    const setup = await newSetup()
    for (let open = 0; open < mostOpen; open += mostInHour) {
      for (let turn = 0; turn < mostInHour; turn++) await admin(setup, 'dns-admin')
      await store.db
        .update(handOffs)
        .set({ createdAt: new Date(Date.now() - 2 * 3600 * 1000) })
        .where(eq(handOffs.setupId, setup.setupId))
    }
    expect(await createHandOff(setup.context, setup.setupId, form('dns-admin'))).toMatchObject({ reason: 'too-many-open' })
    const { rows } = (await listHandOffs(setup.context, setup.setupId)) ?? { rows: [] }
    await revokeHandOff(setup.context, setup.setupId, rows[0]?.id ?? '')
    expect(await createHandOff(setup.context, setup.setupId, form('dns-admin'))).toMatchObject({ ok: true })
  })

  test.each([
    [{ role: 'csm', sentBy: 'Mia', sentTo: 'Dana' }, ['role']],
    [{ role: 'dns-admin', sentBy: ' ', sentTo: 'x'.repeat(121) }, ['sentBy', 'sentTo']],
    [{}, ['role', 'sentBy', 'sentTo']],
    [{ role: 'dns-admin', sentBy: 'Mia', sentTo: 'Dana', note: 'y'.repeat(501) }, ['note']],
  ])('%o is told beside %o', async (raw, fields) => {
    const { context, setupId } = await newSetup()
    const result = await createHandOff(context, setupId, raw)
    expect(!result.ok && result.reason === 'form' ? Object.keys(result.form.errors).toSorted() : result).toEqual(fields)
  })
})
