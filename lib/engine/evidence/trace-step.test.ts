import { expect, test } from 'vitest'
import { hostOf, isAsked, isLiteral, locationOf, longestUrl, webAddress } from './trace-step.ts'

const base = 'https://link.example.com/a/b?x=1'

test.each([
  ['/offers', 'https://link.example.com/offers'],
  ['../c', 'https://link.example.com/c'],
  ['//www.example.com/', 'https://www.example.com/'],
  ['?y=2', 'https://link.example.com/a/b?y=2'],
  ['https://user:secret@www.example.com/#part', 'https://www.example.com/'],
  ['http://0x7f.1/', 'http://127.0.0.1/'],
  ['http://2130706433/', 'http://127.0.0.1/'],
  ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
  ['javascript:alert(1)', undefined],
  ['mailto:a@example.com', undefined],
  ['data:text/html,x', undefined],
  ['https://', undefined],
  [`https://www.example.com/${'x'.repeat(longestUrl)}`, undefined],
])('%s leads to %s', (location, url) => {
  expect(webAddress(location, base)?.href).toBe(url)
})

test.each([
  [302, [['Location', '/x']], '/x'],
  [308, [['location', '/x']], '/x'],
  [304, [['Location', '/x']], null],
  [200, [['Location', '/x']], null],
  [302, [], null],
  [302, [['Location', Buffer.from('/ä').toString('latin1')]], '/ä'],
] as [number, [string, string][], string | null][])('status %s with %j sends to %s', (status, headers, to) => {
  expect(locationOf({ status, headers })).toBe(to)
})

test('hosts are asked for without dot and brackets, and only on usual ports', () => {
  expect(hostOf(new URL('https://www.example.com./'))).toBe('www.example.com')
  expect(hostOf(new URL('http://[::1]/'))).toBe('::1')
  expect([isLiteral(new URL('http://[::1]/')), isLiteral(new URL('http://10.0.0.1/')), isLiteral(new URL(base))]).toEqual([
    true,
    true,
    false,
  ])
  expect([isAsked(new URL('https://a.example:443/')), isAsked(new URL('https://a.example:80/'))]).toEqual([true, false])
})
