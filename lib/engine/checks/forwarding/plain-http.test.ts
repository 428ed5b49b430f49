import { expect, test } from 'vitest'
import type { HttpExchange } from '#lib/engine/evidence/evidence.ts'
import { answer, but, evidenceOf, healthy, host, link, page, redirect, sent } from '#lib/engine/facts/forwarding/sample-evidence.ts'
import { judge } from '#lib/engine/run/judge.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { plainHttp } from './plain-http.ts'

const overHttp = (what: Parameters<typeof sent>[1]) => sent('link', what, { scheme: 'http' })

type Case = [name: string, found: string, http: HttpExchange[], target?: Partial<Target>]

const cases: Case[] = [
  ['the same answer', 'pass forwarding.plain-http', [...healthy]],
  ['a redirect to the same link over HTTPS', 'pass forwarding.plain-http', but(overHttp(redirect(`https://${host}${link.sendgrid}`)))],
  ['a redirect without the query', 'fail forwarding.http-redirect-drops-query', but(overHttp(redirect(`https://${host}/ls/click`)))],
  ['a redirect to the home page', 'fail forwarding.http-redirect-drops-query', but(overHttp(redirect(`https://${host}/`)))],
  ['a redirect to another host', 'fail forwarding.http-not-forwarded', but(overHttp(redirect('https://www.example.com/')))],
  ['a web page', 'fail forwarding.http-not-forwarded', but(overHttp(page(200, 'Welcome to nginx!')))],
  ['port 80 refuses', 'warn forwarding.http-port-closed', but(overHttp('refused'))],
  ['port 80 is silent', 'warn forwarding.http-port-closed', but(overHttp('timeout'))],
  ['we were stopped', 'unknown checker.could-not-check', but(overHttp('aborted'))],
  ['port 80 refuses, and 443 too', 'unknown forwarding.plain-http', but(sent('link', 'refused'), overHttp('refused'))],
  [
    'a web page where HTTPS gives another one',
    'unknown forwarding.plain-http',
    but(sent('link', page(200, 'Shop')), overHttp(page(404, 'Not found'))),
  ],
  ['the rate limit', 'unknown forwarding.rate-limited-by-esp', but(overHttp(answer(403, { server: 'msys-http' }))), { esp: 'sparkpost' }],
]

test.each(cases)('%s: %s', (_name, found, http, target) => {
  const findings = judge(evidenceOf(http, target), [plainHttp])
  expect(findings.map(({ verdict, code }) => `${verdict} ${code}`).join(', ')).toBe(found)
})
