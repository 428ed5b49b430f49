import { expect, test } from 'vitest'
import type { HttpExchange } from '#lib/engine/evidence/evidence.ts'
import { but, evidenceOf, healthy, host, redirect, sent } from '#lib/engine/facts/forwarding/sample-evidence.ts'
import { judge } from '#lib/engine/run/judge.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { location } from './location.ts'

type Case = [name: string, found: string, http: HttpExchange[], target?: Partial<Target>]

const cases: Case[] = [
  ['the Location is passed on', 'pass forwarding.location', [...healthy]],
  ['the same page on the link host', 'fail forwarding.location-rewritten', but(sent('link', redirect(`https://${host}/sale?x=1`)))],
  ['the same page without its query', 'fail forwarding.location-rewritten', but(sent('link', redirect('https://shop.example/sale')))],
  [
    'an address of the inner network',
    'fail forwarding.edge-redirects-to-internal-address',
    but(sent('link', redirect('http://192.168.1.4/login'))),
  ],
  [
    'a redirect that has nothing to do with the ESP',
    'unknown forwarding.location',
    but(sent('link', redirect('https://parked.example/')), sent('control', redirect('https://parked.example/'))),
  ],
]

test.each(cases)('%s: %s', (_name, found, http, target) => {
  const findings = judge(evidenceOf(http, target), [location])
  expect(findings.map(({ verdict, code }) => `${verdict} ${code}`).join(', ')).toBe(found)
})
