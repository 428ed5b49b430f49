import { expect, test } from 'vitest'
import type { HttpResponse } from '#lib/engine/evidence/evidence.ts'
import { answer, evidenceOf, healthy, page, redirect, sent, wrongLink } from '#lib/engine/facts/forwarding/sample-evidence.ts'
import type { FailureReason } from '#lib/engine/net/probe-error.ts'
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

const bytes = (text: string | Buffer, type = 'application/json', more: Record<string, string> = {}): HttpResponse =>
  answer(200, { 'content-type': type, ...more }, Buffer.from(text).toString('latin1'))
const whole = '{"applinks":{"details":[{"appID":"A.b","paths":["/uni/*"]}]}}'
const broken = (kind: string, where: string) => `warn applinks.file-not-json ${kind} ${where}`

test.each([
  ['curly quotes', broken('curly-quotes', '2:3'), bytes('{\n  “applinks”: {}\n}')],
  ['curly quotes of Windows', broken('encoding', '1:1'), bytes(Buffer.from('{\x93applinks\x94:{}}', 'latin1'))],
  ['a byte-order mark', broken('byte-order-mark', '1:1'), bytes(`\ufeff${whole}`)],
  ['UTF-16', broken('encoding', '1:1'), bytes(Buffer.from(`\ufeff${whole}`, 'utf16le'))],
  ['a comma too many', broken('trailing-comma', '1:17'), bytes('{"applinks": {},}')],
  ['nothing', broken('empty', '1:1'), bytes('')],
  ['half of it', broken('cut-off', '1:31'), bytes(whole.slice(0, 30))],
  ['broken, and sent as text', broken('curly-quotes', '1:2'), bytes('{“a”: 1}', 'text/plain')],
  ['letters of all the world', 'pass', bytes('{"applinks":{"details":[{"paths":["/uni/*"],"comment":"Käse “gut”"}]}}')],
  ['compressed without being asked', 'pass', bytes('\x1f\x8b\x08', 'application/json', { 'content-encoding': 'gzip' })],
  ['a web page in its place', 'warn applinks.file-missing', bytes('<!DOCTYPE html><title>Shop</title>')],
  ['a web page after a byte-order mark', 'warn applinks.file-missing', bytes('\ufeff\n<html></html>', 'text/plain')],
  ['too long, and broken at its beginning', broken('curly-quotes', '1:2'), { ...bytes(`{“a”: "${'x'.repeat(99)}`), bodyBytes: 100_000 }],
])('a file with %s: %s', (_name, found, file) => {
  const http = [...healthy, sent('app-links', file, { kind: 'file', path: apple })]
  const [finding] = judge(evidenceOf(http, { appLinks: true }), [appLinks])
  const { kind, line, column } = finding?.params ?? {}
  const said = [finding?.verdict, ...(finding?.verdict === 'pass' ? [] : [finding?.code]), ...(kind ? [kind, `${line}:${column}`] : [])]
  expect(said.join(' ')).toBe(found)
})

const android = '/.well-known/assetlinks.json'
const statement = { relation: ['delegate_permission/common.handle_all_urls'], target: { namespace: 'android_app', package_name: 'a.b' } }

test.each([
  ['a statement', well, json([statement])],
  ['an object', 'warn applinks.wrong-shape', json(statement)],
  ['an empty list', 'warn applinks.wrong-shape', json([])],
  ['null', 'warn applinks.wrong-shape', json(null)],
  ['a web site', 'warn applinks.wrong-shape', json([{ ...statement, target: { namespace: 'web', site: 'https://a.example' } }])],
  ['another relation', 'warn applinks.wrong-shape', json([{ ...statement, relation: ['delegate_permission/common.get_login_creds'] }])],
])('the file for Android with %s: %s', (_name, found, file) => {
  const http = [...healthy, sent('app-links', file, { kind: 'file', path: android })]
  const findings = judge(evidenceOf(http, { appLinks: true }), [appLinks])
  expect(findings.map(({ verdict, code }) => `${verdict} ${code}`)).toEqual([found])
})

const good = paths('/uni/*')
const refusedToFetcher = 'warn applinks.fetcher-refused'

test.each<[string, string, HttpResponse | FailureReason, HttpResponse | FailureReason]>([
  ['the same for both', well, good, good],
  ['the fetcher refused', refusedToFetcher, good, answer(403)],
  ['the fetcher challenged', refusedToFetcher, good, page(200, 'Just a moment...')],
  ['the fetcher sent elsewhere', refusedToFetcher, good, redirect('https://www.example.com/blocked')],
  ['the fetcher hung up on', refusedToFetcher, good, 'reset'],
  ['the fetcher left without an answer', refusedToFetcher, good, 'timeout'],
  ['our own time up before the fetcher was answered', well, good, 'aborted'],
  ['the fetcher served, a browser refused', well, answer(403), good],
  ['nobody served', missing, answer(404), answer(404)],
  ['a broken file for both', 'warn applinks.file-not-json', bytes('{“a”: 1}'), bytes('{“a”: 1}')],
])('asked as two clients, %s: %s', (_name, found, browser, fetcher) => {
  const file = (what: HttpResponse | FailureReason, variant?: string) =>
    sent('app-links', what, { kind: 'file', path: apple, ...(variant && { variant }) })
  const findings = judge(evidenceOf([...healthy, file(browser), file(fetcher, 'apple')], { appLinks: true }), [appLinks])
  expect(findings.map(({ verdict, code }) => `${verdict} ${code}`)).toEqual([found])
})

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
