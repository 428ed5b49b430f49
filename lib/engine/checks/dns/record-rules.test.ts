import { expect, test } from 'vitest'
import { lookup, resolverAt, serverAt } from '#e2e/evidence/builders.ts'
import { alias, host, paramsOf, toEdge, verdictOf, world } from '#e2e/evidence/dns-world.ts'
import { recordRulesCheck } from './record-rules.ts'

const two = { records: [alias('d1.cloudfront.net'), alias('sendgrid.net')] }
const beside = { records: [...toEdge, `${host} 300 A 203.0.113.9`] }

test.each([
  ['one alias', world(), 'pass'],
  ['addresses only', world({ servers: [{ records: [`${host} 300 A 203.0.113.9`] }] }), 'not-applicable'],
  ['two aliases', world({ servers: [two] }), 'fail dns.multiple-cnames'],
  ['an address beside it', world({ servers: [beside] }), 'fail dns.cname-with-other-records'],
  ['an old address in a cache only', world({ resolver: beside }), 'pass'],
  [
    'a zone of its own',
    world({
      extra: [
        lookup('zone', resolverAt(), host, 'NS', { records: [`${host} 60 NS ns1.dns.example`] }),
        lookup('link-host', serverAt(1, host), host, 'A', { records: toEdge }),
      ],
    }),
    'fail dns.cname-at-apex',
  ],
  ['in a rehearsal', world({ servers: [two], target: { edge: 'd1.cloudfront.net' } }), 'not-applicable'],
])('%s', (_, evidence, expected) => expect(verdictOf(recordRulesCheck, evidence)).toBe(expected))

test('a text record beside the alias is named', () => {
  const text = lookup('link-host', serverAt(1), host, 'TXT', { records: [`${host} 300 TXT "v=spf1 -all"`] })
  expect(paramsOf(recordRulesCheck, world({ extra: [text] }))).toMatchObject({ others: 'TXT', target: 'd1.cloudfront.net' })
})
