import { expect, test } from 'vitest'
import { lookup, resolverAt } from '#e2e/evidence/builders.ts'
import { host, paramsOf, verdictOf, world } from '#e2e/evidence/dns-world.ts'
import { acmeChallengeCheck } from './acme-challenge.ts'

const name = `_acme-challenge.${host}`
const caa = [host, 'mail.example.com', 'example.com'].map((owner) => lookup('caa', resolverAt(), owner, 'CAA', {}))
const challenge = (cdn: 'fastly' | 'gcp' | 'cloudfront', ...records: string[]) =>
  world({
    target: { cdn },
    extra: [...caa, lookup('caa', resolverAt(), name, 'CNAME', { records: records.map((to) => `${name} 60 CNAME ${to}`) })],
  })

test.each([
  ['none', challenge('fastly'), 'not-applicable'],
  ['its own', challenge('fastly', 'x1.fastly-validations.com'), 'pass'],
  ["another provider's", challenge('fastly', 'x.dcv.cloudflare.com'), 'warn dns.acme-challenge-conflict'],
  ["one of nobody we know: the customer's own", challenge('fastly', 'acme.example.net'), 'pass'],
  ['a CDN that validates in another way', challenge('cloudfront', 'x1.fastly-validations.com'), 'pass'],
])('%s', (_, evidence, expected) => expect(verdictOf(acmeChallengeCheck, evidence)).toBe(expected))

test('names both providers', () => {
  expect(paramsOf(acmeChallengeCheck, challenge('gcp', 'x1.fastly-validations.com'))).toMatchObject({
    name,
    owner: 'Fastly',
    value: 'x1.fastly-validations.com',
  })
})
