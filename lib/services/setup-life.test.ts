import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noGrants } from '#lib/auth/actor.ts'
import { exchangeLink } from '#lib/auth/exchange-link.ts'
import { issueLink } from '#lib/auth/issue-link.ts'
import { loadGrants } from '#lib/auth/load-grants.ts'
import type { OpenDatabase } from '#lib/store/handle.ts'
import { openTestDatabase } from '#lib/store/testing.ts'
import { stepIds } from '#lib/wizard/steps.ts'
import type { Context } from './context.ts'
import { createLink } from './create-link.ts'
import { createSetup } from './create-setup.ts'
import { followRun } from './follow-run.ts'
import { getHistory } from './get-history.ts'
import { getRun } from './get-run.ts'
import { getSetup } from './get-setup.ts'
import { getStep } from './get-step.ts'
import { getSummary } from './get-summary.ts'
import { listSetups } from './list-setups.ts'
import { requestEnablement } from './request-enablement.ts'
import { saveBrazeSetup } from './save-braze-setup.ts'
import { saveCdnSetup } from './save-cdn-setup.ts'
import { saveDnsRecords } from './save-dns-records.ts'
import { savePath } from './save-path.ts'
import { startRun } from './start-run.ts'

let store: OpenDatabase & { discard(): Promise<void> }
beforeAll(async () => {
  store = await openTestDatabase()
}, 60_000)
afterAll(() => store.discard())

const origin = 'http://localhost:3000'
const stranger: Context = { grants: noGrants, origin }
const csm: Context = { grants: { ...noGrants, csm: true }, origin }

/** A customer who has started a setup and opened its link. */
async function newCustomer(name: string, host: string) {
  const created = await createSetup(stranger, { customerName: name })
  if (!created.ok) throw new Error('refused')
  const exchange = await exchangeLink('resume', created.resumeToken, undefined)
  if (!exchange.ok) throw new Error('link refused')
  const context: Context = { grants: await loadGrants(exchange.sessionToken), origin }
  await saveBrazeSetup(context, created.setupId, brazeForm(host))
  return { ...created, context, sessionToken: exchange.sessionToken }
}

const brazeForm = (linkHosts: string) => ({
  esp: 'sendgrid',
  region: 'us',
  sendingDomain: 'mail.acme.com',
  linkHosts,
  allHostsListed: 'on',
  espManagedTls: 'no',
})
const records = 'CNAME\tlink.mail.acme.com\tsendgrid.net\nCNAME\t123456.mail.acme.com\tsendgrid.net'

