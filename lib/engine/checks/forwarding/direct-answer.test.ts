import { expect, test } from 'vitest'
import type { HttpExchange } from '#lib/engine/evidence/evidence.ts'
import {
  answer,
  badHostname,
  but,
  direct,
  evidenceOf,
  healthy,
  page,
  redirect,
  sent,
  shop,
  wrongLink,
} from '#lib/engine/facts/forwarding/sample-evidence.ts'
import { judge } from '#lib/engine/run/judge.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { directAnswer } from './direct-answer.ts'

const badRequest = answer(400, { 'content-type': 'text/plain' }, 'Bad Request')
const gif = answer(200, { 'content-type': 'image/gif' }, `GIF89a${'x'.repeat(37)}`)
const timeOut = page(504, 'Gateway time-out')
const phone = { variant: 'phone' } as const
const differs = 'fail forwarding.answer-differs-from-esp'
const vary = 'unknown forwarding.answers-vary'
const silent = 'unknown forwarding.esp-does-not-answer'
const overHttp = (what: Parameters<typeof sent>[1]) => sent('link', what, { scheme: 'http' })
const elsewhere = (what: Parameters<typeof sent>[1]) => direct('other-region', what, { variant: 'eu.sendgrid.net' })

type Case = [name: string, found: string, http: HttpExchange[], target?: Partial<Target>]

const cases: Case[] = [
  ['a healthy link', 'pass forwarding.direct-answer', [...healthy]],
  ['an error that nothing explains', differs, but(sent('link', badRequest), overHttp(badRequest))],
  [
    'the same, the ESP not asked',
    'unknown forwarding.direct-answer',
    but(sent('link', badRequest)).filter(({ role }) => role !== 'origin'),
  ],
  ['an error that both give', 'unknown forwarding.direct-answer', but(sent('link', badRequest), direct('link', badRequest))],
  ['somebody else, whom another check names', 'unknown forwarding.direct-answer', but(sent('link', page(200, 'Shop')))],
  ['a lost Host, which another check names', 'unknown forwarding.direct-answer', but(sent('link', badHostname))],
  ['a pixel of the edge', differs, but(sent('open', page(200, 'Gone')), direct('open', gif))],
  ['a pixel as the ESP gives it', 'pass forwarding.direct-answer', but(sent('open', gif), direct('open', gif))],
  ['an error once, then the link', vary, but(sent('link', timeOut), sent('repeat', redirect(shop), phone))],
  ['the link once, then an error', vary, but(sent('repeat', timeOut, phone))],
  [
    'browsers refused, phones served',
    'unknown forwarding.direct-answer',
    but(sent('link', page(403, 'Denied')), sent('repeat', redirect(shop), phone)),
  ],
  ['a limit at the second try', 'pass forwarding.direct-answer', but(sent('repeat', answer(429), phone))],
  [
    'another region serves the link as the edge does',
    'unknown forwarding.served-by-another-region',
    but(direct('link', wrongLink), elsewhere(redirect(shop))),
  ],
  [
    'another region serves something else',
    'unknown forwarding.direct-answer',
    but(direct('link', wrongLink), elsewhere(redirect('https://other.example/'))),
  ],
  ['the ESP silent', silent, but(sent('link', timeOut), direct('link', 'timeout'))],
  ['the ESP out of order', silent, but(sent('link', timeOut), direct('link', answer(503)))],
  ['no way out from here', 'unknown forwarding.direct-answer', but(sent('link', timeOut), direct('link', 'unreachable'))],
]

test.each(cases)('%s: %s', (_name, found, http, target) => {
  const findings = judge(evidenceOf(http, target), [directAnswer])
  expect(findings.map(({ verdict, code }) => `${verdict} ${code}`).join(', ')).toBe(found)
})
