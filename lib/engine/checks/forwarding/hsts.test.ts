import { expect, test } from 'vitest'
import { failed } from '#lib/engine/evidence/attempt.ts'
import type { TlsHandshake } from '#lib/engine/evidence/evidence.ts'
import { answer, edgeAddress, evidenceOf, host, sent } from '#lib/engine/facts/forwarding/sample-evidence.ts'
import { judge } from '#lib/engine/run/judge.ts'
import { hsts } from './hsts.ts'

const handshake = (hostname: string, reason: 'refused' | 'aborted'): TlsHandshake => ({
  id: 'tls.1',
  role: 'link-host',
  address: edgeAddress,
  port: 443,
  servername: hostname,
  mode: 'standard',
  attempt: failed(reason),
})

const parent = (header: string) =>
  sent('hsts', answer(200, { 'Strict-Transport-Security': header }), { role: 'parent', kind: 'file', host: 'example.com', path: '/' })

const blocked = 'fail forwarding.hsts-forces-https-on-http-only-name'

test.each([
  ['max-age=31536000; includeSubDomains', blocked],
  ['includeSubdomains; max-age="300"', blocked],
  ['max-age=31536000', 'pass forwarding.hsts'],
  ['max-age=0; includeSubDomains', 'pass forwarding.hsts'],
  ['includeSubDomains', 'pass forwarding.hsts'],
])('443 refuses, the parent sends %s: %s', (header, found) => {
  const evidence = { ...evidenceOf([parent(header)]), tls: [handshake(host, 'refused')] }
  expect(judge(evidence, [hsts]).map(({ verdict, code }) => `${verdict} ${code}`)).toEqual([found])
})

test("a top-level domain on the browsers' own list", () => {
  const evidence = { ...evidenceOf([], { hostname: 'link.shop.dev' }), tls: [handshake('link.shop.dev', 'refused')] }
  expect(judge(evidence, [hsts])[0]).toMatchObject({ verdict: 'fail', params: { parent: '.dev', header: '–' } })
})

test('nothing is said where nothing tells whether HTTPS works', () => {
  const evidence = { ...evidenceOf([parent('max-age=1; includeSubDomains')]), tls: [handshake(host, 'aborted')] }
  expect(judge(evidence, [hsts])[0]?.verdict).toBe('unknown')
})
