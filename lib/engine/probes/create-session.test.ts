import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, type TlsOptions } from 'node:tls'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { newKeys } from '#e2e/lab/ca/keys.ts'
import { makeCertificate } from '#e2e/lab/ca/x509.ts'
import { evidenceSchema, type HttpExchange, type HttpResponse } from '#lib/engine/evidence/evidence.ts'
import { createNetwork } from '#lib/engine/net/create-network.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { createSession, type OwnedSession } from './create-session.ts'
import type { HttpRequest } from './session.ts'

const hostname = 'link.example.com'
const target: Target = { hostname, esp: 'sendgrid', region: 'us', espTarget: 'sendgrid.net', links: [], appLinks: false }

/** Servers of a test, and the connections that they hold at this moment. */
const servers: Server[] = []
const held = new Set<Socket>()
const sessions: OwnedSession[] = []

afterEach(async () => {
  for (const session of sessions.splice(0)) session.close()
  // Closing a session must leave no socket behind, whatever the peer does.
  for (let wait = 0; wait < 50 && held.size > 0; wait += 1) await new Promise((resolve) => setTimeout(resolve, 10))
  const left = held.size
  for (const socket of held) socket.destroy()
  for (const server of servers.splice(0)) server.close()
  expect(left).toBe(0)
})

