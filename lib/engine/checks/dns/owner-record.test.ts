import { expect, test } from 'vitest'
import { lookup, type Says, serverAt } from '#e2e/evidence/builders.ts'
import { paramsOf, verdictOf, world } from '#e2e/evidence/dns-world.ts'
import { handedOutRecordsCheck } from './handed-out-records.ts'
import { ownerRecordCheck } from './owner-record.ts'

const owner = { name: '1234567.mail.example.com', type: 'CNAME', value: 'sendgrid.net.' }
const dkim = { name: 's1._domainkey.example.com', type: 'CNAME', value: 's1.domainkey.u1.wl1.sendgrid.net' }
const evidenceOf = (says: Says, record = owner) =>
  world({ extra: [lookup('record', serverAt(1), record.name, 'CNAME', says)], target: { records: [record] } })
const to = (target: string, record = owner): Says => ({ records: [`${record.name} 300 CNAME ${target}`] })

test.each([
  ['at SendGrid', evidenceOf(to('sendgrid.net')), 'pass', 'pass'],
  ['moved to the CDN', evidenceOf(to('d1.cloudfront.net')), 'warn dns.owner-cname-moved', 'not-applicable'],
  ['leads to the web site', evidenceOf(to('www.example.com')), 'not-applicable', 'fail dns.record-value-differs'],
  ['absent', evidenceOf({ rcode: 'NXDOMAIN' }), 'not-applicable', 'fail dns.record-missing'],
  ['not seen', evidenceOf({ fails: 'timeout' }), 'not-applicable', 'unknown'],
  ['another record at the CDN', evidenceOf(to('d1.cloudfront.net', dkim), dkim), 'not-applicable', 'fail dns.record-value-differs'],
  ['nothing was handed out', world(), 'not-applicable', 'not-applicable'],
])('%s', (_, evidence, expected, ofRecords) => {
  expect(verdictOf(ownerRecordCheck, evidence)).toBe(expected)
  expect(verdictOf(handedOutRecordsCheck, evidence)).toBe(ofRecords)
})

test('leads to the edge that is rehearsed', () => {
  const evidence = evidenceOf(to('proxy.example.com'))
  const rehearsed = { ...evidence, target: { ...evidence.target, edge: 'proxy.example.com' } }
  expect(verdictOf(ownerRecordCheck, rehearsed)).toBe('warn dns.owner-cname-moved')
})

test('says where it leads', () => {
  expect(paramsOf(ownerRecordCheck, evidenceOf(to('d1.cloudfront.net')))).toMatchObject({ found: 'd1.cloudfront.net', name: owner.name })
})
