import { createServer as createHttpServer, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createTlsServer, type TLSSocket } from 'node:tls'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { closeAll, get, hostname, identity, open, plain, response } from '#e2e/peers/peers.ts'

afterEach(async () => {
  vi.restoreAllMocks()
  await closeAll()
})

/** A server over TLS that counts its connections and requests. `answers` gets the requests, `onSecure` may keep a connection from them. */
function counting({ onSecure, answers }: { onSecure?: (socket: TLSSocket, nth: number) => boolean; answers?: RequestListener } = {}) {
  const seen = { connections: 0, requests: 0 }
  const http = createHttpServer((request, answer) => {
    seen.requests += 1
    if (answers) answers(request, answer)
    else answer.end('ok')
  })
  const https = createTlsServer({ ...identity, ALPNProtocols: ['http/1.1'] }, (socket) => {
    seen.connections += 1
    if (onSecure?.(socket, seen.connections) ?? true) http.emit('connection', socket)
  })
  return { seen, https }
}

/** Answers the first request, and then none before three of them are there. */
function holdingThree(): RequestListener {
  const held: ServerResponse[] = []
  let isFirst = true
  return (_, answer) => {
    held.push(answer)
    if (isFirst || held.length === 3) for (const ready of held.splice(0)) ready.end('ok')
    isFirst = false
  }
}

const beside = { address: '192.0.2.1', servername: hostname, connections: 2 }
const three = [0, 1, 2]
const overTls = { scheme: 'https' } as const

describe('connections opened beside the first', () => {
  it('stand when the requests come that go out together', async () => {
    const { seen, https } = counting({ answers: holdingThree() })
    const session = await open({ https })
    session.openBeside(beside)
    await get(session, overTls)
    await vi.waitFor(() => expect(seen.connections).toBe(3))
    const all = await Promise.all(three.map(() => get(session, overTls)))
    expect(all.map((exchange) => response(exchange).body)).toEqual(['ok', 'ok', 'ok'])
    expect(seen).toEqual({ connections: 3, requests: 4 })
  })

  it('that the peer does not let stand are done without', async () => {
    const { seen, https: inner } = counting()
    let tried = 0
    const https = plain((socket) => {
      tried += 1
      if (tried === 1) inner.emit('connection', socket)
      else socket.resetAndDestroy()
    })
    const session = await open({ https })
    session.openBeside(beside)
    await get(session, overTls)
    await vi.waitFor(() => expect(tried).toBe(3))
    const all = await Promise.all(three.map(() => get(session, overTls)))
    expect(all.map((exchange) => response(exchange).body)).toEqual(['ok', 'ok', 'ok'])
    expect([seen.connections, seen.requests]).toEqual([1, 4])
  })

  it('are not tried where the first is refused', async () => {
    const session = await open({})
    session.openBeside(beside)
    expect((await get(session, overTls)).attempt).toMatchObject({ reason: 'refused' })
  })

  it('whose peer gave them up meanwhile cost another try, and are no failure', async () => {
    const { seen, https } = counting({
      onSecure: (socket, nth) => {
        if (nth === 2) socket.once('data', () => socket.destroy())
        return nth !== 2
      },
    })
    const session = await open({ https })
    session.openBeside({ ...beside, connections: 1 })
    await get(session, overTls)
    await vi.waitFor(() => expect(seen.connections).toBe(2))
    const all = await Promise.all(three.map(() => get(session, overTls)))
    expect(all.map((exchange) => response(exchange).body)).toEqual(['ok', 'ok', 'ok'])
  })

  it('that waited for seconds are not used', async () => {
    const used = new Set<unknown>()
    const { seen, https } = counting({ answers: (request, answer) => void answer.end(String(used.add(request.socket).size)) })
    const session = await open({ https })
    session.openBeside(beside)
    await get(session, overTls)
    await vi.waitFor(() => expect(seen.connections).toBe(3))
    const now = performance.now()
    vi.spyOn(performance, 'now').mockReturnValue(now + 2_500)
    await Promise.all(three.map(() => get(session, overTls)))
    expect([seen.connections, used.size]).toEqual([5, 3])
  })
})
