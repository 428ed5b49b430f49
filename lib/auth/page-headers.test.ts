import { expect, test } from 'vitest'
import { contentSecurityPolicy, isForeignChange, isPrivatePath, referrerPolicy } from './page-headers.ts'

test('scripts and styles run by nonce only', () => {
  const policy = contentSecurityPolicy('abc', false)
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';")
  expect(policy).not.toMatch(/unsafe/)
  expect(contentSecurityPolicy('abc', true)).toContain("'unsafe-eval'")
})

test.each([
  ['/resume/abc', 'no-referrer'],
  ['/review/abc', 'no-referrer'],
  ['/hand-over/abc', 'no-referrer'],
  ['/tasks/1', 'same-origin'],
  ['/csm/sign-in/abc', 'no-referrer'],
  ['/csm/sign-in', 'same-origin'],
  ['/setups/1/cdn-setup', 'same-origin'],
])('%s: %s', (path, policy) => {
  expect(referrerPolicy(path)).toBe(policy)
})

test.each([
  ['/', false],
  ['/start', false],
  ['/setupsx', false],
  ['/setups', true],
  ['/setups/1', true],
  ['/csm', true],
  ['/api/runs/1/stream', true],
  ['/link-expired', true],
  ['/hand-over/abc', true],
  ['/tasks/1', true],
])('%s is private: %s', (path, expected) => {
  expect(isPrivatePath(path)).toBe(expected)
})

test.each([
  ['POST', { host: 'w.example.com', origin: 'https://w.example.com' }, false],
  ['POST', { host: 'internal:3000', 'x-forwarded-host': 'w.example.com', origin: 'https://w.example.com' }, false],
  ['POST', { host: 'w.example.com' }, false],
  ['POST', { host: 'w.example.com', origin: 'null' }, true],
  ['POST', { host: 'w.example.com', origin: 'https://evil.example' }, true],
  ['POST', { host: 'w.example.com', origin: 'https://w.example.com:8443' }, true],
  ['DELETE', { host: 'w.example.com', origin: 'https://evil.example' }, true],
  ['GET', { host: 'w.example.com', origin: 'https://evil.example' }, false],
] as const)('%s with %o is foreign: %s', (method, headers, expected) => {
  expect(isForeignChange(method, new Headers(headers))).toBe(expected)
})
