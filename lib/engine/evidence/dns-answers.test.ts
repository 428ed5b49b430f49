import { describe, expect, test } from 'vitest'
import { recordFrom } from '#e2e/evidence/builders.ts'
import { isWithin, referralOf, soaOf, walkAliases } from './dns-answers.ts'
import type { DnsAnswer } from './evidence.ts'

const answer = (parts: Partial<DnsAnswer>): DnsAnswer => ({
  rcode: 'NOERROR',
  aa: false,
  ra: false,
  ad: false,
  answers: [],
  authority: [],
  additional: [],
  transport: 'udp',
  ms: 1,
  ...parts,
})

describe('walking aliases', () => {
  const walk = (...sources: string[][]) =>
    walkAliases(
      'a.example',
      sources.map((source) => source.map(recordFrom)),
    )

  test('ends at addresses, whatever the case of names', () => {
    const { end, addresses, aliases } = walk(['A.example 60 CNAME B.Example', 'b.EXAMPLE 60 A 203.0.113.1'])
    expect(end).toBe('b.example')
    expect(addresses.map(({ data }) => data)).toEqual(['203.0.113.1'])
    expect(aliases).toHaveLength(1)
  })

  test('believes the first source that knows a name, name by name', () => {
    const { addresses } = walk(
      ['a.example 60 CNAME new.example'],
      ['a.example 60 CNAME old.example', 'new.example 60 A 203.0.113.2', 'old.example 60 A 203.0.113.9'],
    )
    expect(addresses.map(({ data }) => data)).toEqual(['203.0.113.2'])
  })

  test('finds a circle, and has no address for it', () => {
    expect(walk(['a.example 60 CNAME b.example', 'b.example 60 CNAME a.example'])).toMatchObject({ circle: true, addresses: [] })
    expect(walk(['a.example 60 CNAME a.example'])).toMatchObject({ circle: true })
  })

  test('ends although the aliases do not', () => {
    const endless = Array.from({ length: 1000 }, (_, index) => `${index === 0 ? 'a' : `h${index}`}.example 60 CNAME h${index + 1}.example`)
    expect(walk(endless).aliases.length).toBeLessThan(100)
  })
})

test.each([
  ['mail.example.com', 'example.com', true],
  ['example.com', 'example.com', true],
  ['badexample.com', 'example.com', false],
  ['anything', '', true],
])('%s within %s: %s', (name, zone, expected) => expect(isWithin(name, zone)).toBe(expected))

describe('a referral', () => {
  const authority = [recordFrom('mail.example.com 60 NS ns1.example.net')]
  test('leads down', () => {
    expect(referralOf(answer({ authority }), 'link.mail.example.com', 'example.com')).toEqual({
      zone: 'mail.example.com',
      nameServers: ['ns1.example.net'],
    })
  })
  test.each([
    ['with authority', answer({ authority, aa: true }), 'example.com'],
    ['to the zone itself', answer({ authority }), 'mail.example.com'],
    ['upwards', answer({ authority: [recordFrom('. 60 NS a.root-servers.net')] }), 'example.com'],
    ['sideways', answer({ authority: [recordFrom('other.example.com 60 NS ns1.example.net')] }), 'example.com'],
    ['with an answer', answer({ authority, answers: [recordFrom('link.mail.example.com 60 A 203.0.113.1')] }), 'example.com'],
  ])('is none %s', (_, given, above) => expect(referralOf(given, 'link.mail.example.com', above)).toBeUndefined())
})

test.each([
  ['example.com 600 SOA ns h 7 3600 600 86400 900', 600],
  ['example.com 3600 SOA ns h 7 3600 600 86400 900', 900],
])('%s keeps a negative answer %d s', (soa, negativeTtl) => {
  expect(soaOf(answer({ authority: [recordFrom(soa)] }))).toEqual({ zone: 'example.com', serial: 7, negativeTtl })
})
