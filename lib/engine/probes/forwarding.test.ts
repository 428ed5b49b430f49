import { expect, test } from 'vitest'
import { type Attempt, failed, observed } from '#lib/engine/evidence/attempt.ts'
import type { Evidence, HttpExchange, HttpResponse } from '#lib/engine/evidence/evidence.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { probeDifference } from './forwarding/comparison.ts'
import { probeForwarding, probeOrigin } from './forwarding.ts'
import type { HttpRequest, ProbeSession } from './session.ts'

const host = 'link.mail.example.com'
const first = '/ls/click?upn=u001.abcdefgh%2Bijklmnop'
const links = [`https://${host}${first}`, `https://${host}/ls/click?upn=u001.secondsecond`]
const redirect: HttpResponse = {
  status: 302,
  headers: [['Location', 'https://shop.example/']],
  body: '',
  bodyBytes: 0,
  complete: true,
  ms: 10,
}
const wrongLink: HttpResponse = { ...redirect, status: 404, headers: [], body: '<title>Wrong Link</title>', bodyBytes: 25 }

type Answers = (request: HttpRequest) => Attempt<HttpResponse>

/** A session that answers from a function, and remembers what was asked. */
function sessionOf(answers: Answers, target: Partial<Target> = {}) {
  const sent: HttpRequest[] = []
  const http: HttpExchange[] = []
  const opened: number[] = []
  const session = {
    target: {
      hostname: host,
      esp: 'sendgrid',
      region: 'us',
      espTarget: 'sendgrid.net',
      links: links.slice(0, 1),
      appLinks: false,
      records: [],
      ...target,
    },
    askResolvers: async (_purpose: string, name: string, type: string) => [
      { attempt: observed({ answers: type === 'A' ? [{ name, type, ttl: 60, data: '198.51.100.20' }] : [] }) },
    ],
    noteAddress: (role: string, address: string) => ({ role, address, allowed: true }),
    openBeside: ({ connections }: { connections: number }) => void opened.push(connections),
    request: async (request: HttpRequest) => {
      sent.push(request)
      const { headers: _headers, servername: _servername, method: _method, ...rest } = request
      const exchange = { ...rest, id: `${http.length}`, port: request.scheme === 'http' ? 80 : 443, attempt: answers(request) }
      http.push(exchange)
      return exchange
    },
    snapshot: () => ({ http }) as unknown as Evidence,
  } as unknown as ProbeSession
  const run = async (...addresses: string[]) => {
    await Promise.all([probeOrigin(session), probeForwarding(session, 'link-host', addresses)])
    await probeDifference(session, 'link-host')
    return sent.map(({ role, scheme, purpose, address, variant }) =>
      `${role} ${scheme} ${purpose} ${variant ?? ''} ${address}`.replace('  ', ' '),
    )
  }
  return { session, sent, opened, run }
}

const knows: Answers = ({ path }) => observed(links.some((link) => link.endsWith(path)) ? redirect : wrongLink)
const clicks = (sent: readonly HttpRequest[]) => sent.filter(({ path }) => links.some((link) => link.endsWith(path))).length

test('a healthy edge gets a handful of requests, and no more clicks than were promised', async () => {
  const { sent, run } = sessionOf(knows)
  expect((await run('192.0.2.1')).sort()).toEqual([
    'link-host http link 192.0.2.1',
    'link-host https control image-proxy 192.0.2.1',
    'link-host https link 192.0.2.1',
    'link-host https repeat phone 192.0.2.1',
    'origin http link 198.51.100.20',
  ])
  expect(clicks(sent)).toBe(4)
})

test('what follows the first link has its connections in time, and no more than two of them beside the first', async () => {
  const openedFor = async (target: Partial<Target>) => {
    const { opened, run } = sessionOf(knows, target)
    await run('192.0.2.1', '192.0.2.2')
    return opened
  }
  expect(await openedFor({})).toEqual([1])
  expect(await openedFor({ links })).toEqual([2])
  expect(await openedFor({ links, appLinks: true, openUrl: `https://${host}/wf/open?upn=u001.pixel` })).toEqual([2])
})

