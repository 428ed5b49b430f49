import { expect, test } from 'vitest'
import type { HttpExchange } from '#lib/engine/evidence/evidence.ts'
import { answer, badHostname, but, direct, evidenceOf, healthy, page, sent } from '#lib/engine/facts/forwarding/sample-evidence.ts'
import { judge } from '#lib/engine/run/judge.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { hostHeader } from './host-header.ts'

const ownName = answer(400, { 'content-type': 'text/plain' }, 'Bad Request')

type Case = [name: string, found: string, http: HttpExchange[], target?: Partial<Target>]

const cases: Case[] = [
  ['the ESP knows the name', 'pass forwarding.host-header', [...healthy]],
  ['Bad Hostname', 'fail forwarding.host-header-not-forwarded', but(sent('link', badHostname))],
  [
    'the answer that the ESP gives to its own name',
    'fail forwarding.host-header-not-forwarded',
    but(sent('link', ownName), direct('own-host', ownName)),
    { esp: 'ses' },
  ],
  [
    'the ESP says the same when asked directly',
    'unknown forwarding.host-header',
    but(sent('link', badHostname), direct('link', badHostname)),
  ],
  ['an error of the edge', 'unknown forwarding.host-header', but(sent('link', page(502, 'Bad gateway')))],
  ['no answer over HTTPS', 'unknown forwarding.host-header', but(sent('link', 'refused'))],
]

test.each(cases)('%s: %s', (_name, found, http, target) => {
  const findings = judge(evidenceOf(http, target), [hostHeader])
  expect(findings.map(({ verdict, code }) => `${verdict} ${code}`).join(', ')).toBe(found)
})
