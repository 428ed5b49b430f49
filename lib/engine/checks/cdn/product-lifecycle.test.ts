import { expect, test } from 'vitest'
import { productLifecycle } from './product-lifecycle.ts'
import { target } from './test-replies.ts'

const judge = (names: string[], at = '2026-11-22T10:00:00Z') =>
  productLifecycle.judge({ edgeProduct: { product: null, names, marked: [] }, target, now: new Date(at) })

test.each([
  [['links.azureedge.net'], 'Azure CDN (classic)', false],
  [['links.azurefd.net'], 'Azure Front Door (classic)', false],
  [['wpc.1a2b.edgecastcdn.net'], 'Edgio', true],
])('%s is of a product that closes', (names, product, ended) => {
  expect(judge(names)).toMatchObject({ verdict: 'warn', diagnoses: [{ code: 'cdn.product-retired', params: { product, ended } }] })
})

test('says that it has ended once the day has come', () => {
  expect(judge(['links.azurefd.net'], '2027-04-01T00:00:00Z')).toMatchObject({ diagnoses: [{ params: { ended: true } }] })
})

test('does not apply to a product that stays', () => {
  expect(judge(['links-1a2b.z01.azurefd.net', 'part-0001.t-0009.t-msedge.net']).verdict).toBe('not-applicable')
})