test('no other link comes to a cache before the first one was answered', async () => {
  const { sent, run } = sessionOf(knows, { links, appLinks: true })
  await run('192.0.2.1', '192.0.2.2', '192.0.2.3')
  const atEdge = sent.filter(({ role, scheme }) => role === 'link-host' && scheme === 'https')
  expect(atEdge[0]).toMatchObject({ purpose: 'link', address: '192.0.2.1' })
  expect(new Set(atEdge.slice(1).map(({ purpose }) => purpose))).toEqual(new Set(['control', 'second-link', 'repeat', 'app-links']))
})

test('every link is sent byte for byte, to the address that was judged, with the name of the link host', async () => {
  const { sent, run } = sessionOf(knows, { links })
  await run('192.0.2.1')
  expect(sent.filter(({ purpose }) => purpose === 'link').map(({ path }) => path)).toEqual([first, first, first])
  expect(new Set(sent.map((request) => request.host))).toEqual(new Set([host]))
  expect(sent.filter(({ role }) => role === 'origin').every(({ servername }) => servername === 'sendgrid.net')).toBe(true)
})

test('IPv6 gets the link, further addresses the spoiled one, and no more than three of them', async () => {
  const { sent, run } = sessionOf(knows)
  const asked = await run('2001:db8::1', '192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4', '192.0.2.5', '192.0.2.6')
  expect(asked.filter((line) => line.includes('2001:db8::1'))).toEqual(['link-host https link 2001:db8::1'])
  expect(asked.filter((line) => /192\.0\.2\.[2-6]/.test(line))).toEqual(
    [2, 3, 4].map((n) => `link-host https control image-proxy 192.0.2.${n}`),
  )
  expect(clicks(sent)).toBe(5)
})

test('addresses that become known later are asked once, and never get everything again', async () => {
  const { session, sent } = sessionOf(knows)
  await probeForwarding(session, 'link-host', ['192.0.2.1'])
  const before = sent.length
  await probeForwarding(session, 'link-host', ['2001:db8::1', '192.0.2.1'])
  expect(sent.slice(before).map(({ purpose, scheme, address }) => `${scheme} ${purpose} ${address}`)).toEqual(['https link 2001:db8::1'])
  await probeForwarding(session, 'link-host', ['2001:db8::1'])
  expect(sent).toHaveLength(before + 1)
})

test('nothing more is sent where the first link got no answer', async () => {
  const { run } = sessionOf(({ role }) => (role === 'origin' ? observed(redirect) : failed('refused')))
  expect((await run('192.0.2.1')).sort()).toEqual([
    'link-host http link 192.0.2.1',
    'link-host https link 192.0.2.1',
    'origin http link 198.51.100.20',
  ])
})

test('the ESP is asked over HTTPS where its port 80 cannot be reached', async () => {
  const { run } = sessionOf((request) => (request.role === 'origin' && request.scheme === 'http' ? failed('refused') : knows(request)))
  expect(await run('192.0.2.1')).toContain('origin https link 198.51.100.20')
})

test('why the answers differ is asked only when they do', async () => {
  const { sent, run } = sessionOf((request) => (request.role === 'origin' ? knows(request) : observed(wrongLink)))
  const asked = await run('192.0.2.1')
  for (const line of ['origin http own-host 198.51.100.20', 'origin http without-query 198.51.100.20', 'origin http control 198.51.100.20'])
    expect(asked).toContain(line)
  expect(sent.find(({ purpose }) => purpose === 'own-host')?.host).toBe('sendgrid.net')
  expect(sent.find(({ purpose }) => purpose === 'without-query')?.path).toBe('/ls/click')
  expect(sent.filter(({ purpose, role }) => purpose === 'other-path' && role === 'link-host').map(({ variant }) => variant)).toEqual([
    'query-encoded',
    'query-decoded',
    'query-dashed',
  ])
  expect(sent.find(({ purpose }) => purpose === 'other-region')?.servername).toBe('eu.sendgrid.net')
})

test('who is refused is asked for once more as a browser', async () => {
  const { run } = sessionOf((request) => (request.purpose === 'repeat' ? observed({ ...wrongLink, status: 403 }) : knows(request)))
  expect(await run('192.0.2.1')).toContain('link-host https client browser 192.0.2.1')
})

test('the ESP is asked for the spoiled link where the edge gives it the true answer', async () => {
  const { run } = sessionOf((request) => (request.role === 'origin' ? knows(request) : observed(redirect)))
  expect(await run('192.0.2.1')).toContain('origin http control 198.51.100.20')
})
