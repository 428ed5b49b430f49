import { expect, it } from 'vitest'
import { hostname, target } from '#e2e/pki/served.ts'
import type { Handshake } from '#lib/engine/facts/tls.ts'
import { oldProtocols } from './old-protocols.ts'

const at = (legacy: Handshake['legacy']): Handshake => ({
  id: 'tls:1',
  address: '192.0.2.1',
  servername: hostname,
  legacy,
  refusedAgain: false,
  plainHttp: 'answers',
})
const judge = (...handshakes: Handshake[]) => oldProtocols.judge({ handshakes, target, now: new Date() })

it('passes where they are refused', () => {
  expect(judge(at({ id: 'tls:1:legacy', accepted: false, protocol: '' }), at(undefined)).verdict).toBe('pass')
})

it('warns where one is accepted', () => {
  expect(judge(at(undefined), at({ id: 'tls:1:legacy', accepted: true, protocol: 'TLSv1.1' }))).toMatchObject({
    verdict: 'warn',
    diagnoses: [
      { code: 'tls.old-protocols-still-enabled', params: { protocol: 'TLSv1.1', addresses: '192.0.2.1' }, evidence: ['tls:1:legacy'] },
    ],
  })
})

it('cannot tell where it was not asked, or nothing came back', () => {
  expect(judge(at(undefined)).verdict).toBe('unknown')
})
