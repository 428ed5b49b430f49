import { describe, expect, test } from 'vitest'
import type { SetupModel } from '#lib/wizard/model.ts'
import { noRuns } from '#lib/wizard/model.ts'
import { finding, healthySetup, host, minutesAgo, now, pastOf, recordRow, run } from '#lib/wizard/testing.ts'
import { handOffMessage } from './message.ts'
import type { HandOffModel } from './model.ts'
import { offeredRoles, tasksOf } from './tasks.ts'
import { tasksView } from './tasks-view.ts'

const link = 'link.mail.acme.com'
const dkim = { id: 'r1', type: 'CNAME', name: 's1._domainkey.mail.acme.com', value: 'x.sendgrid.net', ttl: null, kind: 'dkim' as const }
const linkRecord = { ...dkim, id: 'r2', name: link, value: 'sendgrid.net', kind: 'link-host' as const }
const bare = { ...host(link), check: noRuns, rehearsal: noRuns, edgeName: null }

/** One link host and two records, as looked up with these verdicts. */
function setup(host: SetupModel['hosts'][number], verdicts: readonly Parameters<typeof recordRow>[0][] | null = ['pass', 'pass']) {
  const looked =
    verdicts && run('records', 'mail.acme.com', { rows: verdicts.map((verdict, index) => recordRow(verdict, `r${index + 1}`)) })
  const recordsRun = { newest: looked, finished: looked }
  return healthySetup({ hosts: [host], records: [dkim, linkRecord], recordsRun })
}

const dns = (model: SetupModel) => {
  const { state, next, progress, records, cutOvers } = tasksOf(model, 'dns-admin', now)
  return { state, next, progress, records: records.map(({ id }) => id), cutOver: cutOvers[0]?.state }
}

const noRoute = {
  ...finding('cdn.edge-has-no-route', 'cdn-admin'),
  params: { provider: 'cloudfront', cdn: 'Amazon CloudFront', page: 'HTTP 404' },
}
const rehearsed = host(link, 'ready', { kind: 'rehearsal' })
const failed = host(link, 'not-ready', { kind: 'rehearsal', rootCause: noRoute })

