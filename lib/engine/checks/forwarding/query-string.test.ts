import { expect, test } from 'vitest'
import type { HttpExchange } from '#lib/engine/evidence/evidence.ts'
import { but, direct, evidenceOf, healthy, link, redirect, sent, shop, wrongLink } from '#lib/engine/facts/forwarding/sample-evidence.ts'
import { judge } from '#lib/engine/run/judge.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { queryString } from './query-string.ts'

type Case = [name: string, found: string, http: HttpExchange[], target?: Partial<Target>]

const cases: Case[] = [
  ['the link is served', 'pass forwarding.query-string', [...healthy]],
  ['as without a query', 'fail forwarding.query-string-not-forwarded', but(sent('link', wrongLink), direct('without-query', wrongLink))],
  [
    'the edge serves the decoded link',
    'fail forwarding.query-string-re-encoded',
    but(sent('link', wrongLink), sent('other-path', redirect(shop), { variant: 'query-decoded' })),
  ],
  [
    'the edge serves the encoded link',
    'fail forwarding.query-string-re-encoded',
    but(sent('link', wrongLink), sent('other-path', redirect(shop), { variant: 'query-encoded' })),
  ],
  [
    'the edge serves neither',
    'unknown forwarding.query-string',
    but(sent('link', wrongLink), sent('other-path', wrongLink, { variant: 'query-encoded' })),
  ],
  [
    'a link without a query',
    'not-applicable forwarding.query-string',
    but(sent('link', redirect(shop), { path: link.ses })),
    { esp: 'ses' },
  ],
]

test.each(cases)('%s: %s', (_name, found, http, target) => {
  const findings = judge(evidenceOf(http, target), [queryString])
  expect(findings.map(({ verdict, code }) => `${verdict} ${code}`).join(', ')).toBe(found)
})
