import { describe, expect, test } from 'vitest'
import { lookup, resolverAt, type Says, serverAt } from '#e2e/evidence/builders.ts'
import { host, paramsOf, toEdge, verdictOf, world } from '#e2e/evidence/dns-world.ts'
import { makeCertificate } from '#e2e/pki/make-certificate.ts'
import type { DnsLookup, Evidence } from '#lib/engine/evidence/evidence.ts'
import { allowedIssuers } from '#lib/engine/facts/dns/caa.ts'
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
    ['a tag whose flag is set by mistake', { 'example.com': ['1 tbs "x"'] }, 'fail dns.caa-forbids-cdn-ca'],
    ['a known critical tag', { 'example.com': ['128 issue "amazon.com"', '128 iodef "mailto:a@b.c"'] }, 'pass'],
    ['a critical tag of mail', { 'example.com': ['128 issuemail ";"'] }, 'pass'],
    ['parameters without a value', { 'example.com': ['0 issue "amazon.com; x"'] }, 'fail dns.caa-forbids-cdn-ca'],
    ['parameters with a space', { 'example.com': ['0 issue "amazon.com; x=1 y=2"'] }, 'fail dns.caa-forbids-cdn-ca'],
    ['a parameter without a name', { 'example.com': ['0 issue "amazon.com; =1"'] }, 'fail dns.caa-forbids-cdn-ca'],
    ['parameters that end in a semicolon', { 'example.com': ['0 issue "amazon.com; a=1;"'] }, 'fail dns.caa-forbids-cdn-ca'],
    ['several parameters', { 'example.com': ['0 issue "amazon.com; a=1; b-c = 2"'] }, 'pass'],
    ['a semicolon and no parameter', { 'example.com': ['0 issue "amazon.com;"'] }, 'pass'],
    ['blanks around the name', { 'example.com': ['0 issue " amazon.com "'] }, 'pass'],
    ['a URL', { 'example.com': ['0 issue "https://amazon.com"'] }, 'fail dns.caa-forbids-cdn-ca'],
    ['a dot at the end', { 'example.com': ['0 issue "amazon.com."'] }, 'fail dns.caa-forbids-cdn-ca'],
    ['a malformed one beside a good one', { 'example.com': ['0 issue "amazon.com; x"', '0 issue "amazontrust.com"'] }, 'pass'],
    ['nobody, and the CDN', { 'example.com': ['0 issue ";"', '0 issue "amazon.com"'] }, 'pass'],
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
    isOwn: true,
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

test('behind an alias the records of its target decide, and are called by their name', () => {
  const behind = (owner: string): Evidence =>
    world({
      extra: [
        lookup('caa', resolverAt(), host, 'CAA', { records: [`${host} 60 CNAME ${owner}`, `${owner} 60 CAA 0 issue "letsencrypt.org"`] }),
        ...names.slice(1).map((name) => lookup('caa', resolverAt(), name, 'CAA', {})),
      ],
    })
  expect(paramsOf(caaCheck, behind('tracking-proxy.example.com'))).toMatchObject({ at: 'tracking-proxy.example.com', isOwn: true })
  expect(paramsOf(caaCheck, behind('d1.cloudfront.net'))).toMatchObject({ at: 'd1.cloudfront.net', isOwn: false })
})

test.each([
  ['a plain name', false, ['letsencrypt.org']],
  ['a wildcard', true, ['amazon.com']],
] as const)('%s: issuewild counts for wildcards alone', (_, isWildcard, expected) => {
  expect(allowedIssuers(['0 issue "letsencrypt.org"', '0 issuewild "amazon.com"'], isWildcard)).toEqual(expected)
  expect(allowedIssuers(['0 issue "letsencrypt.org"'], isWildcard)).toEqual(['letsencrypt.org'])
  expect(allowedIssuers(['0 issuewild ";"'], isWildcard)).toEqual(isWildcard ? [] : null)
})
