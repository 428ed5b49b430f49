import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { HttpExchange } from '#lib/engine/evidence/evidence.ts'
import { answer, but, evidenceOf, healthy, redirect, sent, shop } from '#lib/engine/facts/forwarding/sample-evidence.ts'
import { judge } from '#lib/engine/run/judge.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { answerBody } from './answer-body.ts'

const stalled = answer(302, { location: shop, 'content-length': '90' }, '<html>', { complete: false })

const zipped = gzipSync('<html>moved</html>').toString('latin1')

type Case = [name: string, found: string, http: HttpExchange[], target?: Partial<Target>]

const cases: Case[] = [
  ['a redirect', 'pass forwarding.answer-body', [...healthy]],
  ['headers, then nothing', 'fail forwarding.edge-hangs', but(sent('link', stalled))],
  ['headers, then nothing, at the second try', 'fail forwarding.edge-hangs', but(sent('repeat', stalled))],
  [
    'a redirect with a huge body',
    'fail forwarding.unexpected-large-response',
    but(sent('link', answer(302, { location: shop }, '', { bodyBytes: 262144, complete: false }))),
  ],
  ['a web site', 'pass forwarding.answer-body', but(sent('link', answer(200, {}, '<html>', { bodyBytes: 262144, complete: false })))],
  [
    'gzip that is none',
    'fail forwarding.content-encoding-broken',
    but(sent('link', answer(302, { location: shop, 'content-encoding': 'gzip' }, '<html>'))),
  ],
  [
    'gzip that nothing announces',
    'fail forwarding.content-encoding-broken',
    but(sent('link', answer(302, { location: shop }, '\u001f\u008b\u0008'))),
  ],
  [
    'gzip twice',
    'fail forwarding.content-encoding-broken',
    but(sent('link', answer(302, { location: shop, 'content-encoding': 'gzip, gzip' }, '\u001f\u008b\u0008'))),
  ],
  [
    'Brotli, which is never decoded here',
    'pass forwarding.answer-body',
    but(sent('link', answer(302, { location: shop, 'content-encoding': 'br' }, '\u00ff\u00fe\u0000'))),
  ],
  ['gzip', 'pass forwarding.answer-body', but(sent('link', answer(302, { location: shop, 'content-encoding': 'gzip' }, zipped)))],
  [
    'gzip that breaks off',
    'fail forwarding.content-encoding-broken',
    but(sent('link', answer(302, { location: shop, 'content-encoding': 'gzip' }, zipped.slice(0, 14)))),
  ],
  [
    'gzip of which we hold the beginning',
    'pass forwarding.answer-body',
    but(sent('link', answer(302, { location: shop, 'content-encoding': 'gzip' }, zipped.slice(0, 14), { bodyBytes: 40 }))),
  ],
  ['gzip of nothing', 'pass forwarding.answer-body', but(sent('link', redirect(shop, { 'content-encoding': 'gzip' })))],
  [
    'an encoding whose name every object has',
    'pass forwarding.answer-body',
    but(sent('link', answer(302, { location: shop, 'content-encoding': '__proto__' }, 'abc'))),
  ],
  [
    'an encoding that nobody knows',
    'pass forwarding.answer-body',
    but(sent('link', answer(302, { location: shop, 'content-encoding': 'x-own' }, 'abc'))),
  ],
]

test.each(cases)('%s: %s', (_name, found, http, target) => {
  const findings = judge(evidenceOf(http, target), [answerBody])
  expect(findings.map(({ verdict, code }) => `${verdict} ${code}`).join(', ')).toBe(found)
})
