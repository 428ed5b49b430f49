import { expect, test } from 'vitest'
import { checks } from '#lib/engine/checks/registry.ts'
import { codes } from '#lib/engine/findings/codes.ts'
import { catalogue } from './catalogue.ts'

const all = catalogue().flatMap((area) => area.checks)
const entries = all.flatMap((check) => check.codes)

test('lists every check and every code, each once, so that each has one address', () => {
  expect(all.map(({ id }) => id)).toEqual([...checks.map(({ id }) => id), 'setup.link-hosts'])
  expect(entries.map(({ code }) => code).toSorted()).toEqual(Object.keys(codes).toSorted())
  const anchors = [...all.map(({ id }) => id), ...entries.map(({ code }) => code)]
  expect(new Set(anchors).size).toBe(anchors.length)
})

test.each(entries)('$code reads as sentences', ({ title, found, expected, why, fix }) => {
  for (const text of [title, found, expected, why, fix]) {
    expect(text).not.toBe('')
    expect(text).not.toMatch(/undefined|null|NaN|\[object|Invalid Date| {2}/)
  }
})

test('shows one owner what is theirs, and of one area only that', () => {
  const dns = catalogue({ area: 'dns', owner: 'dns-admin' })
  expect(dns.map(({ area }) => area)).toEqual(['dns'])
  const theirs = dns.flatMap((area) => area.checks.flatMap((check) => check.codes))
  expect(theirs.length).toBeGreaterThan(10)
  expect(theirs.every(({ owner }) => owner === 'dns-admin')).toBe(true)
  expect(dns.every((area) => area.checks.every((check) => check.codes.length + check.elsewhere.length > 0))).toBe(true)
})
