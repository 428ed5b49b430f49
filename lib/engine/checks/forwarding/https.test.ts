import { expect, test } from 'vitest'
import type { HttpExchange } from '#lib/engine/evidence/evidence.ts'
import { badHostname, but, evidenceOf, healthy, host, link, page, redirect, sent } from '#lib/engine/facts/forwarding/sample-evidence.ts'
import { judge } from '#lib/engine/run/judge.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { https } from './https.ts'

type Case = [name: string, found: string, http: HttpExchange[], target?: Partial<Target>]

const cases: Case[] = [
  ['the link is served', 'pass forwarding.https', [...healthy]],
  ['a web page over HTTPS, the ESP over HTTP', 'fail forwarding.https-not-forwarded', but(sent('link', page(404, 'Not Found')))],
  ['HTTPS is sent to HTTP', 'fail forwarding.https-not-forwarded', but(sent('link', redirect(`http://${host}${link.sendgrid}`)))],
  [
    'a web page on both',
    'unknown forwarding.https',
    but(sent('link', page(200, 'Shop')), sent('link', page(200, 'Shop'), { scheme: 'http' })),
  ],
  ['port 80 closed', 'unknown forwarding.https', but(sent('link', page(200, 'Shop')), sent('link', 'refused', { scheme: 'http' }))],
  ['the Host lost on both', 'unknown forwarding.https', but(sent('link', badHostname), sent('link', badHostname, { scheme: 'http' }))],
]

test.each(cases)('%s: %s', (_name, found, http, target) => {
  const findings = judge(evidenceOf(http, target), [https])
  expect(findings.map(({ verdict, code }) => `${verdict} ${code}`).join(', ')).toBe(found)
})
