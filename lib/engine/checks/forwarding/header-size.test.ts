import { expect, test } from 'vitest'
import type { HttpExchange } from '#lib/engine/evidence/evidence.ts'
import { answer, but, direct, evidenceOf, healthy, sent } from '#lib/engine/facts/forwarding/sample-evidence.ts'
import { judge } from '#lib/engine/run/judge.ts'
import { headerSize } from './header-size.ts'

const tooLarge = answer(400, { 'content-type': 'text/html' }, '<center>Request Header Or Cookie Too Large</center>')

const cases: [name: string, found: string, http: HttpExchange[]][] = [
  ['the link is served', 'pass forwarding.header-size', [...healthy]],
  ['a page that says so', 'warn forwarding.headers-too-large', but(sent('link', tooLarge))],
  ['431', 'warn forwarding.headers-too-large', but(sent('link', answer(431)))],
  ['another 400', 'unknown forwarding.header-size', but(sent('link', answer(400, {}, 'Bad Request')))],
  ['the ESP says so when asked directly', 'unknown forwarding.header-size', but(sent('link', tooLarge), direct('link', tooLarge))],
]

test.each(cases)('%s: %s', (_name, found, http) => {
  const findings = judge(evidenceOf(http, { esp: 'ses' }), [headerSize])
  expect(findings.map(({ verdict, code }) => `${verdict} ${code}`)).toEqual([found])
})
