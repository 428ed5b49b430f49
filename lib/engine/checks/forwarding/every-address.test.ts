import { expect, test } from 'vitest'
import type { HttpExchange } from '#lib/engine/evidence/evidence.ts'
import {
  badHostname,
  but,
  evidenceOf,
  healthy,
  page,
  redirect,
  sent,
  shop,
  wrongLink,
} from '#lib/engine/facts/forwarding/sample-evidence.ts'
import { judge } from '#lib/engine/run/judge.ts'
import { everyAddress } from './every-address.ts'

const second = { address: '192.0.2.11' }
const well = 'pass forwarding.every-address'
const odd = 'fail forwarding.one-edge-address-differs'

const cases: [name: string, found: string, http: HttpExchange[]][] = [
  ['one address', well, [...healthy]],
  ['a second one, alike', well, but(sent('control', wrongLink, second))],
  ['a second one that loses the Host', odd, but(sent('control', badHostname, second))],
  ['a second one with a page of its own', odd, but(sent('control', page(502, 'Bad gateway'), second))],
  ['a second one that is dead', well, but(sent('control', 'refused', second))],
  ['IPv6, alike', well, but(sent('link', redirect(shop), { address: '2001:db8::1' }))],
  ['IPv6 with another page', odd, but(sent('link', page(200, 'Old site'), { address: '2001:db8::1' }))],
  ['nothing proven at the first', 'unknown forwarding.every-address', but(sent('link', page(502, 'Bad gateway')))],
]

test.each(cases)('%s: %s', (_name, found, http) => {
  expect(judge(evidenceOf(http), [everyAddress]).map(({ verdict, code }) => `${verdict} ${code}`)).toEqual([found])
})
