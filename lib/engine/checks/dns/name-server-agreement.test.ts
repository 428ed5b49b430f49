import { expect, test } from 'vitest'
import { alias, host, nothing, paramsOf, toEdge, verdictOf, world } from '#e2e/evidence/dns-world.ts'
import { nameServerAgreementCheck } from './name-server-agreement.ts'

const at = (address: string) => ({ records: [`${host} 60 A ${address}`] })

test.each([
  ['the same', world(), 'pass'],
  ['another alias', world({ servers: [{ records: toEdge }, { records: [alias('sendgrid.net')] }] }), 'warn dns.nameservers-disagree'],
  ['nothing on one', world({ servers: [{ records: toEdge }, nothing] }), 'warn dns.nameservers-disagree'],
  ['near addresses differ', world({ servers: [at('203.0.113.1'), at('203.0.113.2')] }), 'pass'],
  ['one server only', world({ servers: [{ records: toEdge }] }), 'not-applicable'],
  ['one silent', world({ servers: [{ records: toEdge }, { fails: 'timeout' }] }), 'not-applicable'],
])('%s', (_, evidence, expected) => expect(verdictOf(nameServerAgreementCheck, evidence)).toBe(expected))

test('says what each server says', () => {
  const evidence = world({ servers: [{ records: toEdge }, nothing] })
  expect(paramsOf(nameServerAgreementCheck, evidence)).toEqual({
    zone: 'example.com',
    answers: 'ns1.dns.example (198.51.100.1): CNAME d1.cloudfront.net; ns2.dns.example (198.51.100.2): NXDOMAIN',
  })
})
