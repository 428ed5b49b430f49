import { describe, expect, it } from 'vitest'
import { hostname, target } from '#e2e/pki/served.ts'
import type { Handshake } from '#lib/engine/facts/tls.ts'
import { handshake } from './handshake.ts'

const at = (failure?: Handshake['failure'], lenient?: string, address = '192.0.2.1'): Handshake => ({
  id: `tls:${address}`,
  address,
  servername: hostname,
  failure,
  lenient:
    lenient === undefined ? undefined : { id: 'tls:lenient', protocol: lenient, cipher: 'ECDHE-RSA-AES128-GCM-SHA256', group: 'X25519' },
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

/** An address that a browser's offer came to nothing with: how it went once more, in a small message, and with all we can. */
const offered = (
  failure: Handshake['failure'],
  [repeated, small]: readonly (boolean | undefined)[],
  lenient?: Partial<NonNullable<Handshake['lenient']>>,
): Handshake => ({
  ...at(failure),
  lenient: lenient && { id: 'tls:lenient', protocol: 'TLSv1.2', cipher: 'ECDHE-RSA-AES128-GCM-SHA256', group: 'X25519', ...lenient },
  repeated: repeated === undefined ? undefined : { id: 'tls:repeated', completed: repeated },
  small: small === undefined ? undefined : { id: 'tls:small', completed: small },
})
const dhe = { cipher: 'DHE-RSA-AES128-GCM-SHA256', group: 'DH 2048', foreign: 'suite' } as const
const agreed = { id: 'tls', protocol: 'TLSv1.2', cipher: 'AES128-SHA', group: '' }
const unanswered = { reason: 'timeout', detail: 'handshake' } as const

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
    ['bytes that are no handshake, once', [at({ reason: 'malformed', detail: '' })], ['unknown']],
    [
      'bytes that are no handshake, twice',
      [{ ...at({ reason: 'malformed', detail: 'length_mismatch' }), refusedAgain: true }],
      ['fail', ['tls.handshake-broken', { addresses, fault: 'length mismatch' }]],
    ],
    ['HTTP/2 alone', [at(alert('no_application_protocol'))], ['unknown']],
    ['too many certificates', [at({ reason: 'too-large', detail: '' })], ['fail', ['tls.certificates-too-large', { addresses }]]],
  ])('%s', (_, handshakes, expected) => {
    expect(verdictOn(...handshakes)).toEqual(expected)
  })
})

describe("a browser's offer", () => {
  it.each<[string, Handshake, unknown[]]>([
    [
      'a suite of no browser',
      offered(alert('handshake_failure'), [false, false], dhe),
      [
        'fail',
        [
          'tls.no-browser-cipher',
          { addresses, protocol: 'TLSv1.2', cipher: 'DHE-RSA-AES128-GCM-SHA256', group: 'DH 2048', lacks: 'suite' },
        ],
      ],
    ],
    ['the same, and then it went well', offered(alert('handshake_failure'), [true, false], dhe), ['unknown']],
    ['the same, and no second try', offered(alert('handshake_failure'), [undefined, undefined], dhe), ['unknown']],
    [
      'a reset, and a suite of no browser',
      offered(reset, [false, false], dhe),
      ['fail', ['tls.no-browser-cipher', expect.objectContaining({ lacks: 'suite' })]],
    ],
    [
      'a group of no browser',
      offered(alert('handshake_failure'), [false, false], { group: 'P-521', foreign: 'group' }),
      ['fail', ['tls.no-browser-cipher', expect.objectContaining({ group: 'P-521', lacks: 'group' })]],
    ],
    [
      'nothing else is left than the signatures',
      offered(alert('handshake_failure'), [false, false], {}),
      ['fail', ['tls.no-browser-cipher', expect.objectContaining({ lacks: 'signature' })]],
    ],
    ['a small message does', offered(reset, [false, true], {}), ['fail', ['tls.large-client-hello-fails', { addresses }]]],
    ['a small message ends the silence', offered(unanswered, [false, true]), ['fail', ['tls.large-client-hello-fails', { addresses }]]],
    ['a small message ends the silence, and so does a second large one', offered(unanswered, [true, true]), ['unknown']],
    ['silence whatever is sent', offered(unanswered, [false, false]), ['unknown']],
    [
      'an old protocol, whatever else',
      offered(alert('protocol_version'), [false, false], { protocol: 'TLSv1', ...dhe }),
      ['fail', ['tls.protocol-too-old', { addresses, protocol: 'TLSv1' }]],
    ],
    [
      'a key that may not encipher, and has to',
      { ...at(), agreed, usageLacking: 'keyEncipherment' },
      ['fail', ['tls.no-browser-cipher', { addresses, protocol: 'TLSv1.2', cipher: 'AES128-SHA', group: '', lacks: 'keyEncipherment' }]],
    ],
  ])('%s', (_, entry, expected) => {
    expect(verdictOn(entry)).toEqual(expected)
  })

  it('says why nothing can be said of a server for HTTP/2 alone', () => {
    const judgement = handshake.judge({ handshakes: [at(alert('no_application_protocol'))], target, now: new Date() })
    expect(judgement).toMatchObject({ diagnosis: { code: 'checker.could-not-check' } })
  })
})