describe('two tenants', () => {
  test('every service answers "not found" for the ids of another', async () => {
    const one = await newCustomer('One', 'link.mail.one.com')
    const two = await newCustomer('Two', 'link.mail.two.com')
    await saveDnsRecords(two.context, two.setupId, { source: 'pasted', records })
    const started = await startRun(two.context, two.setupId, { kind: 'check' })
    const runId = started.ok ? (started.runIds[0] ?? '') : ''
    expect(await getRun(two.context, runId)).not.toBeNull()
    const hostOfTwo = (await getSetup(two.context, two.setupId))?.hosts[0]?.id ?? ''
    expect(hostOfTwo).not.toBe('')
    for (const context of [one.context, stranger]) {
      const reads = [getSetup, getSummary, getHistory].map((read) => read(context, two.setupId))
      const steps = stepIds.map((step) => getStep(context, two.setupId, step))
      expect(await Promise.all([...reads, ...steps])).toEqual(Array(9).fill(null))
      expect(await getRun(context, runId)).toBeNull()
      expect(await followRun(context, runId, 0, AbortSignal.timeout(1000))).toBeNull()
      expect(await listSetups(context)).toBeNull()
      const notFound = { ok: false, reason: 'not-found' }
      expect(await saveBrazeSetup(context, two.setupId, brazeForm('link.evil.com'))).toEqual(notFound)
      expect(await saveDnsRecords(context, two.setupId, { source: 'pasted', records })).toEqual(notFound)
      expect(await savePath(context, two.setupId, { path: 'cdn', cdn: 'fastly' })).toEqual(notFound)
      expect(await saveCdnSetup(context, two.setupId, { linkHostId: hostOfTwo })).toEqual(notFound)
      expect(await requestEnablement(context, two.setupId, { requestedBy: 'E', workspace: 'W' })).toEqual(notFound)
      expect(await startRun(context, two.setupId, { kind: 'check' })).toEqual(notFound)
      expect(await createLink(context, two.setupId, 'resume')).toEqual(notFound)
    }
    // One's own setup with the host of another.
    expect(await saveCdnSetup(one.context, one.setupId, { linkHostId: hostOfTwo })).toEqual({ ok: false, reason: 'not-found' })
    expect(await startRun(one.context, one.setupId, { kind: 'check', linkHostId: hostOfTwo })).toEqual({ ok: false, reason: 'not-found' })
    expect((await getSetup(two.context, two.setupId))?.hosts.map(({ hostname }) => hostname)).toEqual(['link.mail.two.com'])
  })

  test.each(['', 'x', '00000000-0000-4000-8000-000000000000', "' or 1=1 --"])('an id that is none: %s', async (id) => {
    expect(await getSetup(csm, id)).toBeNull()
    expect(await getRun(csm, id)).toBeNull()
    expect(await createLink(csm, id, 'review')).toEqual({ ok: false, reason: 'not-found' })
    expect(await saveBrazeSetup(csm, id, brazeForm('link.acme.com'))).toEqual({ ok: false, reason: 'not-found' })
  })

  test('a client that names another kind gets no more than a customer may have', async () => {
    const { context, setupId } = await newCustomer('Mallory', 'link.mail.mallory.com')
    const notFound = { ok: false, reason: 'not-found' }
    expect(await createLink(context, setupId, 'csm-sign-in' as never)).toEqual(notFound)
    expect(await createLink(context, setupId, { toString: () => 'review' } as never)).toEqual(notFound)
    expect(await startRun(context, setupId, { kind: 'anything' as never })).toEqual(notFound)
    expect(await getSetup(context, { toString: () => setupId } as never)).toBeNull()
    await expect(store.db.transaction((tx) => issueLink(tx, 'csm-sign-in', setupId))).rejects.toThrow('cannot be of')
    await expect(store.db.transaction((tx) => issueLink(tx, 'resume', null))).rejects.toThrow('cannot be of')
  })

  test('a review link lets read, and change nothing', async () => {
    const { context, setupId } = await newCustomer('Three', 'link.mail.three.com')
    const link = await createLink(context, setupId, 'review')
    const exchange = await exchangeLink('review', link.ok ? (link.url.split('/').at(-1) ?? '') : '', undefined)
    const reviewer: Context = { grants: await loadGrants(exchange.ok ? exchange.sessionToken : ''), origin }
    expect((await getSummary(reviewer, setupId))?.customerName).toBe('Three')
    expect((await getSetup(reviewer, setupId))?.viewer).toBe('reviewer')
    expect(await savePath(reviewer, setupId, { path: 'cdn', cdn: 'fastly' })).toEqual({ ok: false, reason: 'not-found' })
    expect(await startRun(reviewer, setupId, { kind: 'check' })).toEqual({ ok: false, reason: 'not-found' })
    expect(await createLink(reviewer, setupId, 'resume')).toEqual({ ok: false, reason: 'not-found' })
  })
})

describe('links', () => {
  test('a token is of one kind only, and rubbish is none', async () => {
    const { resumeToken } = await newCustomer('Four', 'link.mail.four.com')
    expect(await exchangeLink('csm-sign-in', resumeToken, undefined)).toEqual({ ok: false })
    expect(await exchangeLink('review', resumeToken, undefined)).toEqual({ ok: false })
    expect(
      await exchangeLink(
        'resume',
        resumeToken.replace(/.$/, (end) => (end === 'A' ? 'B' : 'A')),
        undefined,
      ),
    ).toEqual({ ok: false })
    expect(await exchangeLink('resume', "' or 1=1", undefined)).toEqual({ ok: false })
  })

  test('a new resume link stops the one before; who is in stays in', async () => {
    const { context, setupId, resumeToken, sessionToken } = await newCustomer('Five', 'link.mail.five.com')
    const link = await createLink(context, setupId, 'resume')
    expect(link).toMatchObject({ ok: true, url: expect.stringMatching(/^http:\/\/localhost:3000\/resume\/[\w-]{43}$/) })
    expect(await exchangeLink('resume', resumeToken, undefined)).toEqual({ ok: false })
    expect((await loadGrants(sessionToken)).customerOf).toEqual([setupId])
  })

  test('a browser may hold several setups; its cookie changes at each exchange', async () => {
    const one = await newCustomer('Six', 'link.mail.six.com')
    const created = await createSetup(stranger, { customerName: 'Seven' })
    const exchange = await exchangeLink('resume', created.ok ? created.resumeToken : '', one.sessionToken)
    const grants = await loadGrants(exchange.ok ? exchange.sessionToken : '')
    expect(new Set(grants.customerOf)).toEqual(new Set([one.setupId, created.ok ? created.setupId : '']))
    expect(await loadGrants(one.sessionToken)).toEqual(noGrants)
  })

  test('no token and no cookie stands anywhere in the database', async () => {
    const { resumeToken, sessionToken, context, setupId } = await newCustomer('Eight', 'link.mail.eight.com')
    const review = await createLink(context, setupId, 'review')
    const secrets = [resumeToken, sessionToken, review.ok ? (review.url.split('/').at(-1) ?? '') : '']
    const tables = (await store.db.execute(
      "select table_schema || '.' || table_name as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema in ('public', 'pgboss')",
    )) as unknown as { rows: { name: string }[] }
    expect(tables.rows.length).toBeGreaterThan(10)
    for (const { name } of tables.rows) {
      const { rows } = (await store.db.execute(`select t::text as line from ${name} t`)) as unknown as { rows: { line: string }[] }
      for (const { line } of rows) for (const secret of secrets) expect(line).not.toContain(secret)
    }
  })
})

