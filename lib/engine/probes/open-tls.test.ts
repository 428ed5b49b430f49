import { createServer as createHttpServer } from 'node:http'
import type { Server, Socket } from 'node:net'
import { createSecureContext, createServer as createTlsServer, type TLSSocket, type TlsOptions } from 'node:tls'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { closeAll, get, hostname, identity, issuer, leaf, open, pem, plain, response, shake, stray } from '#e2e/peers/peers.ts'
import type { TlsHandshake } from '#lib/engine/evidence/evidence.ts'

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
        cipher: 'TLS_AES_256_GCM_SHA384',
        group: 'X25519MLKEM768',
        stapled: false,
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

describe('a server that wants a client certificate is known by that, however it breaks off', () => {
  const endings: Record<string, (socket: TLSSocket) => void> = {
    'with an alert': () => undefined,
    'by closing': (socket) => socket.destroy(),
    'by a reset': (socket) => (socket as unknown as { _parent: Socket })._parent.resetAndDestroy(),
  }
  const table = Object.keys(endings).flatMap((ending) => (['TLSv1.2', 'TLSv1.3'] as const).map((version) => [ending, version] as const))
  it.each(table)('%s, over %s', async (ending, maxVersion) => {
    const rejectUnauthorized = ending === 'with an alert'
    const start = () =>
      createTlsServer({ ...identity, maxVersion, requestCert: true, rejectUnauthorized }, (socket) => {
        socket.on('error', () => undefined)
        endings[ending]?.(socket)
      })
    // Whether the alert or the reset of the unread request comes first is chance.
    for (let round = 0; round < 20; round += 1) {
      const session = await open({ https: start() })
      await shake(session)
      session.openBeside({ address: '192.0.2.1', servername: hostname, connections: 2 })
      const exchanges = await Promise.all([get(session, { scheme: 'https' }), get(session, { scheme: 'https', purpose: 'repeat' })])
      const wanted = { state: 'failed', reason: 'tls-alert', detail: 'certificate_required' }
      expect(exchanges.map(({ attempt }) => attempt)).toEqual([wanted, wanted])
    }
  })

  it('but not one that would like one and answers all the same', async () => {
    const https = createTlsServer({ ...identity, requestCert: true, rejectUnauthorized: false }, (socket) => {
      socket.on('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'))
    })
    const session = await open({ https })
    expect((await shake(session)).attempt).toMatchObject({ value: { asksForCertificate: true } })
    expect(response(await get(session, { scheme: 'https' })).status).toBe(200)
  })
})

describe('further connections of a run', () => {
  const machines = (...chosen: TlsOptions[]) => {
    let turn = 0
    return createTlsServer({
      ...identity,
      SNICallback: (_, done) => done(null, createSecureContext(chosen[turn++ % chosen.length] ?? identity)),
    }).on('secureConnection', (socket) => socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n')))
  }
  const chains = async (https: Server): Promise<string[][]> => {
    const session = await open({ https })
    await shake(session)
    await Promise.all(['repeat', 'open', 'link'].map((purpose) => get(session, { scheme: 'https', purpose: purpose as 'link' })))
    return session.snapshot().tls.map(({ attempt }) => (attempt.state === 'observed' ? attempt.value.chain : []))
  }

  it('are kept where they show another certificate than the first', async () => {
    const other: TlsOptions = { ...identity, cert: pem(leaf) }
    expect((await chains(machines(identity, other))).map(({ length }) => length)).toEqual([3, 1])
  })

  it('are not where they show the same', async () => {
    expect(await chains(machines(identity))).toHaveLength(1)
  })
})

describe('what is offered', () => {
  /** The ClientHello of a session, by a server that reads it and hangs up. */
  async function helloOf(mode: TlsHandshake['mode']): Promise<ReturnType<typeof readHello>> {
    let hello = Buffer.alloc(0)
    const https = plain((socket) =>
      socket.on('data', (chunk: Buffer) => {
        hello = Buffer.concat([hello, chunk])
        if (hello.length >= 5 + hello.readUInt16BE(3)) socket.end()
      }),
    )
    await shake(await open({ https }), mode)
    return readHello(hello)
  }

  // Read from the wire of Chrome 156, without its GREASE values (RFC 8701) and ML-DSA signatures, which no certificate has yet.
  const browser = {
    suites: '1301 1302 1303 c02b c02f c02c c030 cca9 cca8 c013 c014 009c 009d 002f 0035',
    groups: '11ec 001d 0017 0018',
    signatures: '0403 0804 0401 0503 0805 0501 0806 0601',
    versions: '0304 0303',
  }

  it('is what a browser offers, in its order, and no more', async () => {
    expect(await helloOf('standard')).toMatchObject({ ...browser, shares: ['11ec', '001d'] })
    expect(await helloOf('repeated')).toMatchObject(browser)
  })

  it('in a small message is the same without the post-quantum group', async () => {
    const { length, ...small } = await helloOf('small')
    expect(small).toMatchObject({ ...browser, groups: '001d 0017 0018', shares: ['001d'] })
    expect(length).toBeLessThan(600)
  })

  it('is whatever there is, only to name a fault', async () => {
    const { suites, groups, signatures } = await helloOf('lenient')
    // DHE-RSA-AES128-GCM, AES-CCM of TLS 1.3, ECDHE-RSA-AES128-SHA256, ECDHE-RSA-NULL; P-521, X448, ffdhe2048; SHA-1, Ed25519
    for (const suite of ['009e', '1304', 'c027', 'c010']) expect(suites).toContain(suite)
    for (const group of ['0019', '001e', '0100']) expect(groups).toContain(group)
    for (const signature of ['0201', '0807']) expect(signatures).toContain(signature)
  })
})

/** The lists of a ClientHello (RFC 8446, 4.1.2), as numbers in hexadecimal. */
function readHello(bytes: Buffer) {
  const numbers = (from: number, to: number): string[] =>
    Array.from({ length: Math.max(0, Math.floor((to - from) / 2)) }, (_, n) => bytes.toString('hex', from + 2 * n, from + 2 * n + 2))
  let at = 44 + (bytes[43] ?? 0)
  const suitesEnd = at + 2 + bytes.readUInt16BE(at)
  const suites = numbers(at + 2, suitesEnd).filter((suite) => suite !== '00ff')
  const extensions = new Map<number, [number, number]>()
  at = suitesEnd + 1 + (bytes[suitesEnd] ?? 0) + 2
  while (at + 4 <= bytes.length) {
    const end = at + 4 + bytes.readUInt16BE(at + 2)
    extensions.set(bytes.readUInt16BE(at), [at + 4, end])
    at = end
  }
  const list = (type: number, skip: number): string => {
    const [from, to] = extensions.get(type) ?? [0, 0]
    return numbers(from + skip, to).join(' ')
  }
  const shares: string[] = []
  const [first, end] = extensions.get(51) ?? [0, 0]
  for (let share = first + 2; share + 4 <= end; share += 4 + bytes.readUInt16BE(share + 2))
    shares.push(bytes.toString('hex', share, share + 2))
  return { length: bytes.length, suites: suites.join(' '), groups: list(10, 2), signatures: list(13, 2), versions: list(43, 1), shares }
}
