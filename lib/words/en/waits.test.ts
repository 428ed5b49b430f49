import { expect, it } from 'vitest'
import { findingWords } from './findings.ts'
import { formatUntil } from './time.ts'

it.each([
  ['2026-11-22T10:04:00.000Z', '22 Nov 2026, 10:04 UTC'],
  ['2026-11-22T10:04:00.001Z', '22 Nov 2026, 10:05 UTC'],
  ['2026-11-22T10:04:59.000Z', '22 Nov 2026, 10:05 UTC'],
  ['2026-11-22T23:59:01.000Z', '23 Nov 2026, 00:00 UTC'],
])('a wait until %s is told as until %s', (at, expected) => expect(formatUntil(at)).toBe(expected))

it.each([
  [86_401, '25 hours'],
  [129_600, '36 hours'],
  [172_801, '3 days'],
  [604_800, '7 days'],
  [604_801, '8 days'],
])('a TTL of %i s is remembered for %s', (seconds, expected) => {
  const words = findingWords['dns.ttl-too-long'] as (params: object, context: object) => { title: string }
  expect(words({ seconds, about: 'always' }, { hostname: 'link.mail.example.com' }).title).toContain(expected)
})