describe('the DNS admin', () => {
  test('enters what was never looked at, and leaves the link host alone', () => {
    expect(dns(setup(bare, null))).toEqual({
      state: 'to-do',
      next: 'Enter the 2 records below in your DNS, then press “I’ve done it”.',
      progress: { done: 0, of: 3 },
      records: ['r1', 'r2'],
      cutOver: 'not-yet',
    })
  })

  test.each([
    ['mends what is wrong', ['fail', 'pass'], 'to-do', /^1 record is not right yet/],
    ['looks again where we could not', ['unknown', 'pass'], 'to-do', /Check now/],
    ['waits for caches', ['warn', 'pass'], 'waiting', /resolvers still hold/],
    ['waits for the rehearsal', ['pass', 'pass'], 'waiting', /Do not change link\.mail\.acme\.com yet/],
  ] as const)('%s', (_what, verdicts, state, next) => {
    expect(dns(setup(bare, [...verdicts]))).toMatchObject({ state, next: expect.stringMatching(next), cutOver: 'not-yet' })
  })

  test('a record that will be changed again is not to be entered the old way', () => {
    const task = dns(setup(rehearsed, ['pass', 'fail']))
    expect(task).toMatchObject({ state: 'to-do', records: ['r1'], cutOver: 'due', progress: { done: 1, of: 2 } })
    expect(task.next).toBe(`Change ${link} to lead to d111.cloudfront.net, then press “I’ve done it”.`)
  })

  test.each([
    ['a rehearsal that failed', failed],
    ['one of another edge', { ...rehearsed, edgeName: 'd222.cloudfront.net' }],
    ['one with other links', { ...rehearsed, links: ['https://link.mail.acme.com/x'] }],
    ['one that could not see everything', host(link, 'could-not-check', { kind: 'rehearsal' })],
    [
      'one that goes on',
      { ...rehearsed, rehearsal: { newest: run('rehearsal', link, { state: 'running', verdict: null }), finished: null } },
    ],
  ] as const)('is not shown the new record by %s', (_what, host) => {
    const model = setup(host)
    expect(dns(model).cutOver).toBe('not-yet')
    const text = JSON.stringify(tasksView(handOff, model, now).cutOvers)
    expect(text).not.toContain('cloudfront.net')
    expect(tasksView(handOff, model, now).cutOvers[0]).toMatchObject({ record: null, run: null })
  })

  test('is not told who gets a mail', () => {
    const mail = (kind: 'records' | 'rehearsal' | 'check') => ({
      id: kind,
      kind,
      linkHostId: kind === 'records' ? null : link,
      address: 'secret@acme.com',
      createdAt: now,
    })
    for (const role of ['dns-admin', 'cdn-admin'] as const) {
      const model = { ...setup(failed, ['fail', 'pass']), greenMails: [mail('records'), mail('rehearsal'), mail('check')] }
      const view = tasksView({ ...handOff, role }, model, now)
      expect(JSON.stringify(view)).toContain('lookHref')
      expect(JSON.stringify(view)).not.toContain('secret')
    }
  })

  test('is done when the public name is right, whatever is left for others', () => {
    expect(dns(setup(host(link)))).toMatchObject({ state: 'done', cutOver: 'done', progress: { done: 2, of: 2 } })
    const forwarding = host(link, 'not-ready', { rootCause: { ...finding('forwarding.host-header-not-forwarded', 'cdn-admin') } })
    expect(dns(setup(forwarding))).toMatchObject({ state: 'done', cutOver: 'done' })
    const pointsToEsp = host(link, 'not-ready', { rootCause: finding('dns.cname-points-to-esp') })
    expect(dns(setup(pointsToEsp))).toMatchObject({ state: 'waiting', cutOver: 'not-yet' })
    const old = host(link, 'ready', { createdAt: new Date(now.getTime() - 25 * 3600 * 1000) })
    expect(dns(setup(old)).cutOver).toBe('not-yet')
  })

  test('has nothing to change where no edge of the customer’s own is chosen', () => {
    const model = { ...setup(bare), answers: { ...setup(bare).answers, 'cdn-and-certificate': { path: 'esp-managed' as const } } }
    expect(dns(model)).toMatchObject({ state: 'done', cutOver: undefined, records: ['r1', 'r2'] })
    expect(offeredRoles(model)).toEqual(['dns-admin'])
    expect(offeredRoles({ ...model, records: [] })).toEqual([])
  })
})

describe('the CDN admin', () => {
  const others = host(link, 'could-not-check', { kind: 'rehearsal', rootCause: finding('forwarding.needs-a-real-link', 'marketer') })
  test.each([
    ['gives the edge', bare, 'to-do', 'give-edge', 'rehearsal', 0],
    ['rehearses', { ...bare, edgeName: 'd111.cloudfront.net' }, 'to-do', 'rehearse', 'rehearsal', 0],
    ['mends', failed, 'to-do', 'problem', 'rehearsal', 0],
    ['waits for others', others, 'waiting', 'others', 'rehearsal', 0],
    ['is done by a rehearsal', rehearsed, 'done', 'done', 'rehearsal', 1],
    ['is done by the public name', host(link), 'done', 'done', 'check', 1],
    ['mends what readers meet', host(link, 'not-ready', { rootCause: noRoute }), 'to-do', 'problem', 'check', 0],
  ] as const)('%s', (_what, model, state, task, kind, done) => {
    const tasks = tasksOf(setup(model), 'cdn-admin', now)
    expect(tasks).toMatchObject({ state, progress: { done, of: 1 }, records: [], cutOvers: [] })
    expect(tasks.edges[0]).toMatchObject({ state: task, kind })
    expect(tasks.next).not.toBe('')
  })
})

const handOff: HandOffModel = {
  id: 'h',
  setupId: 'setup',
  role: 'dns-admin',
  sentBy: 'Mia',
  sentTo: 'Dana',
  note: '',
  createdAt: now,
  openedAt: null,
  doneAt: null,
  expiresAt: new Date('2026-12-22T10:00:00Z'),
  revokedAt: null,
}

