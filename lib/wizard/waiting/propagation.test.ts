import { describe, expect, test } from 'vitest'
import { evidenceOf, lookup, resolverAt, type Says, serverAt } from '#e2e/evidence/builders.ts'
import { alias, host, nothing, soa, toEdge, world } from '#e2e/evidence/dns-world.ts'
import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import { assess } from '#lib/engine/run/assess.ts'
import { finding, recordRow } from '#lib/wizard/testing.ts'
import type { LookResult } from './look.ts'
import { agreement, cachesOfHost, cachesOfRecords, changesSince } from './propagation.ts'

const atEsp = { records: [alias('sendgrid.net', 3600), 'sendgrid.net 60 A 203.0.113.80'] }
const atEdge = { records: toEdge }
const previously = (evidence: Evidence, changes: LookResult['changes'] = []) => ({
  evidence,
  result: { changes, caches: null, same: false },
})
/** One run a minute; each lasts a second. */
const minute = (count: number) => ({ startedAt: new Date(Date.UTC(2026, 10, 22, 10, count)).toISOString() })

describe('a change at the servers of the zone', () => {
  test.each<[string, Says[], Says[], { answer: string; agreeBy: string } | undefined]>([
    ['none', [atEsp, atEsp], [atEsp, atEsp], undefined],
    [
      'another alias: the old TTL from when it was first seen',
      [atEsp],
      [atEdge],
      { answer: 'CNAME d1.cloudfront.net', agreeBy: '11:01:01' },
    ],
    // The smaller of the SOA's TTL (600 s) and its MINIMUM (900 s).
    ['a new name: the negative TTL', [nothing], [atEdge], { answer: 'CNAME d1.cloudfront.net', agreeBy: '10:11:01' }],
    ['taken away: the TTL of what was there', [atEsp], [nothing], { answer: '', agreeBy: '11:01:01' }],
    ['one server of two so far', [atEsp, atEsp], [atEdge, atEsp], { answer: 'several', agreeBy: '11:01:01' }],
    [
      'the second follows: the longest TTL of before',
      [atEdge, atEsp],
      [atEdge, atEdge],
      { answer: 'CNAME d1.cloudfront.net', agreeBy: '11:01:01' },
    ],
    [
      'addresses that come and go by place',
      [{ records: [`${host} 60 A 203.0.113.1`] }],
      [{ records: [`${host} 60 A 203.0.113.2`] }],
      undefined,
    ],
    ['not seen the time before', [{ fails: 'timeout' }], [atEdge], undefined],
    ['not seen now', [atEsp], [{ fails: 'timeout' }], undefined],
  ])('%s', (_, was, is, expected) => {
    const [change] = changesSince(previously(world({ servers: was })), world({ servers: is, ...minute(1) }))
    expect(change && { answer: change.answer, agreeBy: change.agreeBy.slice(11, 19) }).toEqual(expected)
  })

  test('what resolvers say is no change: only the zone’s own servers tell one', () => {
    expect(changesSince(previously(world({ resolver: atEsp })), world({ resolver: atEdge, ...minute(1) }))).toEqual([])
  })

  test('it stays until its time is over, and a second change does not shorten it', () => {
    const first = changesSince(previously(world({ servers: [atEsp] })), world({ servers: [atEdge], ...minute(1) }))
    const same = changesSince(previously(world({ servers: [atEdge] }), first), world({ servers: [atEdge], ...minute(30) }))
    expect(same).toEqual(first)
    const other = { records: [alias('d2.cloudfront.net', 300)] }
    const [second] = changesSince(previously(world({ servers: [atEdge] }), first), world({ servers: [other], ...minute(31) }))
    expect(second).toEqual({ name: host, answer: 'CNAME d2.cloudfront.net', agreeBy: first[0]?.agreeBy })
    expect(changesSince(previously(world({ servers: [atEdge] }), first), world({ servers: [atEdge], ...minute(61 + 1) }))).toEqual([])
  })

  test('the first run knows of none', () => {
    expect(changesSince(null, world())).toEqual([])
  })

  test('records are told apart by name and type', () => {
    const says = (data: string | null): Says =>
      data ? { records: [`s1.example.com 1800 CNAME ${data}`] } : { rcode: 'NXDOMAIN', authority: [soa] }
    const run = (data: string | null, count: number) =>
      evidenceOf({ ...minute(count), dns: [lookup('record', serverAt(1), 's1.example.com', 'CNAME', says(data))] })
    expect(changesSince(previously(run(null, 0)), run('x.sendgrid.net', 1))).toEqual([
      { name: 's1.example.com CNAME', answer: 'CNAME x.sendgrid.net', agreeBy: '2026-11-22T10:11:01.000Z' },
    ])
  })
})

