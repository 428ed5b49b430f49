import { createServer as createHttpServer } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { closeAll, get, open, plain, shake } from '#e2e/peers/peers.ts'
import { evidenceSchema } from '#lib/engine/evidence/evidence.ts'

afterEach(closeAll)

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
