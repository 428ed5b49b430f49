import { expect, test } from 'vitest'
import type { HttpExchange } from '#lib/engine/evidence/evidence.ts'
import {
  answer,
  but,
  direct,
  evidenceOf,
  healthy,
  link,
  page,
  redirect,
  sent,
  shop,
  wrongLink,
} from '#lib/engine/facts/forwarding/sample-evidence.ts'
import { judge } from '#lib/engine/run/judge.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { path } from './path.ts'

const notFound = answer(404, { 'content-type': 'text/plain' }, 'Not Found')

type Case = [name: string, found: string, http: HttpExchange[], target?: Partial<Target>]

const cases: Case[] = [
  ['the link is served', 'pass forwarding.path', [...healthy]],
  [
    'the edge serves the encoded link',
    'fail forwarding.path-not-forwarded-byte-for-byte',
    but(sent('link', notFound), sent('other-path', redirect(shop), { variant: 'path-encoded' })),
    { esp: 'ses' },
  ],
  [
    'the edge serves the decoded link',
    'fail forwarding.path-not-forwarded-byte-for-byte',
    but(sent('link', notFound), sent('other-path', redirect(shop), { variant: 'path-decoded' })),
    { esp: 'ses' },
  ],
  [
    'as with merged slashes',
    'fail forwarding.path-not-forwarded-byte-for-byte',
    but(sent('link', wrongLink), direct('other-path', wrongLink, { variant: 'slashes-merged' })),
  ],
  [
    'escapes refused, the link without them passed on',
    'fail forwarding.path-not-forwarded-byte-for-byte',
    but(
      sent('link', page(404, '404 Not Found'), { path: link.ses }),
      direct('link', redirect(shop), { path: link.ses }),
      sent('other-path', notFound, { variant: 'path-decoded' }),
      direct('other-path', notFound, { variant: 'path-decoded' }),
    ),
    { esp: 'ses' },
  ],
  [
    'escapes refused, and the rest as well',
    'unknown forwarding.path',
    but(
      sent('link', page(404, '404 Not Found'), { path: link.ses }),
      direct('link', redirect(shop), { path: link.ses }),
      sent('other-path', page(404, '404 Not Found'), { variant: 'path-decoded' }),
      direct('other-path', notFound, { variant: 'path-decoded' }),
    ),
    { esp: 'ses' },
  ],
  ['an error that nothing explains', 'unknown forwarding.path', but(sent('link', notFound))],
]

test.each(cases)('%s: %s', (_name, found, http, target) => {
  const findings = judge(evidenceOf(http, target), [path])
  expect(findings.map(({ verdict, code }) => `${verdict} ${code}`).join(', ')).toBe(found)
})
