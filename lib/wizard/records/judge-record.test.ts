import { expect, test } from 'vitest'
import { testTarget } from '#e2e/evidence/builders.ts'
import type { DnsLookup, DnsRecord } from '#lib/engine/evidence/evidence.ts'
import { judgeRecord as judgeRecordIn } from './judge-record.ts'

const record = {
  id: 'r',
  type: 'CNAME',
  name: 's1._domainkey.acme.com',
  value: 's1.domainkey.u1.wl1.sendgrid.net',
  ttl: null,
  kind: 'dkim',
} as const
const soa: DnsRecord = { name: 'acme.com', type: 'SOA', ttl: 3600, data: 'ns1.acme.com hostmaster.acme.com 1 2 3 4 600' }
let serial = 0

const judgeRecord = (asked: Parameters<typeof judgeRecordIn>[0], lookups: readonly DnsLookup[]) =>
  judgeRecordIn(asked, lookups, { target: testTarget, addresses: [] })

const lookup = (role: 'authoritative' | 'recursive', attempt: DnsLookup['attempt']): DnsLookup => ({
  id: `dns:${++serial}`,
  purpose: 'record',
  server: { role, address: `192.0.2.${serial % 250}`, port: 53, ...(role === 'authoritative' ? { name: `ns${serial}.acme.com` } : {}) },
  name: record.name,
  type: record.type,
  attempt,
})
const answer = (role: 'authoritative' | 'recursive', data: string | null, rcode = 'NOERROR'): DnsLookup =>
  lookup(role, {
    state: 'observed',
    value: {
      rcode,
      aa: role === 'authoritative',
      ra: true,
      ad: false,
      answers: data === null ? [] : [{ name: record.name, type: 'CNAME', ttl: 300, data }],
      authority: data === null ? [soa] : [],
      additional: [],
      transport: 'udp',
      ms: 1,
    },
  })
const silence = (role: 'authoritative' | 'recursive') => lookup(role, { state: 'failed', reason: 'timeout' })
const right = record.value

test.each([
  ['in place everywhere', [answer('authoritative', right), answer('recursive', right)], 'pass', undefined, undefined],
  ['capitals and a last dot', [answer('authoritative', 'S1.Domainkey.u1.wl1.SendGrid.net.')], 'pass', undefined, undefined],
  ['nobody answers', [silence('authoritative'), silence('recursive')], 'unknown', undefined, undefined],
  [
    'only failures of servers',
    [answer('recursive', null, 'SERVFAIL'), answer('authoritative', null, 'REFUSED')],
    'unknown',
    undefined,
    undefined,
  ],
  ['nothing was asked', [], 'unknown', undefined, undefined],
  [
    'not there',
    [answer('authoritative', null, 'NXDOMAIN'), answer('recursive', null, 'NXDOMAIN')],
    'fail',
    'dns.record-missing',
    'dns-admin',
  ],
  ['another value', [answer('authoritative', 's1.example.net')], 'fail', 'dns.record-value-differs', 'dns-admin'],
  [
    'a resolver holds the time before',
    [answer('authoritative', right), answer('recursive', null, 'NXDOMAIN')],
    'warn',
    'dns.stale-resolver-cache',
    'wait',
  ],
  [
    'one server of two',
    [answer('authoritative', right), answer('authoritative', null)],
    'warn',
    'dns.record-not-at-every-server',
    'dns-admin',
  ],
  ['zone servers silent, resolvers right', [silence('authoritative'), answer('recursive', right)], 'pass', undefined, undefined],
  [
    'gone from the zone, still in a cache',
    [answer('authoritative', null), answer('recursive', right)],
    'fail',
    'dns.record-missing',
    'dns-admin',
  ],
] as const)('%s', (_case, lookups, verdict, code, owner) => {
  const row = judgeRecord(record, lookups)
  expect([row.verdict, row.finding?.code, row.finding?.owner]).toEqual([verdict, code, owner])
  expect(row.detail).not.toBe('')
})

test('the time until caches forget is the negative TTL', () => {
  const row = judgeRecord(record, [answer('authoritative', right), answer('recursive', null, 'NXDOMAIN')])
  expect(row.finding?.fix).toContain('10 minutes')
})

const answered = ({ attempt }: DnsLookup) => {
  if (attempt.state !== 'observed') throw new Error('no answer')
  return attempt.value
}

test('a link host that has left the ESP is no fault here', () => {
  const host = { ...record, kind: 'link-host' } as const
  expect(judgeRecord(host, [answer('authoritative', 'd111.cloudfront.net')])).toMatchObject({ verdict: 'not-applicable', finding: null })
  const address = { ...answer('authoritative', null), purpose: 'lost-record', type: 'A' } as const
  const says = { ...answered(address), answers: [{ name: record.name, type: 'A', ttl: 60, data: '203.0.113.7' }] }
  const byAddress: DnsLookup = { ...address, attempt: { state: 'observed', value: says } }
  expect(judgeRecord(host, [answer('authoritative', null), byAddress])).toMatchObject({ verdict: 'not-applicable', finding: null })
  expect(judgeRecord(host, [answer('authoritative', null)])).toMatchObject({ verdict: 'fail' })
  expect(judgeRecord(host, [answer('authoritative', null, 'NXDOMAIN')])).toMatchObject({ verdict: 'fail' })
})

test("the account's own record stays at SendGrid", () => {
  const owner = { ...record, name: '1234567.acme.com', value: 'sendgrid.net', kind: 'owner' } as const
  const says = (data: string): DnsLookup => ({ ...answer('authoritative', data), name: owner.name })
  const at = (lookups: DnsLookup[]): DnsLookup[] => JSON.parse(JSON.stringify(lookups).replaceAll(record.name, owner.name))
  expect(judgeRecord(owner, at([says('sendgrid.net')])).verdict).toBe('pass')
  expect(judgeRecord(owner, at([says('d111.cloudfront.net')]))).toMatchObject({
    verdict: 'fail',
    finding: { code: 'dns.owner-cname-moved', severity: 'warning', owner: 'dns-admin' },
  })
  expect(judgeRecord(owner, at([says('www.acme.com')])).finding?.code).toBe('dns.record-value-differs')
})