describe('what resolvers keep', () => {
  test('of a link host: until when, and whether it is the only thing', () => {
    const run = { assessment: assess(world({ resolver: { records: [alias('sendgrid.net', 2700)] } })) }
    expect(cachesOfHost(run)).toMatchObject({ last: '2026-11-22T10:45:01.000Z' })
    const both = { assessment: { ...run.assessment, findings: [...run.assessment.findings, finding('dns.caa-forbids')] } }
    expect(cachesOfHost(both)).toMatchObject({ only: false })
    expect(cachesOfHost({ assessment: assess(world()) })).toBeNull()
  })

  const record = { id: 'r1', type: 'CNAME', name: 's1.example.com', value: 'x.sendgrid.net', ttl: null, kind: 'dkim' } as const
  const right: Says = { records: ['s1.example.com 1800 CNAME x.sendgrid.net'] }
  const evidence = evidenceOf({
    dns: [
      lookup('record', serverAt(1), record.name, 'CNAME', right),
      lookup('record', resolverAt(), record.name, 'CNAME', { rcode: 'NXDOMAIN', authority: [soa] }),
    ],
  })
  const stale = { ...recordRow('warn'), finding: { code: 'dns.stale-resolver-cache' } as never }

  test.each([
    ['one that is waited for', [stale], { first: '2026-11-22T10:10:01.000Z', last: '2026-11-22T10:10:01.000Z', only: true }],
    [
      'one beside it is missing',
      [stale, recordRow('fail', 'r2')],
      { first: '2026-11-22T10:10:01.000Z', last: '2026-11-22T10:10:01.000Z', only: false },
    ],
    ['all in place', [recordRow('pass')], null],
  ])('of records: %s', (_, rows, expected) => expect(cachesOfRecords([record], { rows }, evidence)).toEqual(expected))
})

test.each<[string, Partial<LookResult> | null, ReturnType<typeof agreement>]>([
  ['nothing known', null, null],
  ['nothing on its way', {}, null],
  [
    'a change',
    { changes: [{ name: 'a', answer: 'x', agreeBy: '2026-11-22T10:30:00.000Z' }] },
    { by: '2026-11-22T10:30:00.000Z', everywhere: true },
  ],
  [
    'only caches that were asked',
    { caches: { first: '2026-11-22T10:05:00.000Z', last: '2026-11-22T10:06:00.000Z', only: true } },
    { by: '2026-11-22T10:06:00.000Z', everywhere: false },
  ],
  [
    'both: the later',
    {
      changes: [{ name: 'a', answer: 'x', agreeBy: '2026-11-22T10:30:00.000Z' }],
      caches: { first: '2026-11-22T10:05:00.000Z', last: '2026-11-22T10:40:00.000Z', only: true },
    },
    { by: '2026-11-22T10:40:00.000Z', everywhere: true },
  ],
  ['over', { changes: [{ name: 'a', answer: 'x', agreeBy: '2026-11-22T09:59:59.000Z' }] }, null],
  ['the servers differ still', { changes: [{ name: 'a', answer: 'several', agreeBy: '2026-11-22T10:30:00.000Z' }] }, null],
])('until when every cache agrees: %s', (_, result, expected) => {
  const whole = result && { changes: [], caches: null, same: false, ...result }
  expect(agreement(whole, new Date('2026-11-22T10:00:00Z'))).toEqual(expected)
})
