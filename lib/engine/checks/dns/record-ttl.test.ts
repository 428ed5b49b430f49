import { expect, test } from 'vitest'
import { alias, paramsOf, verdictOf, world } from '#e2e/evidence/dns-world.ts'
import { recordTtlCheck } from './record-ttl.ts'

const keptFor = (ttl: number, target = 'd1.cloudfront.net') => ({
  servers: [{ records: [alias(target, ttl), `${target} 60 A 203.0.113.1`] }],
})
const edge = 'd1.cloudfront.net'

test.each([
  ['a week', world(keptFor(604_800)), 'pass'],
  ['more than a week', world(keptFor(604_801)), 'warn dns.ttl-too-long'],
  ['a day at a record that has to change', world(keptFor(86_400, 'sendgrid.net')), 'pass'],
  ['more than a day there', world(keptFor(86_401, 'sendgrid.net')), 'warn dns.ttl-too-long'],
  ['more than a day before a cut-over', world({ ...keptFor(86_401), target: { edge } }), 'warn dns.ttl-too-long'],
  ['told by a resolver only', world({ servers: [{ fails: 'timeout' }], resolver: keptFor(2_000_000).servers[0] }), 'not-applicable'],
])('%s', (_, evidence, expected) => expect(verdictOf(recordTtlCheck, evidence)).toBe(expected))

test('tells a change from a lasting state', () => {
  expect(paramsOf(recordTtlCheck, world(keptFor(90_000, 'sendgrid.net')))).toEqual({ seconds: 90_000, about: 'change' })
})
