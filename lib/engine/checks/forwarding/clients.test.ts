import { expect, test } from 'vitest'
import type { HttpExchange } from '#lib/engine/evidence/evidence.ts'
import { answer, but, evidenceOf, healthy, page, redirect, sent, shop, wrongLink } from '#lib/engine/facts/forwarding/sample-evidence.ts'
import { judge } from '#lib/engine/run/judge.ts'
import { clients } from './clients.ts'

const spoilt = '/ls/click?upn=u001.abcdefhh-2Bij'
const blocked = page(403, 'Attention required')
const phone = (what: Parameters<typeof sent>[1]) => sent('repeat', what, { variant: 'phone' })
const imageProxy = (what: Parameters<typeof sent>[1]) => sent('control', what, { variant: 'image-proxy', path: spoilt })
const browser = (what: Parameters<typeof sent>[1], path?: string) => sent('client', what, { variant: 'browser', ...(path ? { path } : {}) })
const refusal = 'fail forwarding.blocks-some-clients'

const cases: [name: string, found: string, http: HttpExchange[]][] = [
  ['everybody is served', 'pass forwarding.clients', [...healthy]],
  ['a phone is refused, a browser is not', refusal, but(phone(blocked), browser(redirect(shop)))],
  ['an image proxy is refused, a browser is not', refusal, but(imageProxy(blocked), browser(wrongLink, spoilt))],
  ['both are refused, the first time aside', 'unknown forwarding.clients', but(phone(blocked), browser(blocked))],
  ['the ESP refuses', 'pass forwarding.clients', but(phone(answer(429)), browser(answer(429)))],
  ['everybody is refused', 'unknown forwarding.clients', but(sent('link', blocked), phone(blocked))],
]

test.each(cases)('%s: %s', (_name, found, http) => {
  const findings = judge(evidenceOf(http), [clients])
  expect(findings.map(({ verdict, code }) => `${verdict} ${code}`)).toEqual([found])
})