describe('the messages', () => {
  const url = `https://w.example.com/hand-over/${'t'.repeat(43)}`

  test('name the records, what is live, the link and its end, in the order of a letter', () => {
    const { subject, text, chat } = handOffMessage({ ...handOff, note: 'By Friday' }, setup(bare, null), url, now)
    expect(subject).toBe('DNS: 2 records for link.mail.acme.com')
    expect(text.split('\n\n').map((part) => part.slice(0, 14))).toEqual([
      'Hello Dana,',
      'By Friday',
      'Acme is moving',
      '1. Open the pa',
      'Live links: ch',
      url.slice(0, 14),
      'Mia',
    ])
    expect(text).toContain('It works until 22 Dec 2026, 10:00 UTC')
    expect(chat).toContain('s1._domainkey.mail.acme.com  CNAME  x.sendgrid.net')
    expect(chat).toContain(url)
  })

  test('ask for the change once it is safe, and never before', () => {
    const after = handOffMessage(handOff, setup(rehearsed), url, now)
    expect(after.subject).toBe('DNS: change link.mail.acme.com (1 record)')
    expect(after.chat).toContain(`${link}  CNAME  d111.cloudfront.net`)
    const before = handOffMessage(handOff, setup(failed), url, now)
    expect(before.chat + before.text).not.toContain('cloudfront')
  })

  test('for the CDN name the console’s own terms', () => {
    const { subject, chat } = handOffMessage({ ...handOff, role: 'cdn-admin' }, setup(bare), url, now)
    expect(subject).toBe('Amazon CloudFront: set up link.mail.acme.com')
    expect(chat).toContain('link.mail.acme.com, origin sendgrid.net')
  })

  test.each([
    ['dana@example.com', 'mailto:dana@example.com?subject='],
    ['Dana', 'mailto:?subject='],
    ['a@b.c?bcc=d', 'mailto:a@b.c%3Fbcc%3Dd?subject='],
    ['a@b.c, d@e.f', 'mailto:?subject='],
  ])('to %s: %s', (sentTo, start) => {
    const { mailto } = handOffMessage({ ...handOff, sentTo, note: 'Fish & chips?' }, setup(bare), url, now)
    expect(mailto.startsWith(start)).toBe(true)
    expect(new URL(mailto).searchParams.get('body')).toContain('Fish & chips?\r\n')
    expect([...new URL(mailto).searchParams.keys()]).toEqual(['subject', 'body'])
  })
})

describe('what was proven is not to be done again because we do not see it now', () => {
  const seenNothing = host(link, 'could-not-check').check.finished
  const areas = {
    dns: { status: 'unknown' },
    cdn: { status: 'unknown' },
    tls: { status: 'unknown' },
    forwarding: { status: 'unknown' },
  } as const
  const finished = seenNothing?.assessment ? { ...seenNothing, assessment: { ...seenNothing.assessment, areas } } : null
  const blind = {
    ...host(link, 'could-not-check'),
    check: { newest: finished, finished },
    past: pastOf(host(link).check.finished),
    rehearsal: rehearsed.rehearsal,
  }
  const old = { ...host(link, 'ready', { createdAt: minutesAgo(24 * 60 + 1) }), rehearsal: rehearsed.rehearsal }
  const brokenSince = {
    ...blind,
    past: { ...pastOf(host(link, 'not-ready', { createdAt: minutesAgo(4) }).check.finished), ready: host(link).check.finished },
  }
  test.each([
    ['our last look was blind', blind, 'done', 'done'],
    ['the proof has grown old', old, 'due', 'done'],
    ['blind, and never proven', { ...blind, past: pastOf(null) }, 'due', 'done'],
    ['blind, and broken since it was proven', brokenSince, 'due', 'done'],
  ] as const)('%s', (_case, model, cutOver, edge) => {
    expect(dns(setup(model)).cutOver).toBe(cutOver)
    expect(tasksOf(setup(model), 'cdn-admin', now).edges[0]?.state).toBe(edge)
  })

  test('and is told as of then, not as of now', () => {
    expect(tasksOf(setup(old), 'cdn-admin', now).edges[0]?.sentence).toMatch(/was served over HTTPS at the last good check/)
    expect(tasksOf(setup(blind), 'dns-admin', now).cutOvers[0]?.sentence).toMatch(/led where it should at the last good check/)
  })
})
