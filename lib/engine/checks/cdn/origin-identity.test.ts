import { expect, test } from 'vitest'
import type { Delivery } from '#lib/engine/facts/forwarding/delivery.ts'
import { originIdentity } from './origin-identity.ts'
import { answerOf, deliveryOf, edgeOf, pageOf, repliesOf, target } from './test-replies.ts'

const wrongLink = answerOf(404, '<title>Wrong Link</title>')
const served = answerOf(302, '', { location: 'https://shop.example.com/sale' })
const shop = answerOf(200, '<title>Shop</title>', { 'content-type': 'text/html' })
const away = answerOf(302, '', { location: 'https://www.example.com/' })

const judge = (delivery: Delivery, edgeReplies = repliesOf()) => {
  const judgement = originIdentity.judge({ edge: edgeOf('cloudfront'), edgeReplies, delivery, target, now: new Date(0) })
  return 'diagnoses' in judgement ? judgement.diagnoses.map(({ code }) => code).join() : judgement.verdict
}

test.each<[string, Delivery, string]>([
  ['the ESP’s own answer', deliveryOf(wrongLink, wrongLink, { outcome: 'unproven' }), 'pass'],
  ['the ESP’s page for a lost Host', deliveryOf(answerOf(400), served, { lookalikes: [answerOf(400)], outcome: 'host-lost' }), 'pass'],
  ['Wrong Link, which only SendGrid says', deliveryOf(wrongLink, null), 'pass'],
  ['a web page in place of a redirect', deliveryOf(shop, served), 'cdn.edge-forwards-to-wrong-origin'],
  ['a web page in place of an error', deliveryOf(shop, wrongLink), 'cdn.edge-forwards-to-wrong-origin'],
  ['a 404 that the ESP did not give', deliveryOf(answerOf(404, '<title>Not here</title>'), served), 'cdn.edge-forwards-to-wrong-origin'],
  ['a redirect where the ESP gave an error', deliveryOf(away, wrongLink), 'cdn.edge-forwards-to-wrong-origin'],
  [
    'one redirect for every link',
    deliveryOf(away, served, { control: { edge: away, origin: null, agrees: null } }),
    'cdn.edge-forwards-to-wrong-origin',
  ],
  ['another redirect for this link', deliveryOf(away, served, { control: { edge: wrongLink, origin: null, agrees: null } }), 'pass'],
  [
    'a redirect for a real link that the ESP of the region told does not know',
    deliveryOf({ ...away, kind: 'real' }, answerOf(404), { control: { edge: answerOf(404), origin: null, agrees: null } }),
    'unknown',
  ],
  [
    'a bucket, without comparison',
    deliveryOf(answerOf(403, '<Error><Code>AccessDenied</Code>'), null),
    'cdn.edge-forwards-to-wrong-origin',
  ],
  ['a web page, without comparison', deliveryOf(shop, null), 'unknown'],
  ['a refusal that the ESP might give to what the edge adds', deliveryOf(answerOf(400, 'Too Large'), served), 'unknown'],
  ['a web page while the ESP fails', deliveryOf(shop, answerOf(503)), 'unknown'],
  ['a followed redirect', deliveryOf(shop, served, { outcome: 'redirects-followed' }), 'unknown'],
  ['a web page out of a cache', deliveryOf(shop, served, { outcome: 'shared-cache' }), 'cdn.edge-forwards-to-wrong-origin'],
  [
    'a 404 out of a cache, where the ESP has another',
    deliveryOf(answerOf(404, '<title>Not here</title>'), served, { outcome: 'shared-cache' }),
    'cdn.edge-forwards-to-wrong-origin',
  ],
  [
    "the ESP's own word on the spoiled link, out of a cache for all",
    deliveryOf(answerOf(404, 'no'), served, {
      outcome: 'shared-cache',
      control: { edge: answerOf(404, 'no'), origin: answerOf(404, 'no'), agrees: true },
    }),
    'unknown',
  ],
  ['one answer out of a cache', deliveryOf(away, served, { outcome: 'shared-cache' }), 'unknown'],
])('%s', (_name, delivery, expected) => {
  expect(judge(delivery)).toBe(expected)
})

test('leaves the edge’s own page to the check that reads it', () => {
  const page = pageOf('cdn.edge-has-no-route', { answer: answerOf(404) })
  expect(judge(deliveryOf(page.answer, served), repliesOf(page))).toBe('unknown')
})

test('names another ESP by its answer', () => {
  const other = answerOf(302, '', { location: 'https://x.example/', server: 'msys-http' })
  expect(judge(deliveryOf(other, wrongLink))).toBe('cdn.edge-forwards-to-wrong-esp')
})
