import { expect, test } from 'vitest'
import { cacheMarks } from './cache-marks.ts'
import type { HttpResponse } from './evidence.ts'

const answer = (headers: Record<string, string>): HttpResponse => ({
  status: 302,
  headers: Object.entries(headers),
  body: '',
  bodyBytes: 0,
  complete: true,
  ms: 1,
})

test.each([
  ['nothing said', {}, false],
  ['CloudFront', { 'X-Cache': 'Hit from cloudfront' }, true],
  ['CloudFront, not stored', { 'X-Cache': 'Miss from cloudfront' }, false],
  ['a name that every object has', { constructor: 'hit' }, false],
  ['Azure', { 'X-Cache': 'TCP_REMOTE_HIT' }, true],
  ['Azure, not stored', { 'X-Cache': 'TCP_MISS' }, false],
  ['Akamai', { 'Server-Timing': 'cdn-cache; desc=HIT, edge; dur=1' }, true],
  ['Akamai, not stored', { 'Server-Timing': 'cdn-cache; desc=MISS, edge; dur=1' }, false],
  ['a site’s own timing', { 'Server-Timing': 'cache;desc="HIT"' }, false],
  ['ChinaCache', { CC_CACHE: 'TCP_MEM_HIT' }, true],
  ['Section', { 'section-io-cache': 'Hit' }, true],
  ['an age', { Age: '12' }, true],
  ['an age of nought', { Age: '0' }, false],
  ['Varnish, an answer kept for an earlier request', { 'X-Varnish': '32771 32769' }, true],
  ['Varnish, an answer just fetched', { 'X-Varnish': '32769', Age: '0' }, false],
])('%s', (_, headers, hit) => expect(cacheMarks(answer(headers as Record<string, string>)).hit).toBe(hit))
