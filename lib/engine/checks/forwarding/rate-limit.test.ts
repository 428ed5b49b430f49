import { expect, test } from 'vitest'
import type { HttpExchange } from '#lib/engine/evidence/evidence.ts'
import { answer, but, evidenceOf, healthy, sent } from '#lib/engine/facts/forwarding/sample-evidence.ts'
import { judge } from '#lib/engine/run/judge.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { rateLimit } from './rate-limit.ts'

const limited = answer(403, { server: 'msys-http' })

type Case = [name: string, found: string, http: HttpExchange[], target?: Partial<Target>]

const cases: Case[] = [
  ['served', 'pass forwarding.rate-limit', [...healthy], { esp: 'sparkpost' }],
  [
    'refused from the first click on',
    'unknown forwarding.rate-limited-by-esp',
    but(sent('link', limited), sent('link', limited, { scheme: 'http' })),
    { esp: 'sparkpost' },
  ],
  ['refused after some clicks', 'warn forwarding.rate-limited-by-esp', but(sent('repeat', limited)), { esp: 'sparkpost' }],
  ['a 403 of somebody else', 'pass forwarding.rate-limit', but(sent('link', answer(403, { server: 'cloudflare' }))), { esp: 'sparkpost' }],
]

test.each(cases)('%s: %s', (_name, found, http, target) => {
  const findings = judge(evidenceOf(http, target), [rateLimit])
  expect(findings.map(({ verdict, code }) => `${verdict} ${code}`).join(', ')).toBe(found)
})
