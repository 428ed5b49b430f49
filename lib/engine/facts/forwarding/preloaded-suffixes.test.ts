import { expect, test } from 'vitest'
import { preloadedSuffixOf } from './preloaded-suffixes.ts'

test.each([
  ['link.shop.dev', 'dev'],
  ['link.shop.bank', 'bank'],
  ['link.shop.now.sh', 'now.sh'],
  ['link.shop.sh', undefined],
  ['link.shop.com', undefined],
  ['app.example.com', undefined],
  ['dev', undefined],
])('%s: %s', (hostname, suffix) => expect(preloadedSuffixOf(hostname)).toBe(suffix))
