import { expect, test } from 'vitest'
import type { HttpExchange } from '#lib/engine/evidence/evidence.ts'
import { answer, badHostname, but, direct, evidenceOf, healthy, sent, wrongLink } from '#lib/engine/facts/forwarding/sample-evidence.ts'
import { judge } from '#lib/engine/run/judge.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { trackingDomain } from './tracking-domain.ts'

type Case = [name: string, found: string, http: HttpExchange[], target?: Partial<Target>]

const cases: Case[] = [
  ['the ESP serves the link', 'pass forwarding.tracking-domain', [...healthy]],
  [
    'the ESP does not know the name',
    'fail forwarding.tracking-domain-not-registered-at-esp',
    but(sent('link', badHostname), direct('link', badHostname)),
  ],
  [
    'the ESP does not know a real link',
    'fail forwarding.tracking-domain-not-registered-at-esp',
    but(sent('link', wrongLink), direct('link', wrongLink)),
  ],
  ['the ESP itself is down', 'unknown forwarding.tracking-domain', but(sent('link', answer(503)), direct('link', answer(503)))],
  ['only the edge gives the page', 'unknown forwarding.tracking-domain', but(sent('link', badHostname))],
]

test.each(cases)('%s: %s', (_name, found, http, target) => {
  const findings = judge(evidenceOf(http, target), [trackingDomain])
  expect(findings.map(({ verdict, code }) => `${verdict} ${code}`).join(', ')).toBe(found)
})
