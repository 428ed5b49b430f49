import { expect, test } from 'vitest'
import type { HttpExchange } from '#lib/engine/evidence/evidence.ts'
import { answer, but, direct, evidenceOf, healthy, redirect, sent, shop, wrongLink } from '#lib/engine/facts/forwarding/sample-evidence.ts'
import { judge } from '#lib/engine/run/judge.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { cache } from './cache.ts'

type Case = [name: string, found: string, http: HttpExchange[], target?: Partial<Target>]

const cases: Case[] = [
  ['nothing says that it was stored', 'pass forwarding.cache', [...healthy]],
  ['a miss', 'pass forwarding.cache', but(sent('repeat', redirect(shop, { 'x-cache': 'Miss from cloudfront' })))],
  ['a hit', 'warn forwarding.responses-cached', but(sent('repeat', redirect(shop, { 'X-Cache': 'Hit from cloudfront', age: '0' })))],
  ['an Age', 'warn forwarding.responses-cached', but(sent('link', redirect(shop, { age: '4000' })))],
  ['RFC 9211', 'warn forwarding.responses-cached', but(sent('repeat', redirect(shop, { 'cache-status': 'edge; hit; ttl=30' })))],
  [
    'a bypass in the words of RFC 9211',
    'pass forwarding.cache',
    but(sent('repeat', redirect(shop, { 'cache-status': 'edge; fwd=bypass' }))),
  ],
  [
    'ten seconds at SparkPost',
    'pass forwarding.cache',
    but(sent('repeat', redirect(shop, { 'x-cache': 'HIT', age: '9' }))),
    { esp: 'sparkpost' },
  ],
  [
    'a day at SparkPost',
    'warn forwarding.responses-cached',
    but(sent('repeat', redirect(shop, { 'x-cache': 'HIT', age: '86000' }))),
    { esp: 'sparkpost' },
  ],
  [
    'one answer for all',
    'fail forwarding.responses-cached-across-links',
    but(sent('control', redirect(shop)), direct('control', wrongLink)),
  ],
  [
    'a hit of an error of the edge',
    'warn forwarding.responses-cached',
    but(sent('link', answer(502)), sent('repeat', answer(502, { 'x-cache': 'HIT' }))),
  ],
  [
    'made-up links',
    'unknown forwarding.cache',
    [sent('link', wrongLink, { kind: 'made-up' }), direct('link', wrongLink, { kind: 'made-up' })],
  ],
]

test.each(cases)('%s: %s', (_name, found, http, target) => {
  const findings = judge(evidenceOf(http, target), [cache])
  expect(findings.map(({ verdict, code }) => `${verdict} ${code}`).join(', ')).toBe(found)
})
