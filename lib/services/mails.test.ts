import { randomUUID } from 'node:crypto'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { eq } from 'drizzle-orm'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { noGrants } from '#lib/auth/actor.ts'
import type { OpenDatabase } from '#lib/store/handle.ts'
import { deleteExpired } from '#lib/store/queries/expired.ts'
import { claimMail } from '#lib/store/queries/mails.ts'
import { claimRun, finishRun, writeRows } from '#lib/store/queries/run-work.ts'
import { greenMails, outgoingMails, runs, setups } from '#lib/store/schema.ts'
import { openTestDatabase } from '#lib/store/testing.ts'
import { recordRow } from '#lib/wizard/testing.ts'
import type { ReportVerdict } from '#lib/wizard/view.ts'
import { afterRun } from './after-run.ts'
import { askGreenMail, takeBackGreenMail } from './ask-green-mail.ts'
import type { Context } from './context.ts'
import { createSetup } from './create-setup.ts'
import { getStep } from './get-step.ts'
import { saveBrazeSetup } from './save-braze-setup.ts'
import { saveDnsRecords } from './save-dns-records.ts'
import { sendDueMails } from './send-mails.ts'
import { startRun } from './start-run.ts'

let store: OpenDatabase & { discard(): Promise<void> }
beforeAll(async () => {
  store = await openTestDatabase()
}, 60_000)
afterAll(() => store.discard())

const csm: Context = { grants: { ...noGrants, csm: true }, origin: 'http://localhost' }
const records = { kind: 'records', linkHostId: null } as const
const minute = 60_000

const configure = (port: number) => Object.assign(process.env, { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'wizard@example.com' })
const closers: (() => void)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) close()
  delete process.env.SMTP_URL
  delete process.env.PUBLIC_URL
  await store.db.delete(outgoingMails)
  await store.db.delete(greenMails)
})

let count = 0
/** A setup with one record to be verified. */
async function newSetup(): Promise<string> {
  const created = await createSetup(csm, { customerName: 'Win a prize at evil.example' })
  const setupId = created.ok ? created.setupId : ''
  const domain = `mail${++count}.acme.com`
  const form = { esp: 'ses', region: 'eu', sendingDomain: domain, linkHosts: `link.${domain}`, espManagedTls: 'no' }
  expect(await saveBrazeSetup(csm, setupId, form)).toEqual({ ok: true })
  await saveDnsRecords(csm, setupId, { source: 'pasted', records: `CNAME s1._domainkey.${domain} x.dkim.amazonses.com` })
  return setupId
}

/** A run over the records that ends with this verdict, as if it had been performed. */
async function endRun(setupId: string, verdict: ReportVerdict): Promise<void> {
  await store.db.update(runs).set({ createdAt: new Date(Date.now() - minute) })
  const started = await startRun(csm, setupId, { kind: 'records' })
  const run = started.ok ? await claimRun(store.db, started.runIds[0] ?? '', new Date(), minute) : undefined
  const step = await getStep(csm, setupId, 'verify-records')
  if (!run || step?.id !== 'verify-records') throw new Error('not started')
  const row = { ...recordRow(verdict === 'ready' ? 'pass' : 'fail', step.records[0]?.id) }
  await store.db.transaction(async (tx) => {
    await writeRows(tx, run, [row])
    await finishRun(tx, run, { verdict, assessment: null, evidence: null, failure: null }, new Date())
    await afterRun(tx, run, new Date())
  })
}

/** A mail server on loopback, and what it has taken. */
async function smtp(options: SMTPServerOptions = {}): Promise<string[]> {
  const taken: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        taken.push(Buffer.concat(chunks).toString())
        done()
      })
    },
    ...options,
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => server.close())
  configure((server.server.address() as AddressInfo).port)
  return taken
}

/** A peer that takes connections and does as it is told. */
async function peer(talk: (socket: Socket) => void): Promise<void> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    talk(socket)
    closers.push(() => socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => server.close())
  configure((server.address() as AddressInfo).port)
}

