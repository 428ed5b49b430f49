import { expect, test } from 'vitest'
import { lookup, resolverAt, type Says, serverAt } from '#e2e/evidence/builders.ts'
import { paramsOf, verdictOf, world } from '#e2e/evidence/dns-world.ts'
import type { DnsLookup } from '#lib/engine/evidence/evidence.ts'
import { handedOutRecordsCheck } from './handed-out-records.ts'

const dkim = { name: 's1._domainkey.example.com', type: 'CNAME', value: 's1.domainkey.u1.wl1.sendgrid.net' }
const spf = { name: 'em.example.com', type: 'TXT', value: 'v=spf1 include:sendgrid.net ~all' }
const right: Says = { records: [`${dkim.name} 300 CNAME S1.Domainkey.u1.wl1.sendgrid.net`] }
const other: Says = { records: [`${dkim.name} 300 CNAME s1.example.net`] }
const absent: Says = { rcode: 'NXDOMAIN' }
const silent: Says = { fails: 'timeout' }
const at = (number: number, says: Says, { name, type } = dkim) => lookup('record', serverAt(number), name, type, says)
const cached = (says: Says, { name, type } = dkim) => lookup('record', resolverAt(), name, type, says)
const texts = (...data: string[]): Says => ({ records: data.map((text) => `${spf.name} 300 TXT "${text}"`) })

const verdict = (extra: DnsLookup[], records = [dkim]) => verdictOf(handedOutRecordsCheck, world({ extra, target: { records } }))

test.each([
  ['in place', [at(1, right), cached(right)], 'pass'],
  ['absent', [at(1, absent), cached(absent)], 'fail dns.record-missing'],
  ['another value', [at(1, other)], 'fail dns.record-value-differs'],
  ['gone from the zone, still in a cache', [at(1, absent), cached(right)], 'fail dns.record-missing'],
  ['in the zone, not yet in the caches', [at(1, right), cached(absent)], 'pass'],
  ['at one of two servers', [at(1, right), at(2, absent)], 'warn dns.record-not-at-every-server'],
  ['servers silent, resolvers right', [at(1, silent), cached(right)], 'pass'],
  ['nobody answers', [at(1, silent), cached(silent)], 'unknown'],
  ['only failures of servers', [at(1, { rcode: 'REFUSED', aa: false }), cached({ rcode: 'SERVFAIL' })], 'unknown'],
  ['nothing was asked', [], 'unknown'],
])('%s', (_, extra, expected) => expect(verdict(extra)).toBe(expected))

test('nothing was handed out', () => expect(verdict([], [])).toBe('not-applicable'))

test.each([
  ['among other texts', texts('google-site-verification=x', 'v=spf1 include:sendgrid.net ~all'), 'pass'],
  ['other texts only', texts('google-site-verification=x'), 'fail dns.record-missing'],
  ['another SPF record', texts('google-site-verification=x', 'v=spf1 -all'), 'fail dns.record-value-differs'],
])('SPF: %s', (_, says, expected) => expect(verdict([at(1, says, spf)], [spf])).toBe(expected))

test('a fault counts before what could not be seen, and every fault is told', () => {
  const unseen = { ...dkim, name: 's2._domainkey.example.com' }
  expect(verdict([at(1, absent), at(1, texts('v=spf1 -all'), spf)], [dkim, unseen, spf])).toBe(
    'fail dns.record-missing, fail dns.record-value-differs',
  )
})

test('shows the difference', () => {
  expect(paramsOf(handedOutRecordsCheck, world({ extra: [at(1, other)], target: { records: [dkim] } }))).toEqual({
    ...dkim,
    found: 's1.example.net',
    asked: 'ns1.dns.example (198.51.100.1)',
  })
})
