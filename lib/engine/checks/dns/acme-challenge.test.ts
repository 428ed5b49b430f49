import { expect, test } from 'vitest'
import { lookup, resolverAt } from '#e2e/evidence/builders.ts'
import { host, paramsOf, verdictOf, world } from '#e2e/evidence/dns-world.ts'
import { observed } from '#lib/engine/evidence/attempt.ts'
import type { HttpExchange } from '#lib/engine/evidence/evidence.ts'
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

/** Somebody stands in front, and nobody was chosen. */
const inFront = (headers: Record<string, string>, to: string, ranges: string[] = [], proxy = 'edge.example.net') => {
  const records = [`${host} 300 CNAME ${proxy}`, `${proxy} 60 A 203.0.113.1`]
  return world({
    servers: [{ records }, { records }],
    addresses: [{ address: '203.0.113.1', family: 4, role: 'link-host', scope: 'public', allowed: true, ranges }],
    http: [answered(headers)],
    extra: [...caa, lookup('caa', resolverAt(), name, 'CNAME', { records: [`${name} 60 CNAME ${to}`] })],
  })
}
const answered = (headers: Record<string, string>): HttpExchange => ({
  id: 'http.1',
  purpose: 'link',
  role: 'link-host',
  kind: 'real',
  scheme: 'https',
  address: '203.0.113.1',
  port: 443,
  host,
  path: '/ls/click?upn=a',
  attempt: observed({ status: 302, headers: Object.entries(headers), body: '', bodyBytes: 0, complete: true, ms: 9 }),
})
const conflict = 'warn dns.acme-challenge-conflict'
const toFastly = 'x1.fastly-validations.com'

test.each([
  ["one's own proxy, Fastly's record", inFront({ server: 'nginx' }, toFastly), conflict],
  ['a proxy that says nothing', inFront({}, toFastly), conflict],
  ["one's own proxy, Google's record", inFront({ server: 'nginx' }, '1a2b.4.authorize.certificatemanager.goog'), conflict],
  ["one's own proxy, Akamai's record", inFront({ server: 'nginx' }, `${host}.validate-akdv.net`), conflict],
  ['something that may be Google’s load balancer', inFront({}, '1a2b.4.authorize.certificatemanager.goog'), 'pass'],
  ["one's own proxy and record", inFront({ server: 'nginx' }, 'acme.example.net'), 'pass'],
  ['Fastly itself', inFront({ 'x-fastly-request-id': 'a' }, toFastly, ['fastly'], 't.map.fastly.net'), 'pass'],
  ['bunny.net, Fastly’s record', inFront({ server: 'BunnyCDN-DE1-1' }, toFastly, [], 'x.b-cdn.net'), conflict],
  ['Cloudflare, Fastly’s record', inFront({ 'cf-ray': '7d1f0a2b3c4d5e6f-FRA' }, toFastly, ['cloudflare']), conflict],
  ['CloudFront, which proves names by other records', inFront({}, toFastly, ['cloudfront'], 'd1.cloudfront.net'), 'pass'],
])('in front, %s', (_, evidence, expected) => expect(verdictOf(acmeChallengeCheck, evidence)).toBe(expected))
