import { describe, expect, it } from 'vitest'
import { hostname, target } from '#e2e/pki/served.ts'
import type { Handshake } from '#lib/engine/facts/tls.ts'
import { handshake } from './handshake.ts'

const at = (failure?: Handshake['failure'], lenient?: string, address = '192.0.2.1'): Handshake => ({
  id: `tls:${address}`,
  address,
  servername: hostname,
  failure,
  lenient: lenient === undefined ? undefined : { id: 'tls:lenient', protocol: lenient },
  refusedAgain: false,
  plainHttp: 'answers',
})
const alert = (detail: string) => ({ reason: 'tls-alert' as const, detail })
const reset = { reason: 'reset' as const, detail: '' }

const verdictOn = (...handshakes: Handshake[]) => {
  const judgement = handshake.judge({ handshakes, target, now: new Date() })
  return 'diagnoses' in judgement
    ? [judgement.verdict, ...judgement.diagnoses.map(({ code, params }) => [code, params])]
    : [judgement.verdict]
}

const addresses = '192.0.2.1'

describe('the handshake', () => {
  it.each<[string, Handshake[], unknown[]]>([
    ['done', [at()], ['pass']],
    ['done at one address, the other closed', [at(), at({ reason: 'refused', detail: '' }, undefined, '192.0.2.2')], ['pass']],
    ['nothing speaks TLS', [at({ reason: 'refused', detail: '' })], ['unknown']],
    [
      'unrecognized_name',
      [at(alert('unrecognized_name'))],
      ['fail', ['tls.edge-has-no-certificate', { addresses, alert: 'unrecognized_name' }]],
    ],
    [
      'handshake_failure, twice',
      [at(alert('handshake_failure'))],
      ['fail', ['tls.edge-has-no-certificate', { addresses, alert: 'handshake_failure' }]],
    ],
    [
      'an alert at one address only',
      [at(undefined, undefined, '192.0.2.9'), at(alert('unrecognized_name'))],
      ['fail', ['tls.edge-has-no-certificate', { addresses, alert: 'unrecognized_name' }]],
    ],
    [
      'protocol_version, then TLS 1.0',
      [at(alert('protocol_version'), 'TLSv1')],
      ['fail', ['tls.protocol-too-old', { addresses, protocol: 'TLSv1' }]],
    ],
    ['protocol_version, then nothing', [at(alert('protocol_version'))], ['fail', ['tls.protocol-too-old', { addresses, protocol: '' }]]],
    [
      'handshake_failure, then TLS 1.1',
      [at(alert('handshake_failure'), 'TLSv1.1')],
      ['fail', ['tls.protocol-too-old', { addresses, protocol: 'TLSv1.1' }]],
    ],
    ['a reset, then TLS 1.0', [at(reset, 'TLSv1')], ['fail', ['tls.protocol-too-old', { addresses, protocol: 'TLSv1' }]]],
    ['a reset, twice', [at(reset)], ['fail', ['tls.handshake-cut-off', { addresses }]]],
    ['a reset, then TLS 1.3', [at(reset, 'TLSv1.3')], ['unknown']],
    ['handshake_failure, then TLS 1.2 with old ciphers', [at(alert('handshake_failure'), 'TLSv1.2')], ['unknown']],
    ['a client certificate is wanted', [at(alert('certificate_required'))], ['unknown']],
    ['a fault inside the server, once', [at(alert('internal_error'))], ['unknown']],
    [
      'internal_error, and again: a server in Go without a certificate',
      [{ ...at(alert('internal_error')), refusedAgain: true }],
      ['fail', ['tls.edge-has-no-certificate', { addresses, alert: 'internal_error' }]],
    ],
    [
      'a fault inside one server, the other one shows a certificate',
      [at(undefined, undefined, '192.0.2.9'), { ...at(alert('internal_error')), refusedAgain: true }],
      ['unknown'],
    ],
    ['bytes that are no handshake', [at({ reason: 'malformed', detail: '' })], ['unknown']],
  ])('%s', (_, handshakes, expected) => {
    expect(verdictOn(...handshakes)).toEqual(expected)
  })
})