async function listen(server: Server): Promise<number> {
  server.on('connection', (socket: Socket) => {
    held.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => held.delete(socket))
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

const year = 366 * 86_400_000
const caKeys = newKeys()
const keys = newKeys()
const certificate = (cn: string, signer: string, ca: boolean) =>
  makeCertificate({
    subject: { CN: cn },
    issuer: { CN: signer },
    keys: ca ? caKeys : keys,
    signer: caKeys,
    notBefore: new Date(Date.now() - year),
    notAfter: new Date(Date.now() + year),
    digest: 'sha256',
    ca,
    dnsNames: ca ? [] : [cn],
    scts: 0,
  })
const leaf = certificate(hostname, 'Issuer', false)
const issuer = certificate('Issuer', 'Root', true)
const stray = certificate('Stray', 'Elsewhere', true)
const pem = (...chain: Uint8Array[]) =>
  chain.map((der) => `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`).join('')
const identity: TlsOptions = { cert: pem(leaf, stray, issuer), key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string }

/** A session in whose world every address has these servers on ports 443 and 80. */
async function open({ https, http }: { https?: Server; http?: Server }, signal = new AbortController().signal): Promise<OwnedSession> {
  const ports: Record<number, number> = { 443: https ? await listen(https) : 1, 80: http ? await listen(http) : 1 }
  const network = createNetwork({
    resolvers: [],
    allowPrivate: ['192.0.2.0/24'],
    route: ({ port }) => ({ address: '127.0.0.1', port: ports[port] ?? 1 }),
  })
  const ranges = { date: '2026-01-01', lookup: () => ['cloudfront'] }
  const session = createSession(target, { network, extraAnchors: [], ranges, allowPrivate: [] }, signal)
  sessions.push(session)
  return session
}

const shake = (session: OwnedSession, mode: 'standard' | 'lenient' = 'standard') =>
  session.handshake({ role: 'link-host', address: '192.0.2.1', servername: hostname, mode })

const basic: HttpRequest = {
  purpose: 'link',
  role: 'link-host',
  kind: 'made-up',
  scheme: 'http',
  address: '192.0.2.1',
  host: hostname,
  path: '/',
}
const get = (session: OwnedSession, more: Partial<HttpRequest> = {}) => session.request({ ...basic, ...more })
const response = ({ attempt }: HttpExchange): HttpResponse => {
  if (attempt.state !== 'observed') throw new Error(JSON.stringify(attempt))
  return attempt.value
}

const plain = (onSocket: (socket: Socket) => void): Server => createServer(onSocket)
/** Answers every request with these bytes, in one piece. */
const raw = (bytes: string): Server => plain((socket) => socket.on('data', () => socket.write(bytes, 'latin1')))

describe('a handshake', () => {
  it('brings the certificates as sent, in their order', async () => {
    const session = await open({ https: createTlsServer(identity) })
    const { id, attempt } = await shake(session)
    expect(id).toBe(`tls:link-host:${hostname}@192.0.2.1`)
    expect(attempt).toEqual({
      state: 'observed',
      value: {
        protocol: 'TLSv1.3',
        alpn: null,
        chain: [leaf, stray, issuer].map((der) => der.toString('base64')),
        ms: expect.any(Number),
      },
    })
  })

  it('sends the name and offers HTTP/1.1', async () => {
    let sni: unknown
    const server = createTlsServer({ ...identity, ALPNProtocols: ['h2', 'http/1.1'] }, (socket) => {
      sni = (socket as { servername?: unknown }).servername
    })
    const { attempt } = await shake(await open({ https: server }))
    expect(attempt).toMatchObject({ value: { alpn: 'http/1.1' } })
    await vi.waitFor(() => expect(sni).toBe(hostname))
  })

  const refusals: [string, TlsOptions, string][] = [
    ['no common cipher', { ...identity, ciphers: 'ECDHE-RSA-AES128-GCM-SHA256', maxVersion: 'TLSv1.2' }, 'handshake_failure'],
    ['an old protocol', { ...identity, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }, 'protocol_version'],
    ['another application protocol', { ...identity, ALPNProtocols: ['h2'] }, 'no_application_protocol'],
  ]
  it.each(refusals)('names the alert for %s', async (_, options, detail) => {
    const { attempt } = await shake(await open({ https: createTlsServer(options) }))
    expect(attempt).toEqual({ state: 'failed', reason: 'tls-alert', detail })
  })

  it.each([
    [112, 'unrecognized_name'],
    [116, 'certificate_required'],
    [80, 'internal_error'],
  ])('names alert %i', async (number, detail) => {
    const server = plain((socket) => socket.once('data', () => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, number]))))
    const { attempt } = await shake(await open({ https: server }))
    expect(attempt).toEqual({ state: 'failed', reason: 'tls-alert', detail })
  })

  it('takes old protocols when it is lenient, and only then', async () => {
    const old = createTlsServer({ ...identity, minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' })
    const session = await open({ https: old })
    expect((await shake(session)).attempt).toMatchObject({ state: 'failed' })
    expect(await shake(session, 'lenient')).toMatchObject({
      id: `tls:link-host:${hostname}@192.0.2.1:lenient`,
      attempt: { value: { protocol: 'TLSv1' } },
    })
  })

  const strangers: [string, Server, unknown][] = [
    ['speaks plain HTTP', createHttpServer((_, answer) => answer.end('hello')), { reason: 'not-tls' }],
    ['speaks another protocol', plain((socket) => socket.resume().write('220 mail.example.com ESMTP\r\n')), { reason: 'not-tls' }],
    ['hangs up', plain((socket) => socket.once('data', () => socket.end())), { reason: 'reset' }],
    ['resets', plain((socket) => socket.once('data', () => socket.resetAndDestroy())), { reason: 'reset' }],
  ]
  it.each(strangers)('with a peer that %s', async (_, https, attempt) => {
    expect((await shake(await open({ https }))).attempt).toMatchObject({ state: 'failed', ...(attempt as object) })
  })

  it('that hangs or drips is given up after 3 s', async () => {
    const hang = await open({ https: plain((socket) => socket.resume()) })
    const drip = await open({
      https: plain((socket) => {
        socket.resume().write(Buffer.from([22, 3, 3, 0x40, 0]))
        const timer = setInterval(() => socket.write('\0'), 50)
        socket.on('close', () => clearInterval(timer))
      }),
    })
    const started = performance.now()
    const both = await Promise.all([shake(hang), shake(drip)])
    for (const { attempt } of both) expect(attempt).toMatchObject({ state: 'failed' })
    expect(both[0]?.attempt).toMatchObject({ reason: 'timeout' })
    expect(performance.now() - started).toBeLessThan(3_300)
  })

  it('that nobody takes is refused; one to a forbidden address is not begun', async () => {
    const session = await open({})
    expect((await shake(session)).attempt).toMatchObject({ reason: 'refused' })
    const forbidden = await session.handshake({ role: 'link-host', address: '127.0.0.1', servername: hostname })
    expect(forbidden.attempt).toMatchObject({ reason: 'not-allowed' })
  })

  it('is made once for each address and name, and the requests go over it', async () => {
    let connections = 0
    const sockets = new Set<unknown>()
    const https = createTlsServer({ ...identity, ALPNProtocols: ['http/1.1'] })
    const http = createHttpServer((request, answer) => {
      sockets.add(request.socket)
      answer.end('ok')
    })
    https.on('secureConnection', (socket) => {
      connections += 1
      http.emit('connection', socket)
    })
    const session = await open({ https })
    const first = shake(session)
    const request = await get(session, { scheme: 'https' })
    expect(response(request).body).toBe('ok')
    expect((await first).attempt).toEqual((await shake(session)).attempt)
    for (let n = 0; n < 5; n += 1) expect(response(await get(session, { scheme: 'https' })).status).toBe(200)
    expect([connections, sockets.size]).toEqual([1, 1])
    await session.handshake({ role: 'link-host', address: '192.0.2.1', servername: 'other.example.com' })
    await vi.waitFor(() => expect(connections).toBe(2))
    http.close()
  })

  it('that failed fails the requests in the same way, without another try', async () => {
    let connections = 0
    const https = plain((socket) => {
      connections += 1
      socket.once('data', () => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, 112])))
    })
    const session = await open({ https })
    const { attempt } = await shake(session)
    expect((await get(session, { scheme: 'https' })).attempt).toEqual(attempt)
    expect(connections).toBe(1)
  })
})