describe('answers', () => {
  test('are there again, and a form that is refused keeps what was typed and what was stored', async () => {
    const { context, setupId } = await newCustomer('Nine', 'https://Link.Mail.Nine.com/x\nclick.mail.nine.com.')
    const page = await getStep(context, setupId, 'braze-setup')
    expect(page).toMatchObject({
      form: { values: { linkHosts: 'link.mail.nine.com\nclick.mail.nine.com', allHostsListed: 'on', appLinks: '' } },
    })
    const refused = await saveBrazeSetup(context, setupId, { ...brazeForm('link.nine.com\nco.uk'), esp: '' })
    expect(refused).toMatchObject({
      reason: 'form',
      form: {
        values: { linkHosts: 'link.nine.com\nco.uk' },
        errors: { esp: { code: 'esp-missing' }, linkHosts: { code: 'host-public-suffix' } },
      },
    })
    expect((await getSetup(context, setupId))?.hosts).toHaveLength(2)
  })

  test('a host that is taken out and put in again keeps its edge and links', async () => {
    const { context, setupId } = await newCustomer('Ten', 'link.mail.ten.com')
    const id = (await getSetup(context, setupId))?.hosts[0]?.id
    const links = 'https://link.mail.ten.com/ls/click?upn=a%2Fb'
    expect(await saveCdnSetup(context, setupId, { linkHostId: id, edgeName: 'D111.cloudfront.net.', links })).toEqual({ ok: true })
    await saveBrazeSetup(context, setupId, brazeForm('other.mail.ten.com'))
    expect((await getSetup(context, setupId))?.hosts.map(({ hostname }) => hostname)).toEqual(['other.mail.ten.com'])
    await saveBrazeSetup(context, setupId, brazeForm('other.mail.ten.com link.mail.ten.com'))
    expect((await getSetup(context, setupId))?.hosts[1]).toMatchObject({ id, edgeName: 'd111.cloudfront.net', links: [links] })
  })

  test('enablement is refused while anything is unproven, with the reasons', async () => {
    const { context, setupId } = await newCustomer('Eleven', 'link.mail.eleven.com')
    const asked = await requestEnablement(context, setupId, { requestedBy: 'Ada', workspace: 'Main' })
    expect(asked).toMatchObject({
      reason: 'form',
      form: { values: { requestedBy: 'Ada' }, errors: { requestedBy: { code: 'not-ready' } } },
    })
    const summary = await getSummary(context, setupId)
    expect(summary?.readiness).toMatchObject({ ready: false, provedAt: null })
    expect(summary?.text).toContain('NOT READY')
    expect(summary?.request).toBeNull()
  })

  test('each change is in the history, with who made it', async () => {
    const { context, setupId } = await newCustomer('Twelve', 'link.mail.twelve.com')
    await savePath(csm, setupId, { path: 'cdn', cdn: 'cloudfront' })
    const history = await getHistory(context, setupId)
    expect(history?.map(({ by, sentence }) => `${by}: ${sentence}`)).toEqual([
      'CSM: Saved: Choose the CDN and the certificate',
      'Customer: Saved: Finish the Braze email setup',
      'Customer: Setup started for Twelve',
    ])
  })

  test('the CSM sees all setups, last moved first', async () => {
    const { context, setupId } = await newCustomer('Thirteen', 'link.mail.thirteen.com')
    await savePath(context, setupId, { path: 'own-proxy' })
    const list = await listSetups(csm)
    expect(list?.[0]).toMatchObject({
      setupId,
      hostnames: ['link.mail.thirteen.com'],
      ready: false,
      step: { id: 'dns-records', state: 'not-started' },
      owner: 'marketer',
    })
  })
})
