import { expect, test } from 'vitest'
import type { HttpExchange } from '#lib/engine/evidence/evidence.ts'
import { but, direct, evidenceOf, healthy, page, sent, wrongLink } from '#lib/engine/facts/forwarding/sample-evidence.ts'
import { judge } from '#lib/engine/run/judge.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { redirectRelay } from './redirect-relay.ts'

type Case = [name: string, found: string, http: HttpExchange[], target?: Partial<Target>]

const cases: Case[] = [
  ['the redirect is passed on', 'pass forwarding.redirect-relay', [...healthy]],
  [
    'the page comes, and the ESP answers the spoiled link',
    'fail forwarding.edge-follows-redirects',
    but(sent('link', page(200, 'Sale')), direct('control', wrongLink)),
  ],
  [
    'a web site answers everything',
    'unknown forwarding.redirect-relay',
    but(sent('link', page(200, 'Shop')), sent('control', page(404, 'Nothing here')), direct('control', wrongLink)),
  ],
]

test.each(cases)('%s: %s', (_name, found, http, target) => {
  const findings = judge(evidenceOf(http, target), [redirectRelay])
  expect(findings.map(({ verdict, code }) => `${verdict} ${code}`).join(', ')).toBe(found)
})
