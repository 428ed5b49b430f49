import { expect, test } from 'vitest'
import { stackedEdges } from './stacked-edges.ts'
import { edgeOf, target } from './test-replies.ts'

const judge = (edge: ReturnType<typeof edgeOf>) => stackedEdges.judge({ edge, target, now: new Date(0) })

test('names the outer and the inner one', () => {
  expect(judge(edgeOf('cloudflare', { behind: ['cloudfront'] }))).toMatchObject({
    verdict: 'warn',
    diagnoses: [{ code: 'cdn.two-cdns-in-a-row', params: { outer: 'Cloudflare', inner: 'Amazon CloudFront' } }],
  })
})

test('passes on one alone, and does not apply without any', () => {
  expect(judge(edgeOf('cloudflare')).verdict).toBe('pass')
  expect(judge(edgeOf('esp-direct')).verdict).toBe('not-applicable')
})