it('asked for a client certificate after the handshake, a request tells of it', async () => {
  const https = createTlsServer({ ...identity, requestCert: true, rejectUnauthorized: true })
  const session = await open({ https })
  expect((await shake(session)).attempt.state).toBe('observed')
  expect((await get(session, { scheme: 'https' })).attempt).toEqual({
    state: 'failed',
    reason: 'tls-alert',
    detail: 'certificate_required',
  })
})

describe('a request', () => {
  const listen200 = (listener: RequestListener) => createHttpServer(listener)

  it('goes out byte for byte and brings the headers as sent', async () => {
    let seen = ''
    const http = plain((socket) =>
      socket.on('data', (data) => {
        seen += data.toString('latin1')
        socket.write('HTTP/1.1 302 Found\r\nLOCATION: https://x.example/\r\nset-Cookie: a\r\nset-Cookie: b\r\ncontent-length: 2\r\n\r\nhi')
      }),
    )
    const path = '/ls//click/../a?upn=u001.a-2F%2f%zz|{}"<>&&b=\\'
    const got = response(await get(await open({ http }), { path, headers: { 'X-Braze': '1' } }))
    expect(got).toMatchObject({ status: 302, body: 'hi', bodyBytes: 2, complete: true })
    expect(got.headers).toEqual([
      ['LOCATION', 'https://x.example/'],
      ['set-Cookie', 'a'],
      ['set-Cookie', 'b'],
      ['content-length', '2'],
    ])
    const [line, host, ...rest] = seen.split('\r\n')
    expect([line, host]).toEqual([`GET ${path} HTTP/1.1`, `Host: ${hostname}`])
    expect(rest).toContain('Accept-Encoding: identity')
    expect(rest).toContain('X-Braze: 1')
  })

  it.each([{ path: '/a b' }, { path: '/a\r\nX: y' }, { host: 'a\r\nb' }, { headers: { 'X-A': 'b\nc' } }])(
    'that cannot go out as it is, is not sent: %j',
    async (more) => {
      let requests = 0
      const http = listen200(() => {
        requests += 1
      })
      expect((await get(await open({ http }), more)).attempt).toMatchObject({ state: 'failed', reason: 'not-allowed' })
      expect(requests).toBe(0)
    },
  )

  it('decodes nothing and keeps 16 KiB of the body at most', async () => {
    const http = listen200((_, answer) => answer.writeHead(200, { 'content-encoding': 'gzip' }).end(Buffer.alloc(40_000, 0xe9)))
    const got = response(await get(await open({ http })))
    expect(got).toMatchObject({ bodyBytes: 40_000, complete: true })
    expect(got.body).toBe('é'.repeat(16_384))
  })

  it('stops reading an endless body', async () => {
    const http = listen200((_, answer) => {
      const push = () => {
        while (!answer.destroyed && answer.write(Buffer.alloc(16_384)));
      }
      answer.on('drain', push)
      push()
    })
    const got = response(await get(await open({ http })))
    expect(got.complete).toBe(false)
    expect(got.bodyBytes).toBeLessThan(600_000)
  })

  it('takes what there is of a body that stalls, drips or breaks off', async () => {
    const head = 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nabc'
    const stall = await open({ http: raw(head) })
    const broken = await open({ http: plain((socket) => socket.on('data', () => socket.end(head))) })
    const drip = await open({
      http: plain((socket) => {
        socket.once('data', () => socket.write(head))
        const timer = setInterval(() => socket.write('x'), 100)
        socket.on('close', () => clearInterval(timer))
      }),
    })
    const started = performance.now()
    const all = (await Promise.all([stall, broken, drip].map((session) => get(session)))).map(response)
    expect(performance.now() - started).toBeLessThan(2_500)
    for (const got of all) expect(got).toMatchObject({ status: 200, complete: false, body: expect.stringMatching(/^abc/) })
  })

  const broken: [string, Server, string][] = [
    ['headers without end', raw(`HTTP/1.1 200 OK\r\n${'X-Filler: y\r\n'.repeat(8_000)}`), 'too-large'],
    ['no HTTP', raw('220 mail.example.com ESMTP\r\n'), 'malformed'],
    ['a bad status line', raw('HTTP/1.1 abc\r\n\r\n'), 'malformed'],
    ['a switch of protocols', raw('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n'), 'malformed'],
    ['endless interim responses', raw('HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(50)), 'too-large'],
    ['a hang-up', plain((socket) => socket.once('data', () => socket.end())), 'reset'],
    ['half of the headers', plain((socket) => socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nA: b'))), 'reset'],
    ['a reset', plain((socket) => socket.once('data', () => socket.resetAndDestroy())), 'reset'],
  ]
  it.each(broken)('answered by %s', async (_, http, reason) => {
    expect((await get(await open({ http }))).attempt).toMatchObject({ state: 'failed', reason })
  })

  it('that hangs, or whose headers drip, is given up after 5 s', async () => {
    const hang = await open({ http: plain((socket) => socket.resume()) })
    const drip = await open({
      http: plain((socket) => {
        socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\nA: '))
        const timer = setInterval(() => socket.write('x'), 100)
        socket.on('close', () => clearInterval(timer))
      }),
    })
    const started = performance.now()
    for (const { attempt } of await Promise.all([get(hang), get(drip)])) expect(attempt).toEqual({ state: 'failed', reason: 'timeout' })
    expect(performance.now() - started).toBeLessThan(5_300)
  })

  it('is sent once more when the kept connection had just been closed', async () => {
    let requests = 0
    const http = plain((socket) => {
      let onThis = 0
      socket.on('data', () => {
        requests += 1
        onThis += 1
        if (onThis === 1) socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok')
        else socket.resetAndDestroy()
      })
    })
    const session = await open({ http })
    expect([response(await get(session)).body, response(await get(session)).body]).toEqual(['ok', 'ok'])
    expect(requests).toBe(3)
  })

  it('follows no redirect, and sends HEAD and another client when asked', async () => {
    const seen: string[] = []
    const http = listen200((request, answer) => {
      seen.push(`${request.method} ${request.headers['user-agent']}`)
      answer.writeHead(301, { location: '/again' }).end()
    })
    const session = await open({ http })
    await get(session, { method: 'HEAD', headers: { 'User-Agent': 'phone' } })
    await get(session)
    expect(seen).toEqual(['HEAD phone', expect.stringMatching(/^GET Mozilla/)])
  })

  it('many at once share a few connections', async () => {
    let connections = 0
    const http = listen200((_, answer) => setTimeout(() => answer.end('ok'), 5))
    http.on('connection', () => {
      connections += 1
    })
    const session = await open({ http })
    const all = await Promise.all(Array.from({ length: 20 }, () => get(session)))
    expect(all.every((exchange) => response(exchange).body === 'ok')).toBe(true)
    expect(connections).toBeLessThanOrEqual(4)
  })
})

describe('a session', () => {
  it('gives ids that are readable and unique, and evidence that its schema takes', async () => {
    const session = await open({ http: createHttpServer((_, answer) => answer.end()) })
    await get(session)
    await get(session, { variant: 'decoded' })
    await get(session)
    expect(session.noteAddress('link-host', '192.0.2.1')).toBe(session.noteAddress('link-host', '192.0.2.1'))
    session.noteAddress('link-host', '::1')
    const evidence = session.snapshot()
    expect(evidence.http.map(({ id }) => id)).toEqual([
      'http:link:http:link-host@192.0.2.1',
      'http:link:http:link-host@192.0.2.1:decoded',
      'http:link:http:link-host@192.0.2.1#2',
    ])
    expect(evidence.addresses).toEqual([
      { address: '192.0.2.1', family: 4, role: 'link-host', scope: 'reserved', allowed: true, ranges: ['cloudfront'] },
      { address: '::1', family: 6, role: 'link-host', scope: 'loopback', allowed: false, ranges: ['cloudfront'] },
    ])
    expect(evidenceSchema.parse(evidence)).toEqual(evidence)
  })

  it('gives snapshots that do not change afterwards and hold nothing half done', async () => {
    const session = await open({ http: createHttpServer((_, answer) => answer.end()) })
    const pending = get(session)
    const before = session.snapshot()
    await pending
    expect([before.http.length, session.snapshot().http.length]).toEqual([0, 1])
  })

  it('ends everything within moments when it is told to stop', async () => {
    const stop = new AbortController()
    const hang = () => plain((socket) => socket.resume())
    const session = await open({ http: hang(), https: hang() }, stop.signal)
    const all = [get(session), get(session, { scheme: 'https' }), shake(session, 'lenient')]
    setTimeout(() => stop.abort(), 50)
    const started = performance.now()
    for (const { attempt } of await Promise.all(all)) expect(attempt).toEqual({ state: 'failed', reason: 'aborted' })
    expect(performance.now() - started).toBeLessThan(300)
  })
})
