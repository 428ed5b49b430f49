import { expect, test } from 'vitest'
import type { HttpExchange, HttpResponse } from '#lib/engine/evidence/evidence.ts'
import {
  answer,
  badHostname,
  but,
  direct,
  evidenceOf,
  healthy,
  redirect,
  sent,
  wrongLink,
} from '#lib/engine/facts/forwarding/sample-evidence.ts'
import { judge } from '#lib/engine/run/judge.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { trackingDomain } from './tracking-domain.ts'

type Case = [name: string, found: string, http: HttpExchange[], target?: Partial<Target>]

const another = (atEdge: HttpResponse, atEsp?: HttpResponse): HttpExchange[] => {
  const path = '/ls/click?upn=u001.zyxwvuts-2Bij'
  return [sent('second-link', atEdge, { path }), ...(atEsp ? [direct('second-link', atEsp, { path })] : [])]
}

const cases: Case[] = [
  ['the ESP serves the link', 'pass forwarding.tracking-domain', [...healthy]],
  [
    'the ESP does not know the name',
    'fail forwarding.tracking-domain-not-registered-at-esp',
    but(sent('link', badHostname), direct('link', badHostname)),
  ],
  ['the ESP does not know the one link', 'unknown forwarding.tracking-domain', but(sent('link', wrongLink), direct('link', wrongLink))],
  [
    'the ESP does not know two links',
    'fail forwarding.tracking-domain-not-registered-at-esp',
    but(sent('link', wrongLink), direct('link', wrongLink), ...another(wrongLink, wrongLink)),
  ],
  ['the ESP serves one link, and does not know the other', 'warn forwarding.link-unknown-at-esp', but(...another(wrongLink, wrongLink))],
  ['the ESP serves both links', 'pass forwarding.tracking-domain', but(...another(redirect('https://shop.example/other')))],
  ['the ESP itself is down', 'unknown forwarding.tracking-domain', but(sent('link', answer(503)), direct('link', answer(503)))],
  ['only the edge gives the page', 'unknown forwarding.tracking-domain', but(sent('link', badHostname))],
]

test.each(cases)('%s: %s', (_name, found, http, target) => {
  const findings = judge(evidenceOf(http, target), [trackingDomain])
  expect(findings.map(({ verdict, code }) => `${verdict} ${code}`).join(', ')).toBe(found)
})
