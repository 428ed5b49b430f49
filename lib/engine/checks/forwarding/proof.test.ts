import { expect, test } from 'vitest'
import type { HttpExchange } from '#lib/engine/evidence/evidence.ts'
import {
  answer,
  badHostname,
  but,
  direct,
  evidenceOf,
  healthy,
  host,
  link,
  page,
  redirect,
  sent,
  shop,
  wrongLink,
} from '#lib/engine/facts/forwarding/sample-evidence.ts'
import { judge } from '#lib/engine/run/judge.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { proof } from './proof.ts'

const gif = answer(200, { 'content-type': 'image/gif' }, `GIF89a${'x'.repeat(37)}`)
const smoke = redirect('https://www.sparkpost.com/', { 'content-type': 'text/plain', server: 'msys-http' })
const madeUp = (...http: HttpExchange[]) => http.map((item) => ({ ...item, kind: 'made-up' as const }))
const documented = (...http: HttpExchange[]) => http.map((item) => ({ ...item, kind: 'documented' as const, path: '/f/a/b/c/d' }))

type Case = [name: string, found: string, http: HttpExchange[], target?: Partial<Target>]

const cases: Case[] = [
  ['a real link, as the ESP serves it', 'pass forwarding.proof', [...healthy]],
  ['a real link, the ESP not asked', 'pass forwarding.proof', healthy.filter(({ role }) => role !== 'origin')],
  ['the pixel as well', 'pass forwarding.proof', but(sent('open', gif), direct('open', gif))],
  [
    'another pixel',
    'unknown forwarding.proof',
    but(sent('open', answer(200, { 'content-type': 'image/webp' }, 'RIFF')), direct('open', gif)),
  ],
  ['the other address agrees', 'pass forwarding.proof', but(sent('link', redirect(shop), { address: '2001:db8::1' }))],
  ['the other address does not', 'unknown forwarding.proof', but(sent('link', page(200, 'Old'), { address: '2001:db8::1' }))],
  ['a made-up link', 'unknown forwarding.needs-a-real-link', madeUp(sent('link', wrongLink), direct('link', wrongLink))],
  ['a made-up link, Bad Hostname', 'unknown forwarding.proof', madeUp(sent('link', badHostname), direct('link', wrongLink))],
  [
    'a made-up link, redirected',
    'unknown forwarding.proof',
    madeUp(sent('link', redirect('https://parked.example/')), direct('link', wrongLink)),
  ],
  ['a made-up link, a web page', 'unknown forwarding.proof', madeUp(sent('link', page(200, 'Shop')))],
  ['a redirect loop', 'unknown forwarding.proof', but(sent('link', redirect(`https://${host}${link.sendgrid}`)))],
  ['a parked page', 'unknown forwarding.proof', but(sent('link', page(200, 'Parked')), sent('control', page(200, 'Parked')))],
  ['a redirect of everything', 'unknown forwarding.proof', but(sent('control', redirect(shop)))],
  [
    "SparkPost's test path",
    'pass forwarding.proof',
    documented(sent('link', smoke), direct('link', smoke)),
    { esp: 'sparkpost', links: [] },
  ],
  [
    "SparkPost's test path, answered by somebody",
    'unknown forwarding.proof',
    documented(sent('link', redirect('https://parked.example/')), direct('link', smoke)),
    { esp: 'sparkpost', links: [] },
  ],
  [
    'SparkPost answers everything alike through the edge',
    'unknown forwarding.proof',
    documented(sent('link', smoke), sent('second-link', smoke), direct('link', smoke), direct('second-link', answer(404))),
    { esp: 'sparkpost', links: [] },
  ],
  ['no answer over HTTPS', 'unknown forwarding.proof', but(sent('link', 'tls-alert'))],
]

test.each(cases)('%s: %s', (_name, found, http, target) => {
  const findings = judge(evidenceOf(http, target), [proof])
  expect(findings.map(({ verdict, code }) => `${verdict} ${code}`).join(', ')).toBe(found)
})
