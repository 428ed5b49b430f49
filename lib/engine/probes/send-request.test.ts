import { createServer as createHttpServer } from 'node:http'
import type { Server } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, get, hostname, open, plain, raw, response } from '#e2e/peers/peers.ts'

afterEach(closeAll)

describe('a request', () => {
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
      const http = createHttpServer(() => {
        requests += 1
      })
      expect((await get(await open({ http }), more)).attempt).toMatchObject({ state: 'failed', reason: 'not-allowed' })
      expect(requests).toBe(0)
    },
  )

  it('decodes nothing and keeps 16 KiB of the body at most', async () => {
    const http = createHttpServer((_, answer) => answer.writeHead(200, { 'content-encoding': 'gzip' }).end(Buffer.alloc(40_000, 0xe9)))
    const got = response(await get(await open({ http })))
    expect(got).toMatchObject({ bodyBytes: 40_000, complete: true })
    expect(got.body).toBe('é'.repeat(16_384))
  })

  it('stops reading an endless body', async () => {
    const http = createHttpServer((_, answer) => {
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

  it('that failed over a fresh connection is not sent again: it would be another click', async () => {
    let requests = 0
    const http = plain((socket) =>
      socket.once('data', () => {
        requests += 1
        socket.resetAndDestroy()
      }),
    )
    expect((await get(await open({ http }))).attempt).toMatchObject({ state: 'failed', reason: 'reset' })
    expect(requests).toBe(1)
  })

  it('follows no redirect, and sends HEAD and another client when asked', async () => {
    const seen: string[] = []
    const http = createHttpServer((request, answer) => {
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
    const http = createHttpServer((_, answer) => setTimeout(() => answer.end('ok'), 5))
    http.on('connection', () => {
      connections += 1
    })
    const session = await open({ http })
    const all = await Promise.all(Array.from({ length: 20 }, () => get(session)))
    expect(all.every((exchange) => response(exchange).body === 'ok')).toBe(true)
    expect(connections).toBeLessThanOrEqual(4)
  })
})