/** So that a server that hangs costs a test little. */
const impatient = { connectionTimeout: 300, greetingTimeout: 300, socketTimeout: 300, dnsTimeout: 300 }
const send = (now = new Date(), timeouts?: typeof impatient) => sendDueMails(now, { signal: new AbortController().signal, timeouts })
const mails = () => store.db.select().from(outgoingMails)
const asks = () => store.db.$count(greenMails)

async function plantMail(address = 'mia@example.com'): Promise<void> {
  const setupId = await newSetup()
  const now = new Date()
  await store.db
    .insert(outgoingMails)
    .values({ id: randomUUID(), setupId, address, subject: 'It is green', text: 'It is green.\n', createdAt: now, nextAt: now })
}

describe('asking', () => {
  test('a mail is written when it turns green, once, with the run that says so; nothing of what people type is in it', async () => {
    const taken = await smtp()
    process.env.PUBLIC_URL = 'https://wizard.example.com'
    const setupId = await newSetup()
    expect(await askGreenMail(csm, setupId, records, { address: ' Mia@Example.com ' })).toEqual({ ok: true, address: 'mia@example.com' })
    expect(await askGreenMail(csm, setupId, records, { address: 'mia@example.com' })).toEqual({ ok: true, address: 'mia@example.com' })
    await endRun(setupId, 'not-ready')
    expect([await asks(), (await mails()).length]).toEqual([1, 0])
    await endRun(setupId, 'ready')
    expect([await asks(), (await mails()).length]).toEqual([0, 1])
    await endRun(setupId, 'ready')
    expect(await send()).toBe(1)
    expect(await send()).toBe(0)
    expect(taken).toHaveLength(1)
    const [mail = ''] = taken
    expect(mail).toMatch(/^To: mia@example\.com$/m)
    expect(mail).toMatch(/^From: SSL click tracking wizard <wizard@example\.com>$/m)
    expect(mail).toMatch(/^Subject: The DNS records for mail\d+\.acme\.com are in place$/m)
    expect(mail).toMatch(/^Auto-Submitted: auto-generated$/m)
    expect(mail.replaceAll('=\r\n', '')).toContain(`https://wizard.example.com/setups/${setupId}/verify-records`)
    expect(mail).not.toContain('evil.example')
    expect(await mails()).toMatchObject([{ nextAt: null, attempts: 1, sentAt: expect.any(Date) }])
  })

  test('without PUBLIC_URL no address is made up', async () => {
    await smtp()
    const setupId = await newSetup()
    await askGreenMail(csm, setupId, records, { address: 'mia@example.com' })
    await endRun(setupId, 'ready')
    expect((await mails())[0]?.text).not.toContain('http')
  })

  test('a transaction that is undone leaves neither a green run nor a mail', async () => {
    await smtp()
    const setupId = await newSetup()
    await askGreenMail(csm, setupId, records, { address: 'mia@example.com' })
    const started = await startRun(csm, setupId, { kind: 'records' })
    const run = started.ok ? await claimRun(store.db, started.runIds[0] ?? '', new Date(), minute) : undefined
    if (!run) throw new Error('not started')
    const undone = store.db.transaction(async (tx) => {
      await finishRun(tx, run, { verdict: 'ready', assessment: null, evidence: null, failure: null }, new Date())
      await afterRun(tx, run, new Date())
      throw new Error('power cut')
    })
    await expect(undone).rejects.toThrow('power cut')
    expect([await asks(), (await mails()).length]).toEqual([1, 0])
  })

  test('taken back, no mail is written; only once, and not by a stranger', async () => {
    await smtp()
    const setupId = await newSetup()
    await askGreenMail(csm, setupId, records, { address: 'mia@example.com' })
    const [row] = await store.db.select().from(greenMails)
    const stranger: Context = { ...csm, grants: noGrants }
    expect(await takeBackGreenMail(stranger, setupId, row?.id ?? '')).toBe(false)
    expect(await takeBackGreenMail(csm, await newSetup(), row?.id ?? '')).toBe(false)
    expect(await takeBackGreenMail(csm, setupId, row?.id ?? '')).toBe(true)
    expect(await takeBackGreenMail(csm, setupId, row?.id ?? '')).toBe(false)
    await endRun(setupId, 'ready')
    expect(await mails()).toEqual([])
  })

  test.each([
    '',
    'mia',
    'mia@',
    'mia@example',
    'a@b.com, c@d.com',
    'a@b.com\r\nBcc: c@d.com',
    '"x\r\nBcc: y"@b.com',
    `${'a'.repeat(250)}@b.com`,
  ])('%j is no address: said beside the field, and kept', async (address) => {
    await smtp()
    const result = await askGreenMail(csm, await newSetup(), records, { address })
    expect(result).toMatchObject({
      ok: false,
      reason: 'form',
      form: { values: { address }, errors: { address: { message: expect.any(String) } } },
    })
    expect(await asks()).toBe(0)
  })

  test('ten an hour for one address, over all setups, and for one setup, over all addresses', async () => {
    await smtp()
    const ask = async (setupId: string, address: string) => (await askGreenMail(csm, setupId, records, { address })).ok
    const [one, two] = [await newSetup(), await newSetup()]
    const ofSetup = []
    for (let n = 0; n < 11; n++) ofSetup.push(await ask(one, `a${n}@example.com`))
    expect(ofSetup).toEqual([...Array(10).fill(true), false])
    expect(await ask(two, 'a0@example.com')).toBe(true)
    const ofAddress = []
    for (let n = 0; n < 11; n++) ofAddress.push(await ask(await newSetup(), 'mia@example.com'))
    expect(ofAddress).toEqual([...Array(10).fill(true), false])
    await store.db.update(greenMails).set({ createdAt: new Date(Date.now() - 61 * minute) })
    expect(await ask(one, 'late@example.com')).toBe(true)
  })

  test('is refused where none is sent, to who may not, and where it is green already', async () => {
    const setupId = await newSetup()
    expect(await askGreenMail(csm, setupId, records, { address: 'mia@example.com' })).toEqual({ ok: false, reason: 'not-found' })
    await smtp()
    const reviewer: Context = { ...csm, grants: { ...noGrants, reviewerOf: [setupId] } }
    expect(await askGreenMail(reviewer, setupId, records, { address: 'mia@example.com' })).toEqual({ ok: false, reason: 'not-found' })
    const elsewhere = { kind: 'check', linkHostId: randomUUID() } as const
    expect(await askGreenMail(csm, setupId, elsewhere, { address: 'mia@example.com' })).toEqual({ ok: false, reason: 'not-found' })
    await endRun(setupId, 'ready')
    expect(await askGreenMail(csm, setupId, records, { address: 'mia@example.com' })).toEqual({ ok: false, reason: 'green' })
  })
})

