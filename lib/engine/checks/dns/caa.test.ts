import { describe, expect, test } from 'vitest'
import { lookup, resolverAt, type Says, serverAt } from '#e2e/evidence/builders.ts'
import { host, paramsOf, toEdge, verdictOf, world } from '#e2e/evidence/dns-world.ts'
import { makeCertificate } from '#e2e/pki/make-certificate.ts'
import type { DnsLookup, Evidence } from '#lib/engine/evidence/evidence.ts'
import { caaCheck } from './caa.ts'

const names = [host, 'mail.example.com', 'example.com']

/** CAA records by owner: everything else has none. */
const withCaa = (records: Record<string, string[]>, parts: Parameters<typeof world>[0] = {}, extra: DnsLookup[] = []): Evidence =>
  world({
    ...parts,
    extra: [
      ...names.map((name) =>
        lookup('caa', resolverAt(), name, 'CAA', { records: (records[name] ?? []).map((data) => `${name} 60 CAA ${data}`) }),
      ),
      ...extra,
    ],
  })

describe('without a certificate, on CloudFront', () => {
  test.each([
    ['no records', {}, 'pass'],
    ['the CDN among others', { 'example.com': ['0 issue "digicert.com"', '0 issue "amazon.com"'] }, 'pass'],
    ['with parameters and capitals', { 'example.com': ['0 issue "Amazon.com; validationmethods=dns-01"'] }, 'pass'],
    ['another one', { 'example.com': ['0 issue "letsencrypt.org"'] }, 'fail dns.caa-forbids-cdn-ca'],
    ['nobody', { 'example.com': ['0 issue ";"'] }, 'fail dns.caa-forbids-cdn-ca'],
    ['an empty value', { 'example.com': ['0 issue ""'] }, 'fail dns.caa-forbids-cdn-ca'],
    ['wildcards only', { 'example.com': ['0 issuewild ";"'] }, 'pass'],
    [
      'only iodef: it decides and forbids nothing',
      { 'mail.example.com': ['0 iodef "mailto:a@b.c"'], 'example.com': ['0 issue ";"'] },
      'pass',
    ],
    ['the nearest decides', { 'mail.example.com': ['0 issue "amazon.com"'], 'example.com': ['0 issue ";"'] }, 'pass'],
    ['an unknown critical tag', { 'example.com': ['128 tbs "x"', '0 issue "amazon.com"'] }, 'fail dns.caa-forbids-cdn-ca'],
    ['an unknown tag', { 'example.com': ['0 tbs "x"'] }, 'pass'],
  ])('%s', (_, records, expected) => expect(verdictOf(caaCheck, withCaa(records as Record<string, string[]>))).toBe(expected))
})

const standing = (organisation: string, notAfter = new Date('2027-01-01')): Evidence['tls'] => {
  const issuer = makeCertificate({ commonName: 'Test CA', organization: organisation, ca: true })
  const leaf = makeCertificate({ dnsNames: [host], notAfter }, issuer)
  return [
    {
      id: 'tls-1',
      role: 'link-host',
      address: '203.0.113.1',
      port: 443,
      servername: host,
      mode: 'standard',
      attempt: { state: 'observed', value: { protocol: 'TLSv1.3', alpn: null, chain: [leaf.der.toString('base64')], ms: 1 } },
    },
  ]
}

const failing = (says: Says): DnsLookup[] => names.map((name) => lookup('caa', serverAt(1), name, 'CAA', says))
const unchecked = names.map((name) => ({ ...lookup('caa', resolverAt(), name, 'CAA', {}), cd: true }))
const unseen = (extra: DnsLookup[]): Evidence =>
  world({ extra: [...names.map((name) => lookup('caa', resolverAt(), name, 'CAA', { rcode: 'SERVFAIL' })), ...extra] })

describe('with a certificate', () => {
  test.each([
    ['its authority may issue', 'Amazon', ['0 issue "amazon.com"'], 'pass'],
    ['its authority may not issue again', 'Amazon', ['0 issue "letsencrypt.org"'], 'warn dns.caa-forbids-issuing-ca'],
    ["an imported one of another authority than the CDN's", "Let's Encrypt", ['0 issue "letsencrypt.org"'], 'pass'],
    ['an authority that we cannot name', 'Nobody', ['0 issue ";"'], 'pass'],
  ])('%s', (_, organisation, records, expected) => {
    expect(verdictOf(caaCheck, withCaa({ 'example.com': records }, { tls: standing(organisation) }))).toBe(expected)
  })

  test('an expired one does not stand', () => {
    const evidence = withCaa({ 'example.com': ['0 issue "letsencrypt.org"'] }, { tls: standing('Amazon', new Date('2026-11-01')) })
    expect(verdictOf(caaCheck, evidence)).toBe('fail dns.caa-forbids-cdn-ca')
  })
})

test('names what would do', () => {
  expect(paramsOf(caaCheck, withCaa({ 'example.com': ['0 issue "letsencrypt.org"'] }))).toEqual({
    at: 'example.com',
    records: '0 issue "letsencrypt.org"',
    wanted: 'amazon.com, amazontrust.com, awstrust.com, amazonaws.com',
    provider: 'Amazon CloudFront',
  })
})

test.each([
  ["the zone's own server fails too", unseen(failing({ rcode: 'NOTIMP', aa: false })), 'warn dns.caa-lookup-fails'],
  ["the zone's own server is silent on it", unseen(failing({ fails: 'timeout' })), 'warn dns.caa-lookup-fails'],
  ["the zone's own server answers", unseen(failing({})), 'pass'],
  ['only our resolver fails', unseen([]), 'unknown'],
  ['its signatures do not hold', unseen([...failing({}), ...unchecked]), 'warn dns.caa-lookup-fails'],
])('%s', (_, evidence, expected) => expect(verdictOf(caaCheck, evidence)).toBe(expected))

test("in a rehearsal the present target's CAA does not count", () => {
  const followed = lookup('caa', resolverAt(), host, 'CAA', { records: [toEdge[0] ?? '', 'd1.cloudfront.net 60 CAA 0 issue ";"'] })
  const others = names.slice(1).map((name) => lookup('caa', resolverAt(), name, 'CAA', {}))
  const rehearsal = { target: { edge: 'd1.cloudfront.net' } }
  expect(verdictOf(caaCheck, world({ extra: [followed, ...others] }))).toBe('fail dns.caa-forbids-cdn-ca')
  expect(verdictOf(caaCheck, world({ ...rehearsal, extra: [followed, ...others] }))).toBe('pass')
})
