import { describe, expect, test } from 'vitest'
import { lookup, resolverAt, type Says } from '#e2e/evidence/builders.ts'
import { alias, paramsOf, verdictOf, world } from '#e2e/evidence/dns-world.ts'
import { aliasTargetCheck } from './alias-target.ts'

/** The record leads to a name of which the resolver says this. */
const leadingTo = (target: string, says: Says = { rcode: 'NXDOMAIN' }) =>
  world({
    servers: [{ records: [alias(target)] }],
    resolver: { ...says, records: [alias(target), ...(says.records ?? [])] },
    extra: ['A', 'AAAA'].map((type) => lookup('link-host', resolverAt(), target, type, says)),
  })

describe('slips', () => {
  test.each([
    ['https://d1.cloudfront.net/', 'is-a-url', 'd1.cloudfront.net'],
    ['https://d1.cloudfront.net.example.com', 'is-a-url', 'd1.cloudfront.net'],
    ['http:\\/\\/d1.cloudfront.net', 'is-a-url', 'd1.cloudfront.net'],
    ['203.0.113.9', 'is-an-ip-address', undefined],
    ['203.0.113.9.example.com', 'is-an-ip-address', undefined],
    ['2001:db8::1', 'is-an-ip-address', undefined],
    ['d1.cloudfront.net.example.com', 'has-own-domain-appended', 'd1.cloudfront.net'],
    ['sendgrid.net.mail.example.com', 'has-own-domain-appended', 'sendgrid.net'],
    ['edge.acme.io.example.com', 'has-own-domain-appended', 'edge.acme.io'],
    ['d1.cloudfr', 'truncated', 'd1.cloudfront.net'],
    ['d1.cloudfront', 'truncated', 'd1.cloudfront.net'],
    ['d1.cloudfront.ne', 'truncated', 'd1.cloudfront.net'],
    ['sendgri', 'truncated', 'sendgrid.net'],
    ['sendgri.example.com', 'truncated', 'sendgrid.net'],
    ['d1.cloudfornt.net', 'typo', 'd1.cloudfront.net'],
    ['d1.cloudfront.com', 'typo', 'd1.cloudfront.net'],
    ['sendgrind.net', 'typo', 'sendgrid.net'],
    ['d9.cloudfront.net', 'does-not-exist', undefined],
    ['proxy.example.com', 'does-not-exist', undefined],
  ])('%s', (target, slip, meant) => {
    expect(verdictOf(aliasTargetCheck, leadingTo(target))).toBe(`fail dns.cname-target-${slip}`)
    if (meant) expect(paramsOf(aliasTargetCheck, leadingTo(target))).toMatchObject({ target, meant })
  })

  test.each(['localhost', 'proxy.local', 'localhost.example.com', 'a.localdomain'])('%s is a special-use name', (target) => {
    expect(verdictOf(aliasTargetCheck, leadingTo(target))).toBe('fail dns.cname-to-localhost')
  })
})

describe('no slip', () => {
  test.each(['proxy.example.com', 'edge.acme.cloud', 'tracking-proxy.acme.test', 'sendgrid.com', 'd1.cloudfront.net'])(
    '%s that resolves',
    (target) => {
      expect(verdictOf(aliasTargetCheck, leadingTo(target, { records: [`${target} 60 A 203.0.113.1`] }))).toBe('pass')
    },
  )

  test('a target whose servers fail is our own blindness as much', () => {
    expect(verdictOf(aliasTargetCheck, leadingTo('d1.cloudfront.net', { rcode: 'SERVFAIL' }))).toBe('unknown checker.could-not-check')
    expect(verdictOf(aliasTargetCheck, leadingTo('sendgrid.net', { rcode: 'SERVFAIL' }))).toBe('unknown')
  })

  test('an appended zone stays a slip where a wildcard answers', () => {
    const target = 'd1.cloudfront.net.example.com'
    const evidence = leadingTo(target, { records: [`${target} 60 A 203.0.113.1`] })
    expect(verdictOf(aliasTargetCheck, evidence)).toBe('fail dns.cname-target-has-own-domain-appended')
  })

  test('does not apply without an alias', () => {
    expect(verdictOf(aliasTargetCheck, world({ servers: [{ records: ['link.mail.example.com 60 A 203.0.113.1'] }] }))).toBe(
      'not-applicable',
    )
  })
})
