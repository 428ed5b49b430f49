import { describe, expect, it } from 'vitest'
import { makeCertificate, now } from '#e2e/pki/make-certificate.ts'
import { anchorsOf, hostname, intermediate, root, serve, target } from '#e2e/pki/served.ts'
import type { Refusal } from '#lib/engine/facts/tls/root-stores.ts'
import { rootStores } from './root-stores.ts'
import { trust } from './trust.ts'

const leaf = makeCertificate({ dnsNames: [hostname], scts: { logs: 3, at: now } }, intermediate)

const judge = (refusals: Refusal[], isPublic = true) => {
  const served = serve([leaf, intermediate], anchorsOf(isPublic, root))
  if (served.anchoring.kind !== 'anchored') throw new Error('not anchored')
  const input = {
    certificates: [{ ...served, anchoring: { ...served.anchoring, refusals } }],
    target,
    now,
    clock: { aheadSeconds: 0, isOff: false },
  }
  return [rootStores.judge(input), trust.judge(input)] as const
}

describe('root stores', () => {
  it('passes a root that all of them list', () => {
    expect(judge([]).map(({ verdict }) => verdict)).toEqual(['pass', 'pass'])
  })

  it('warns of a root that one of them does not list', () => {
    const [stores, trusted] = judge([{ store: 'microsoft', listed: '2026-07-19' }])
    expect(stores).toMatchObject({
      verdict: 'warn',
      diagnoses: [{ code: 'tls.issuer-unknown-to-some-stores', params: { root: 'Test Root', stores: 'Microsoft', listed: '2026-07-19' } }],
    })
    expect(trusted.verdict).toBe('pass')
  })

  it("does not say that Apple's devices trust a root which is not on the list that we hold", () => {
    expect(judge([{ store: 'apple', listed: '2025-12-28' }]).map(({ verdict }) => verdict)).toEqual(['warn', 'unknown'])
  })

  it('leaves a refusal by rule to the check of trust', () => {
    const [stores, trusted] = judge([{ store: 'chrome', since: '2025-07-31', listed: '2026-07-19' }])
    expect(stores.verdict).toBe('pass')
    expect(trusted).toMatchObject({
      verdict: 'fail',
      diagnoses: [{ code: 'tls.distrusted-issuer', params: { root: 'Test Root', stores: 'Chrome', since: '2025-07-31' } }],
    })
  })

  it('is no matter of anchors that are not public', () => {
    expect(judge([], false)[0].verdict).toBe('not-applicable')
  })
})
