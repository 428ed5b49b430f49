import { describe, expect, test } from 'vitest'
import type { Trace, TraceHop } from '#lib/engine/evidence/trace.ts'
import { judgeHops } from './judge.ts'
import { hop, walk } from './testing.ts'
import { tracesVerdict, traceView } from './trace-view.ts'

const hosts = ['link.example.com']
const link = 'https://link.example.com/ls/click?upn=u001.abc'
const page = 'https://www.example.com/offers'
const to = (location: string): [string, string][] => [['Location', location]]
const click = (location = page): TraceHop => hop(link, { status: 302, headers: to(location) })

const codes = (trace: Trace): string[] => judgeHops(trace, hosts).flatMap(({ faults }, at) => faults.map(({ code }) => `${at + 1} ${code}`))

const walks: [string, Trace, string[], string][] = [
  ['lands', walk([click(), hop(page, { status: 200 })], 'answered'), [], 'lands'],
  [
    'lands by a page of the ESP in between',
    walk([hop('https://u1.ct.sendgrid.net/ls/click', { status: 302, headers: to(link) }), click(), hop(page, { status: 200 })], 'answered'),
    [],
    'lands',
  ],
  ['an open pixel', walk([hop('https://link.example.com/ss/o/u001.abc/ho.gif', { status: 200 })], 'answered'), [], 'lands'],
  [
    'still http',
    walk([hop(link.replace('https', 'http'), { status: 302, headers: to(page) }), hop(page, { status: 200 })], 'answered'),
    ['1 still-http'],
    'lands-http',
  ],
  [
    'http sent to https by the link host',
    walk([hop(link.replace('https', 'http'), { status: 301, headers: to(link) }), click(), hop(page, { status: 200 })], 'answered'),
    ['1 still-http'],
    'lands-http',
  ],
  [
    'on to http',
    walk([click('http://www.example.com/'), hop('http://www.example.com/', { status: 200 })], 'answered'),
    ['2 downgrade'],
    'lands',
  ],
  ['a link that is not tracked', walk([hop(page, { status: 200 })], 'answered'), [], 'lands-untracked'],
  ['a plain http link that is not tracked', walk([hop('http://www.example.com/', { status: 200 })], 'answered'), [], 'lands-untracked'],
  ['a page that is not there', walk([click(), hop(page, { status: 404 })], 'answered'), ['2 page-fault'], 'page-fault'],
  ['an error of the link host', walk([hop(link, { status: 404 })], 'answered'), ['1 error-answer'], 'broken'],
  ['a page on the link host', walk([hop(link, { status: 200 })], 'answered'), ['1 stays-here'], 'broken'],
  [
    'a redirect within the link host',
    walk([click('https://link.example.com/home'), hop('https://link.example.com/home', { status: 200 })], 'answered'),
    ['2 stays-here'],
    'broken',
  ],
  ['a bad certificate on the link host', walk([hop(link, {})], 'untrusted'), ['1 untrusted'], 'broken'],
  ['a bad certificate of the page', walk([click(), hop(page, {})], 'untrusted'), ['2 untrusted'], 'dead-end'],
  ['a name without an address', walk([click(), hop(page, { rcode: 'NXDOMAIN' })], 'no-address'), ['2 no-address'], 'dead-end'],
  ['resolvers that fail', walk([hop(link, { rcode: 'SERVFAIL' })], 'no-address'), ['1 not-looked-up'], 'unknown'],
  [
    'an inner address',
    walk(
      [click('http://10.0.0.1/'), hop('http://10.0.0.1/', { address: { address: '10.0.0.1', scope: 'private', allowed: false } })],
      'not-public',
    ),
    ['2 not-public'],
    'dead-end',
  ],
  ['nobody there', walk([click(), hop(page, { failed: 'refused' })], 'no-connection'), ['2 no-connection'], 'dead-end'],
  ['no way out from here', walk([hop(link, { failed: 'unreachable' })], 'no-connection'), ['1 no-way-out'], 'unknown'],
  ['silence', walk([hop(link, { failed: 'timeout' })], 'no-answer'), ['1 no-answer'], 'broken'],
  ['a mail address', walk([click('mailto:a@example.com')], 'not-followed', 'mailto:a@example.com'), ['1 leaves-the-web'], 'not-followed'],
  ['a script', walk([click('javascript:alert(1)')], 'not-followed', 'javascript:alert(1)'), ['1 refused'], 'broken'],
  ['an address that is none', walk([click('http://')], 'not-followed', 'http://'), ['1 refused'], 'broken'],
  [
    'another port',
    walk([click('https://www.example.com:8443/')], 'not-followed', 'https://www.example.com:8443/'),
    ['1 odd-port'],
    'not-followed',
  ],
  [
    'a bare address',
    walk([click('https://198.51.100.7/'), hop('https://198.51.100.7/', {})], 'not-followed'),
    ['2 bare-address'],
    'not-followed',
  ],
  ['a circle', walk([click(), hop(page, { status: 302, headers: to(page) })], 'loop', page), ['2 loop'], 'dead-end'],
  [
    'a circle that wants a cookie',
    walk([click(), hop(page, { status: 302, headers: [...to(page), ['Set-Cookie', 'seen']] })], 'loop', page),
    ['2 loop-with-cookie'],
    'unknown',
  ],
  [
    'no end',
    walk([click(), hop(page, { status: 302, headers: to('https://b.example/') })], 'too-many', 'https://b.example/'),
    ['2 too-many'],
    'dead-end',
  ],
  ['our time is over', walk([click(), hop(page, { failed: 'timeout' })], 'out-of-time'), ['2 out-of-time'], 'unknown'],
]

describe('a link', () => {
  test.each(walks)('%s', (_name, trace, found, verdict) => {
    expect([codes(trace), traceView(trace, hosts).verdict]).toEqual([found, verdict])
  })

  test('every fault says what was seen, why it matters, what to do and who does it', () => {
    for (const [name, trace] of walks) {
      for (const { faults } of traceView(trace, hosts).hops) {
        for (const { title, found, why, fix, who } of faults) {
          expect(
            [title, found, why, fix, who].every((text) => text.length > 2 && !/undefined|null| {2}/.test(text)),
            name,
          ).toBe(true)
        }
      }
    }
  })

  test('only the click path is broken by its own hops', () => {
    const path = (trace: Trace) => judgeHops(trace, hosts).map(({ onClickPath }) => onClickPath)
    expect(path(walk([click(), hop(page, { status: 302, headers: to(link) }), hop(link, { status: 200 })], 'answered'))).toEqual([
      true,
      false,
      false,
    ])
  })
})

test('of several links the worst counts', () => {
  const [fine, bad, blind] = [
    walk([click(), hop(page, { status: 200 })], 'answered'),
    walk([hop(link, { status: 500 })], 'answered'),
    walk([hop(link, {})], 'out-of-time'),
  ]
  expect(tracesVerdict([fine], hosts)).toBe('ready')
  expect(tracesVerdict([fine, blind], hosts)).toBe('could-not-check')
  expect(tracesVerdict([fine, blind, bad], hosts)).toBe('not-ready')
  expect(tracesVerdict([], hosts)).toBe('could-not-check')
})
