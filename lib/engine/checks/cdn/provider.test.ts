import { expect, test } from 'vitest'
import type { CdnId } from '#lib/engine/target/target.ts'
import { provider } from './provider.ts'
import { edgeOf, target } from './test-replies.ts'

const judge = (edge: ReturnType<typeof edgeOf>, cdn?: CdnId, espTarget = 'sendgrid.net', names: string[] = [], marked: CdnId[] = []) => {
  const edgeProduct = { product: null, names, marked }
  const judgement = provider.judge({ edge, edgeProduct, target: { ...target, cdn, espTarget }, now: new Date(0) })
  return 'diagnoses' in judgement ? judgement.diagnoses.map(({ code }) => code).join() : judgement.verdict
}

test.each<[string, ReturnType<typeof edgeOf>, CdnId | undefined, string]>([
  ['any CDN where none was chosen', edgeOf('fastly'), undefined, 'pass'],
  ['the chosen CDN', edgeOf('fastly'), 'fastly', 'pass'],
  ['another CDN', edgeOf('fastly'), 'cloudfront', 'cdn.not-the-chosen-one'],
  ['the chosen one behind another', edgeOf('cloudflare', { behind: ['cloudfront'] }), 'cloudfront', 'pass'],
  ['another one, not surely', edgeOf('fastly', { confidence: 'possible' }), 'cloudfront', 'pass'],
  ['a proxy where one was chosen', edgeOf('custom-proxy'), 'custom-proxy', 'pass'],
  ['a proxy where nothing was chosen', edgeOf('custom-proxy'), undefined, 'cdn.not-recognised'],
  ['a proxy in place of a CDN with known addresses', edgeOf('custom-proxy'), 'cloudfront', 'cdn.not-the-chosen-one'],
  ['a server that may hide a CDN without known addresses', edgeOf('custom-proxy'), 'akamai', 'cdn.not-recognised'],
  ['the ESP itself', edgeOf('esp-direct'), 'cloudfront', 'unknown'],
  ['nothing', edgeOf('none'), 'cloudfront', 'unknown'],
])('%s', (_name, edge, cdn, expected) => {
  expect(judge(edge, cdn)).toBe(expected)
})

test('tells a proxy that says nothing of itself from a CDN whose addresses are all known, and not from one whose marks it bears', () => {
  const silent = edgeOf('custom-proxy', { confidence: 'possible' })
  expect(judge(silent, 'cloudfront')).toBe('cdn.not-the-chosen-one')
  expect(judge(silent, 'cloudfront', undefined, [], ['cloudfront'])).toBe('cdn.not-recognised')
  expect(judge(silent, 'keycdn')).toBe('cdn.not-recognised')
})

test('lets the ESP stand alone where it keeps the certificates itself', () => {
  expect(judge(edgeOf('esp-direct'), undefined, 'v2.spgo.io')).toBe('pass')
  expect(judge(edgeOf('esp-direct'), undefined, 'sendgrid.net', ['click.sendgrid.net'])).toBe('pass')
  expect(judge(edgeOf('esp-direct'), undefined, 'click.sendgrid.net', ['sendgrid.net'])).toBe('unknown')
})
