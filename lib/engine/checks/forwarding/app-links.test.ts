import { expect, test } from 'vitest'
import type { HttpResponse } from '#lib/engine/evidence/evidence.ts'
import { answer, evidenceOf, healthy, page, redirect, sent, wrongLink } from '#lib/engine/facts/forwarding/sample-evidence.ts'
import { judge } from '#lib/engine/run/judge.ts'
import type { EspId } from '#lib/engine/target/target.ts'
import { appLinks } from './app-links.ts'

const apple = '/.well-known/apple-app-site-association'
const json = (value: unknown, type = 'application/json'): HttpResponse => answer(200, { 'content-type': type }, JSON.stringify(value))
const paths = (...listed: string[]) => json({ applinks: { apps: [], details: [{ appID: 'A.b', paths: listed }] } })
const components = (...listed: unknown[]) => json({ applinks: { details: [{ appIDs: ['A.b'], components: listed }] } })

const missing = 'warn applinks.file-missing'
const uncovered = 'warn applinks.paths-do-not-cover-links'
const well = 'pass forwarding.app-links'

const cases: [name: string, found: string, file: HttpResponse, esp?: EspId][] = [
  ['paths', well, paths('/uni/*')],
  ['everything', well, paths('*')],
  ['an exception first', uncovered, paths('NOT /uni/*', '*')],
  ['an exception after it', well, paths('/uni/*', 'NOT *')],
  ['components', well, components({ '/': '/uni/*' })],
  ['a component that leaves out', uncovered, components({ '/': '/uni/*', exclude: true }, { '/': '*' })],
  ['a component without a path', well, components({ comment: 'all' })],
  ['other paths', uncovered, paths('/shop/*')],
  ['no details', uncovered, json({ webcredentials: {} })],
  ['details of another shape', uncovered, json({ applinks: { details: { a: 1 } } })],
  ['null', uncovered, json(null)],
  ["SparkPost's own word", well, paths('/f/open/*'), 'sparkpost'],
  ['SparkPost without one', uncovered, paths('/uni/*'), 'sparkpost'],
  ['SES, one path only', uncovered, paths('/uni/*'), 'ses'],
  ['SES, everything', well, paths('/*'), 'ses'],
  ['a signed file', well, answer(200, { 'content-type': 'application/pkcs7-mime' }, '0\u0082')],
  ['a file too long to be kept', well, { ...paths('/shop/*'), bodyBytes: 100_000 }],
  ['text', 'warn applinks.wrong-content-type', json({}, 'text/plain; charset=utf-8')],
  ['a page', missing, page(200, 'Shop')],
  ['the ESP', missing, wrongLink],
  ['a redirect', 'warn applinks.file-redirects', redirect('https://www.example.com/aasa')],
]

test.each(cases)('%s: %s', (_name, found, file, esp) => {
  const http = [...healthy, sent('app-links', file, { kind: 'file', path: apple })]
  const findings = judge(evidenceOf(http, { appLinks: true, ...(esp && { esp }) }), [appLinks])
  expect(findings.map(({ verdict, code }) => `${verdict} ${code}`)).toEqual([found])
})

test('patterns that would take a careless matcher for ever', () => {
  const file = paths(`/uni/${'*a'.repeat(3000)}`)
  const http = [...healthy, sent('app-links', file, { kind: 'file', path: apple })]
  const started = performance.now()
  expect(judge(evidenceOf(http, { appLinks: true }), [appLinks])[0]?.code).toBe('applinks.paths-do-not-cover-links')
  expect(performance.now() - started).toBeLessThan(1000)
})

test('app links that nobody wants are not asked for', () => {
  expect(judge(evidenceOf([...healthy]), [appLinks])[0]?.verdict).toBe('not-applicable')
})