describe('sending', () => {
  test('several at it at once send each mail once', async () => {
    const taken = await smtp()
    for (let n = 0; n < 4; n++) await plantMail(`a${n}@example.com`)
    await Promise.all([send(), send(), send()])
    expect(taken.map((mail) => /^To: (.*)$/m.exec(mail)?.[1]?.trim()).toSorted()).toEqual([0, 1, 2, 3].map((n) => `a${n}@example.com`))
  })

  test('a server that says "later" is asked later, and then takes it', async () => {
    let refusals = 2
    const taken = await smtp({
      onRcptTo: (_address, _session, done) =>
        refusals-- > 0 ? done(Object.assign(new Error('greylisted'), { responseCode: 451 })) : done(),
    })
    await plantMail()
    expect(await send()).toBe(0)
    expect(await send()).toBe(0)
    expect(await mails()).toMatchObject([{ attempts: 1, sentAt: null, nextAt: expect.any(Date) }])
    expect(await send(new Date(Date.now() + 2 * minute))).toBe(0)
    expect(await send(new Date(Date.now() + 10 * minute))).toBe(1)
    expect(taken).toHaveLength(1)
  })

  test('a server that says "never" is not asked again', async () => {
    await smtp({ onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no such user'), { responseCode: 550 })) })
    await plantMail()
    await send()
    expect(await mails()).toMatchObject([{ attempts: 1, sentAt: null, nextAt: null }])
  })

  test.each<[string, () => Promise<void>]>([
    ['refuses the connection', async () => void configure(1)],
    ['hangs without a word', () => peer(() => {})],
    ['breaks off', () => peer((socket) => socket.end())],
    ['talks nonsense', () => peer((socket) => socket.end('SSH-2.0-x\r\n'))],
    ['hangs after the greeting', () => peer((socket) => socket.write('220 hello\r\n'))],
  ])('a server that %s is asked again, at most seven times', async (_, start) => {
    await start()
    await plantMail()
    let now = Date.now()
    for (let n = 0; n < 9; n++) {
      expect(await send(new Date(now), impatient)).toBe(0)
      now += 24 * 60 * minute
    }
    expect(await mails()).toMatchObject([{ attempts: 7, sentAt: null, nextAt: null }])
  })

  test('a server that breaks off with the mail in hand may have taken it: it is not sent again', async () => {
    let received = 0
    await peer((socket) => {
      socket.write('220 hello\r\n')
      let [text, isData] = ['', false]
      socket.on('data', (chunk) => {
        text += chunk.toString()
        if (isData && text.endsWith('\r\n.\r\n')) {
          received++
          socket.destroy()
        } else if (!isData && text.endsWith('\r\n')) {
          isData = /^DATA/im.test(text)
          text = ''
          socket.write(isData ? '354 go on\r\n' : '250 yes\r\n')
        }
      })
    })
    await plantMail()
    expect(await send()).toBe(0)
    expect(await send(new Date(Date.now() + 24 * 60 * minute))).toBe(0)
    expect(received).toBe(1)
    expect(await mails()).toMatchObject([{ attempts: 1, sentAt: null, nextAt: null }])
  })

  test('a process that dies with the mail in hand leaves it taken: nobody sends it again', async () => {
    const taken = await smtp()
    await plantMail()
    expect(await claimMail(store.db, new Date())).toBeDefined()
    expect(await send(new Date(Date.now() + 24 * 60 * minute))).toBe(0)
    expect(taken).toEqual([])
  })

  test('trouble is told without the address', async () => {
    await smtp({ onRcptTo: ({ address }, _session, done) => done(Object.assign(new Error(`no ${address} here`), { responseCode: 550 })) })
    await plantMail()
    const told: unknown[] = []
    await sendDueMails(new Date(), { signal: new AbortController().signal, onTrouble: (what) => told.push(what) })
    expect(told).toMatchObject([{ outcome: 'refused' }])
    expect(JSON.stringify(told)).not.toContain('mia@example.com')
  })

  test('an address is forgotten: two days after its mail, and with a wish that never came true', async () => {
    await plantMail('sent@example.com')
    await store.db.update(outgoingMails).set({ nextAt: null, sentAt: new Date() })
    await plantMail('due@example.com')
    await smtp()
    await askGreenMail(csm, await newSetup(), records, { address: 'mia@example.com' })
    await deleteExpired(store.db, new Date())
    expect((await mails()).map(({ address }) => address).toSorted()).toEqual(['due@example.com', 'sent@example.com'])
    await deleteExpired(store.db, new Date(Date.now() + 25 * 60 * minute))
    expect((await mails()).map(({ address }) => address)).toEqual(['due@example.com'])
    expect(await asks()).toBe(1)
    await deleteExpired(store.db, new Date(Date.now() + 91 * 24 * 60 * minute))
    expect(await asks()).toBe(0)
  })

  test('a mail of a setup that is deleted goes with it', async () => {
    await plantMail()
    const [mail] = await mails()
    await store.db.delete(setups).where(eq(setups.id, mail?.setupId ?? ''))
    expect(await mails()).toEqual([])
  })
})
