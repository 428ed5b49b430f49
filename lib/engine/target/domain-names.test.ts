import { expect, test } from 'vitest'
import { hasIcannSuffix, namesUpToRegistered, publicSuffix, registeredDomain } from './domain-names.ts'

test.each([
  ['link.mail.example.com', 'example.com', 'com'],
  ['link.example.co.uk', 'example.co.uk', 'co.uk'],
  ['example.com', 'example.com', 'com'],
  ['link.brand.test', 'brand.test', 'test'],
  ['link.user.github.io', 'github.io', 'io'],
])('%s is registered as %s below %s', (hostname, domain, suffix) => {
  expect(registeredDomain(hostname)).toBe(domain)
  expect(publicSuffix(hostname)).toBe(suffix)
})

test('names on the way up end at the registered domain', () => {
  expect(namesUpToRegistered('a.b.example.co.uk')).toEqual(['a.b.example.co.uk', 'b.example.co.uk', 'example.co.uk'])
  expect(namesUpToRegistered('example.com')).toEqual(['example.com'])
})

test.each([
  ['edge.acme.io', true],
  ['sendgrid', false],
  ['d1.cloudfr', false],
  ['com', false],
])('%s lies below a public suffix: %s', (name, expected) => expect(hasIcannSuffix(name)).toBe(expected))
