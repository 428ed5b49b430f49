import { describe, expect, it } from 'vitest'
import { hostname, target } from '#e2e/pki/served.ts'
import type { Handshake } from '#lib/engine/facts/tls.ts'
import type { FailureReason } from '#lib/engine/net/probe-error.ts'
import { httpsPort } from './https-port.ts'

const at = (address: string, reason?: FailureReason, plainHttp: Handshake['plainHttp'] = 'answers'): Handshake => ({
  id: `tls:${address}`,
  address,
  servername: hostname,
  failure: reason && { reason, detail: '' },
  refusedAgain: false,
  plainHttp,
})

const verdictOn = (...handshakes: Handshake[]) => {
  const judgement = httpsPort.judge({ handshakes, target, now: new Date() })
  return 'diagnoses' in judgement
    ? [judgement.verdict, ...judgement.diagnoses.map(({ code, params }) => [code, params])]
    : [judgement.verdict]
}

describe('port 443', () => {
  it.each<[string, Handshake[], unknown[]]>([
    ['open', [at('192.0.2.1')], ['pass']],
    ['open, and the handshake refused', [at('192.0.2.1', 'tls-alert')], ['pass']],
    ['open at one of two', [at('192.0.2.1'), at('192.0.2.2', 'refused')], ['pass']],
    ['closed', [at('192.0.2.1', 'refused')], ['fail', ['tls.https-port-closed', { addresses: '192.0.2.1' }]]],
    ['closed, as is port 80', [at('192.0.2.1', 'refused', 'refuses')], ['fail', ['tls.https-port-closed', { addresses: '192.0.2.1' }]]],
    [
      'closed at both',
      [at('192.0.2.1', 'refused'), at('2001:db8::1', 'refused')],
      ['fail', ['tls.https-port-closed', { addresses: '192.0.2.1, 2001:db8::1' }]],
    ],
    ['silent while 80 answers', [at('192.0.2.1', 'timeout')], ['fail', ['tls.https-port-filtered', { addresses: '192.0.2.1' }]]],
    ['silent like 80', [at('192.0.2.1', 'timeout', 'silent')], ['unknown']],
    ['silent, 80 not asked', [at('192.0.2.1', 'timeout', 'not-asked')], ['unknown']],
    ['plain HTTP', [at('192.0.2.1', 'not-tls')], ['fail', ['tls.plain-http-on-443', { addresses: '192.0.2.1' }]]],
    [
      'plain HTTP at one of two',
      [at('192.0.2.1'), at('192.0.2.2', 'not-tls')],
      ['fail', ['tls.plain-http-on-443', { addresses: '192.0.2.2' }]],
    ],
  ])('%s', (_, handshakes, expected) => {
    expect(verdictOn(...handshakes)).toEqual(expected)
  })
})
