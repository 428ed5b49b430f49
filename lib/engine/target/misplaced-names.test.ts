import { expect, test } from 'vitest'
import { misplacedNames } from './misplaced-names.ts'

const kindOf = (hostname: string, zone: string, name: string) =>
  misplacedNames(hostname, zone).find((candidate) => candidate.name === name)?.kind

test.each([
  ['link.mail.example.com.example.com', 'doubled'],
  ['link.example.com', 'wrong-level'],
  ['mail.example.com', 'wrong-level'],
  ['link-mail.example.com', 'label-changed'],
  ['linkmail.example.com', 'label-changed'],
  ['link.mail.example.com', undefined],
  ['example.com', undefined],
])('%s: %s', (name, kind) => expect(kindOf('link.mail.example.com', 'example.com', name)).toBe(kind))

test('a zone below the domain is doubled too', () => {
  expect(kindOf('link.mail.example.com', 'mail.example.com', 'link.mail.example.com.mail.example.com')).toBe('doubled')
  expect(kindOf('link.mail.example.com', 'mail.example.com', 'link.mail.example.com.example.com')).toBe('doubled')
})

test('lost dashes and underscores', () => {
  expect(kindOf('my-link.example.com', 'example.com', 'mylink.example.com')).toBe('label-changed')
  expect(kindOf('my-link.example.com', 'example.com', 'my.link.example.com')).toBe('label-changed')
})

test('never the name itself, never twice, never too many or too long', () => {
  for (const hostname of [
    'example.com',
    'a.example.com',
    'a.b.c.d.e.f.g.example.co.uk',
    `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.example.com`,
  ]) {
    const names = misplacedNames(hostname, 'example.com').map(({ name }) => name)
    expect(names).not.toContain(hostname)
    expect(new Set(names).size).toBe(names.length)
    expect(names.length).toBeLessThanOrEqual(12)
    expect(names.every((name) => name.length <= 253)).toBe(true)
  }
})
