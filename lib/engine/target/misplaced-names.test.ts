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
  ['mail.link.example.com', 'wrong-level'],
  ['example.com', 'wrong-level'],
  ['link.mail.example.com', undefined],
])('%s: %s', (name, kind) => expect(kindOf('link.mail.example.com', 'example.com', name)).toBe(kind))

test('a zone below the domain is doubled too', () => {
  expect(kindOf('link.mail.example.com', 'mail.example.com', 'link.mail.example.com.mail.example.com')).toBe('doubled')
  expect(kindOf('link.mail.example.com', 'mail.example.com', 'link.mail.example.com.example.com')).toBe('doubled')
})

test('the name without the domain, typed into a zone below it', () => {
  expect(kindOf('link.mail.example.com', 'mail.example.com', 'link.mail.mail.example.com')).toBe('doubled')
})

test('beside another record of the set-up, and never at one of them', () => {
  const neighbours = ['link.mail.example.com', 's1._domainkey.em.example.com', 'dmarc.example.com']
  const names = misplacedNames('s2._domainkey.mail.example.com', 'example.com', neighbours)
  expect(names).toContainEqual({ name: 's2._domainkey.em.example.com', kind: 'wrong-level' })
  expect(misplacedNames('_dmarc.example.com', 'example.com', neighbours).map(({ name }) => name)).not.toContain('dmarc.example.com')
})

test.each([
  ['s1._domainkey.mail.example.com', 's1.domainkey.mail.example.com', 'label-changed'],
  ['s1._domainkey.mail.example.com', 's1.mail.example.com', 'wrong-level'],
  ['s1._domainkey.mail.example.com', 's1._domainkey.example.com', 'wrong-level'],
  ['_dmarc.example.com', 'dmarc.example.com', 'label-changed'],
  ['_dmarc.example.com', 'example.com', 'wrong-level'],
])('%s: %s', (hostname, name, kind) => expect(kindOf(hostname, 'example.com', name)).toBe(kind))

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
    expect(names.length).toBeLessThanOrEqual(16)
    expect(names.every((name) => name.length <= 253)).toBe(true)
  }
})
