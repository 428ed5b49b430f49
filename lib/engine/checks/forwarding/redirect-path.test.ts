import { expect, test } from 'vitest'
import type { HttpExchange } from '#lib/engine/evidence/evidence.ts'
import { but, evidenceOf, healthy, host, link, redirect, sent } from '#lib/engine/facts/forwarding/sample-evidence.ts'
import { judge } from '#lib/engine/run/judge.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { redirectPath } from './redirect-path.ts'

const overHttps = `https://${host}${link.sendgrid}`
const overHttp = `http://${host}${link.sendgrid}`

type Case = [name: string, found: string, http: HttpExchange[], target?: Partial<Target>]

const cases: Case[] = [
  ['the redirect leads on', 'pass forwarding.redirect-path', [...healthy]],
  ['HTTPS leads to itself', 'fail forwarding.redirect-loop', but(sent('link', redirect(overHttps)))],
  [
    'HTTPS and HTTP lead to each other',
    'fail forwarding.redirect-loop',
    but(sent('link', redirect(overHttp)), sent('link', redirect(overHttps), { scheme: 'http' })),
  ],
  ['HTTPS leads to HTTP, which is served', 'unknown forwarding.redirect-path', but(sent('link', redirect(overHttp)))],
]

test.each(cases)('%s: %s', (_name, found, http, target) => {
  const findings = judge(evidenceOf(http, target), [redirectPath])
  expect(findings.map(({ verdict, code }) => `${verdict} ${code}`).join(', ')).toBe(found)
})
