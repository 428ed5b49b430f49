import { describe, expect, it } from 'vitest'
import { target } from '#e2e/pki/served.ts'
import type { TlsHandshake } from '#lib/engine/evidence/evidence.ts'
import type { FailureReason } from '#lib/engine/net/probe-error.ts'
import type { HandshakeRequest, ProbeSession } from './session.ts'
import { probeTls } from './tls.ts'

/** A session that answers every handshake alike and keeps what was asked of it. */
async function asked(attempt: TlsHandshake['attempt']): Promise<HandshakeRequest[]> {
  const requests: HandshakeRequest[] = []
  const handshake = async (request: HandshakeRequest): Promise<TlsHandshake> => {
    requests.push(request)
    return { id: 'tls', role: request.role, address: request.address, port: 443, servername: request.servername, mode: 'standard', attempt }
  }
  await probeTls({ target, handshake } as unknown as ProbeSession, 'link-host', '192.0.2.1')
  return requests
}

const failed = (reason: FailureReason, detail?: string): TlsHandshake['attempt'] => ({ state: 'failed', reason, detail })

describe('the TLS probe', () => {
  it('asks one address of a run for old protocols', async () => {
    const modes: (string | undefined)[] = []
    const value = { protocol: 'TLSv1.3', alpn: null, chain: [], ms: 1 }
    const handshake = async (request: HandshakeRequest) => {
      modes.push(request.mode)
      return { attempt: { state: 'observed', value } }
    }
    const session = { target, handshake } as unknown as ProbeSession
    for (const address of ['192.0.2.1', '192.0.2.2']) await probeTls(session, 'link-host', address)
    expect(modes).toEqual([undefined, 'legacy', undefined])
  })

  it('asks by the name of the link host, and for old protocols where all is well', async () => {
    const attempt: TlsHandshake['attempt'] = { state: 'observed', value: { protocol: 'TLSv1.3', alpn: null, chain: [], ms: 1 } }
    const request = { role: 'link-host', address: '192.0.2.1', servername: target.hostname }
    expect(await asked(attempt)).toEqual([request, { ...request, mode: 'legacy' }])
  })

  it.each<[FailureReason, string | undefined, number]>([
    ['reset', undefined, 2],
    ['malformed', undefined, 2],
    ['tls-alert', 'protocol_version', 2],
    ['tls-alert', 'handshake_failure', 2],
    ['tls-alert', 'unrecognized_name', 1],
    ['refused', undefined, 1],
    ['timeout', undefined, 1],
    ['tls-alert', 'certificate_required', 1],
    ['not-tls', undefined, 1],
    ['not-allowed', undefined, 1],
  ])('after %s (%s) looks %i times', async (reason, detail, times) => {
    const requests = await asked(failed(reason, detail))
    expect(requests).toHaveLength(times)
    expect(requests[1]?.mode).toBe(times === 2 ? 'lenient' : undefined)
  })

  const modern: TlsHandshake['attempt'] = { state: 'observed', value: { protocol: 'TLSv1.2', alpn: null, chain: [], ms: 1 } }
  const old: TlsHandshake['attempt'] = { state: 'observed', value: { protocol: 'TLSv1.1', alpn: null, chain: [], ms: 1 } }
  it.each<[string, TlsHandshake['attempt'], TlsHandshake['attempt'], string[]]>([
    ['an alert, and all we can does', failed('tls-alert', 'handshake_failure'), modern, ['lenient', 'repeated', 'small']],
    ['an alert, and an old protocol does', failed('tls-alert', 'protocol_version'), old, ['lenient']],
    ['a reset, and all we can does', failed('reset'), modern, ['lenient', 'repeated', 'small']],
    ['silence after the first message', failed('timeout', 'handshake'), modern, ['repeated', 'small']],
  ])('after %s, looks by %s', async (_, first, second, modes) => {
    const seen: (string | undefined)[] = []
    const handshake = async ({ mode }: HandshakeRequest) => {
      seen.push(mode)
      return { attempt: mode === undefined ? first : second }
    }
    await probeTls({ target, handshake } as unknown as ProbeSession, 'link-host', '192.0.2.1')
    expect(seen).toEqual([undefined, ...modes])
  })
})
