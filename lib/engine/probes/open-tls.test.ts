import { createServer as createHttpServer } from 'node:http'
import type { Server } from 'node:net'
import { createServer as createTlsServer, type TlsOptions } from 'node:tls'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { closeAll, get, hostname, identity, issuer, leaf, open, plain, response, shake, stray } from '#e2e/peers/peers.ts'

afterEach(closeAll)

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
