import { describe, expect, it } from 'vitest'
import { integer, sequence } from '#e2e/lab/ca/der.ts'
import { type CertificateShape, generalName, inDays, type Made, makeCa, makeCertificate, now } from '#e2e/pki/make-certificate.ts'
import { anchorsOf, hostname, intermediate, root, serve, target, unknownRoot } from '#e2e/pki/served.ts'
import type { ServedCertificate } from '#lib/engine/facts/tls/served-certificate.ts'
import { trust } from './trust.ts'

const clock = { aheadSeconds: 0, isOff: false }

const verdictOn = (...certificates: ServedCertificate[]) => {
  const judgement = trust.judge({ certificates, clock, target, now })
  const codes = 'diagnoses' in judgement ? judgement.diagnoses.map(({ code }) => code) : []
  return [judgement.verdict, ...codes]
}

const good: CertificateShape = { dnsNames: [hostname] }
const leaf = (shape: CertificateShape, issuer: Made = intermediate) => makeCertificate({ ...good, ...shape }, issuer)
const full = (shape: CertificateShape) => serve([leaf(shape), intermediate])

describe('a certificate that browsers trust', () => {
  it.each<[string, ServedCertificate]>([
    ['exact name', full({})],
    ['a subject, and names that are not critical', full({ commonName: hostname, namesCritical: false })],
    ['critical policies', full({ extensions: [['2.5.29.32', sequence(), true]] })],
    ['wildcard one level above', full({ dnsNames: ['*.mail.example.com'] })],
    ['no common name and an empty subject', full({ commonName: undefined })],
    ['RSA 2048', full({ key: 'rsa2048' })],
    ['P-384', full({ key: 'p384' })],
    ['the root sent along', serve([leaf({}), intermediate, root])],
    ['sent in the wrong order', serve([leaf({}), root, intermediate])],
    ['issued by the root itself', serve([leaf({}, root)])],
    ['ten years from an anchor of ours', full({ notBefore: inDays(-10), notAfter: inDays(3640) })],
    ['no timestamps from an anchor of ours', full({ scts: undefined })],
    ['an unrelated certificate sent as well', serve([leaf({}), intermediate, unknownRoot])],
    ['any key usage: the handshake decides what is needed', full({ keyUsage: 0x20 })],
    ['names that its CA may vouch for', serve(chainUnder({ permitted: [generalName.dns('example.com')] }))],
  ])('%s', (_, served) => {
    expect(verdictOn(served)).toEqual(['pass'])
  })
})

function chainUnder(shape: CertificateShape, leafShape: CertificateShape = {}): Made[] {
  const own = makeCa({ commonName: 'Another Issuing CA', ...shape }, root)
  return [leaf(leafShape, own), own]
}

describe('names', () => {
  it.each<[string, CertificateShape, string]>([
    ['other names', { dnsNames: ['www.example.com', 'example.com'] }, 'tls.hostname-mismatch'],
    ['a wildcard one label short', { dnsNames: ['*.example.com'] }, 'tls.wildcard-too-shallow'],
    ['the common name only', { dnsNames: [], commonName: hostname }, 'tls.no-subject-alternative-name'],
    [
      'the common name beside an e-mail address',
      { dnsNames: [], commonName: hostname, email: 'x@example.com' },
      'tls.no-subject-alternative-name',
    ],
    ['a wildcard in the common name only', { dnsNames: [], commonName: '*.mail.example.com' }, 'tls.no-subject-alternative-name'],
    ['a partial wildcard', { dnsNames: ['li*.mail.example.com'] }, 'tls.hostname-mismatch'],
    ['a wildcard in the middle', { dnsNames: ['link.*.example.com'] }, 'tls.hostname-mismatch'],
    ['a bare wildcard', { dnsNames: ['*'] }, 'tls.hostname-mismatch'],
    ['the name as a suffix', { dnsNames: [`${hostname}.evil.net`] }, 'tls.hostname-mismatch'],
    ["CloudFront's default", { dnsNames: ['*.cloudfront.net'] }, 'tls.edge-default-certificate'],
    ["Fastly's default", { dnsNames: ['*.freetls.fastly.net'] }, 'tls.edge-default-certificate'],
    ["SendGrid's own", { dnsNames: ['*.sendgrid.net', 'sendgrid.net'] }, 'tls.esp-certificate-shown'],
    ["SES's own", { dnsNames: ['*.awstrack.me'] }, 'tls.esp-certificate-shown'],
  ])('%s', (_, shape, code) => {
    expect(verdictOn(full(shape))).toEqual(['fail', code])
  })

  it('takes a certificate shared with the CDN for what it is', () => {
    expect(verdictOn(full({ dnsNames: ['sni.cloudflaressl.com', hostname] }))).toEqual(['pass'])
  })

  it('says no more of an edge default than that, self-signed though it be', () => {
    const traefik = makeCertificate({ commonName: 'TRAEFIK DEFAULT CERT', dnsNames: ['abc.traefik.default'], extendedKeyUsage: null })
    expect(verdictOn(serve([traefik]))).toEqual(['fail', 'tls.edge-default-certificate'])
  })
})

describe('time and make', () => {
  it.each<[string, CertificateShape, string]>([
    ['expired', { notBefore: inDays(-95), notAfter: inDays(-5) }, 'tls.certificate-expired'],
    ['not yet valid', { notBefore: inDays(1), notAfter: inDays(90) }, 'tls.certificate-not-yet-valid'],
    ['RSA 1024', { key: 'rsa1024' }, 'tls.weak-key'],
    ['P-521', { key: 'p521' }, 'tls.weak-key'],
    ['Ed25519', { key: 'ed25519' }, 'tls.weak-key'],
    ['SHA-1', { digest: 'sha1' }, 'tls.sha1-signature'],
    ['no extended key usage', { extendedKeyUsage: null }, 'tls.not-a-server-certificate'],
    ['for clients only', { extendedKeyUsage: ['1.3.6.1.5.5.7.3.2'] }, 'tls.not-a-server-certificate'],
    ['for any purpose', { extendedKeyUsage: ['2.5.29.37.0'] }, 'tls.not-a-server-certificate'],
    ['a CA', { ca: true }, 'tls.not-a-server-certificate'],
    ['no subject, and names that are not critical', { namesCritical: false }, 'tls.not-a-server-certificate'],
    ['a name outside of ASCII beside it', { names: [generalName.dns('b\u00fccher.com')] }, 'tls.not-a-server-certificate'],
    ['an address of three bytes beside it', { names: [generalName.ip(1, 2, 3)] }, 'tls.not-a-server-certificate'],
    ['a critical TLS feature', { extensions: [['1.3.6.1.5.5.7.1.24', sequence(), true]] }, 'tls.not-a-server-certificate'],
    ['critical CRL distribution points', { extensions: [['2.5.29.31', sequence(), true]] }, 'tls.not-a-server-certificate'],
    ['an extension twice', { extensions: [['2.5.29.14', sequence()]] }, 'tls.not-a-server-certificate'],
    ['a pre-certificate', { unknownCritical: true }, 'tls.not-a-server-certificate'],
  ])('%s', (_, shape, code) => {
    expect(verdictOn(full(shape))).toEqual(['fail', code])
  })

  it('names two independent faults', () => {
    const served = full({ dnsNames: ['www.example.com'], notBefore: inDays(-95), notAfter: inDays(-5) })
    expect(verdictOn(served)).toEqual(['fail', 'tls.hostname-mismatch', 'tls.certificate-expired'])
  })

  it('leaves an absent extended key usage alone where the leaf may have any key usage', () => {
    expect(verdictOn(full({ keyUsage: null }))).toEqual(['pass'])
  })
})

describe('a certificate that demands an OCSP response', () => {
  const mustStaple = (feature: number): CertificateShape => ({
    extensions: [['1.3.6.1.5.5.7.1.24', sequence(integer(Buffer.from([feature])))]],
  })
  const shown = (stapled: boolean | undefined, feature = 5) => ({ ...full(mustStaple(feature)), stapled })
  it.each<[string, ServedCertificate[], string[]]>([
    ['with one', [shown(true)], ['pass']],
    ['without', [shown(false)], ['fail', 'tls.ocsp-staple-missing']],
    ['in evidence that does not tell', [shown(undefined)], ['pass']],
    ['first without, then with one: the server had to fetch it', [shown(false), shown(true)], ['pass']],
    ['of another kind', [shown(false, 17)], ['pass']],
  ])('%s', (_, served, expected) => expect(verdictOn(...served)).toEqual(expected))
})

describe('issuers', () => {
  const cloudflareOrigin = makeCa({ organization: 'CloudFlare, Inc.', commonName: 'CloudFlare Origin Certificate' })
  const renamed = makeCa({ commonName: 'Test Issuing CA', organization: 'Test CA' }, root)
  const removed = makeCa({ commonName: 'DigiCert Global Root CA' })
  it.each<[string, Made[], string]>([
    ['self-signed', [makeCertificate(good)], 'tls.self-signed-certificate'],
    ['self-signed as a CA, without a purpose', [makeCa(good)], 'tls.self-signed-certificate'],
    ['an unknown root, sent', [leaf({}, unknownRoot), unknownRoot], 'tls.untrusted-issuer'],
    ['an unknown root, not sent', [leaf({}, unknownRoot)], 'tls.untrusted-issuer'],
    ['Cloudflare Origin CA', [leaf({}, cloudflareOrigin)], 'tls.cloudflare-origin-certificate-exposed'],
    ['the leaf alone', [leaf({})], 'tls.missing-intermediate'],
    ['the leaf and the root', [leaf({}), root], 'tls.missing-intermediate'],
    ['the leaf alone, of a public CA', [leaf({ policy: '2.23.140.1.2.1' }, makeCa({ commonName: 'R99' }))], 'tls.missing-intermediate'],
    [
      'the leaf alone, which names the trusted root',
      [leaf({ namesIssuersIssuer: true }, makeCa({ commonName: 'X1' }, root))],
      'tls.missing-intermediate',
    ],
    [
      'the leaf alone, of a CA that shares a word with ours',
      [leaf({}, makeCa({ commonName: 'Test TLS CA 3' }))],
      'tls.missing-intermediate',
    ],
    [
      'the leaf alone, of a CA that shares no more than its trade',
      [leaf({}, makeCa({ commonName: 'Rogue TLS CA 3' }))],
      'tls.untrusted-issuer',
    ],
    ['another intermediate', [leaf({}), chainUnder({})[1] as Made], 'tls.wrong-intermediate'],
    ['an intermediate of the same name with another key', [leaf({}), renamed], 'tls.wrong-intermediate'],
    ['an expired intermediate', chainUnder({ notAfter: inDays(-1) }), 'tls.intermediate-expired'],
    ['an intermediate that is no CA', chainUnder({ ca: false }), 'tls.untrusted-issuer'],
    ['an intermediate that may not sign', chainUnder({ keyUsage: 0x80 }), 'tls.untrusted-issuer'],
    ['an intermediate for other names', chainUnder({ permitted: [generalName.dns('example.org')] }), 'tls.untrusted-issuer'],
    ['an intermediate that excludes the name', chainUnder({ excluded: [generalName.dns('mail.example.com')] }), 'tls.untrusted-issuer'],
    ['an intermediate for mail', chainUnder({ extendedKeyUsage: ['1.3.6.1.5.5.7.3.4'] }), 'tls.untrusted-issuer'],
    ['a weak intermediate', chainUnder({ key: 'rsa1024' }), 'tls.weak-key'],
    ['an intermediate signed with SHA-1', chainUnder({ digest: 'sha1' }), 'tls.sha1-signature'],
  ])('%s', (_, chain, code) => {
    expect(verdictOn(serve(chain))).toEqual(['fail', code])
  })

  it('knows a root that a browser removed by its name', () => {
    const sub = makeCa({ commonName: 'Sub CA' }, removed)
    expect(verdictOn(serve([leaf({}, sub), sub]))).toEqual(['fail', 'tls.distrusted-issuer'])
  })

  it('does not trust a path that is one CA too long', () => {
    const inner = makeCa({ commonName: 'Inner CA' }, intermediate)
    expect(verdictOn(serve([leaf({}, inner), inner, intermediate]))).toEqual(['fail', 'tls.untrusted-issuer'])
  })

  it('holds an anchor to its own limits', () => {
    const narrow = makeCa({ commonName: 'Narrow', pathLength: 0 })
    const below = makeCa({ commonName: 'Below' }, narrow)
    expect(verdictOn(serve([leaf({}, narrow)], anchorsOf(false, narrow)))).toEqual(['pass'])
    expect(verdictOn(serve([leaf({}, below), below], anchorsOf(false, narrow)))).toEqual(['fail', 'tls.untrusted-issuer'])
    const elsewhere = makeCa({ commonName: 'Elsewhere', permitted: [generalName.dns('example.org')] })
    expect(verdictOn(serve([leaf({}, elsewhere)], anchorsOf(false, elsewhere)))).toEqual(['fail', 'tls.untrusted-issuer'])
  })

  it('does not count a CA that issued to itself towards the length of a path', () => {
    const first = makeCa({ commonName: 'Rolled CA', pathLength: 0 }, root)
    const second = makeCa({ commonName: 'Rolled CA', pathLength: 0 }, first)
    expect(verdictOn(serve([leaf({}, second), second, first]))).toEqual(['pass'])
  })

  it('does not trust a root that has expired', () => {
    const old = makeCa({ commonName: 'Old', notAfter: inDays(-1) })
    expect(verdictOn(serve([leaf({}, old)], anchorsOf(false, old)))).toEqual(['fail', 'tls.untrusted-issuer'])
  })

  it('finds the good path beside an expired cross-signature', () => {
    const signed = makeCa({ commonName: 'Crossed CA' }, root)
    const expired = makeCa({ commonName: 'Crossed CA', keysOf: signed, notAfter: inDays(-1) }, unknownRoot)
    expect(verdictOn(serve([leaf({}, signed), expired, signed]))).toEqual(['pass'])
    expect(verdictOn(serve([leaf({}, signed), expired]))).toEqual(['fail', 'tls.untrusted-issuer'])
  })
})

describe('several addresses', () => {
  const expired = leaf({ notBefore: inDays(-95), notAfter: inDays(-5) })
  const at = (address: string, made: Made) => serve([made, intermediate], anchorsOf(false, root), address)

  it('passes when all are good', () => {
    expect(verdictOn(at('192.0.2.1', leaf({})), at('192.0.2.2', leaf({})))).toEqual(['pass'])
  })
  it('names the one that is bad', () => {
    const judgement = trust.judge({ clock, certificates: [at('192.0.2.1', leaf({})), at('192.0.2.2', expired)], target, now })
    expect(judgement).toMatchObject({
      verdict: 'fail',
      diagnoses: [
        { code: 'tls.one-edge-has-expired-certificate', params: { bad: '192.0.2.2', good: '192.0.2.1', fault: 'certificate-expired' } },
      ],
    })
  })
  it('names an address once that shows a good one and a bad one in turn', () => {
    const certificates = [leaf({}), expired, expired].map((made) => at('192.0.2.1', made))
    expect(trust.judge({ clock, certificates, target, now })).toMatchObject({
      diagnoses: [{ code: 'tls.one-edge-has-expired-certificate', params: { bad: '192.0.2.1', good: '192.0.2.1' } }],
    })
  })
  it('names the fault itself, once, when all are bad', () => {
    expect(verdictOn(at('192.0.2.1', expired), at('192.0.2.2', expired))).toEqual(['fail', 'tls.certificate-expired'])
  })
})

describe('roots that are public', () => {
  const publicly = (shape: CertificateShape) => serve([leaf(shape), intermediate], anchorsOf(true, root))
  const logged = (logs: number, at = inDays(-30)) => ({ scts: { logs, at } })
  it.each<[string, CertificateShape, string[]]>([
    ['90 days, two logs', logged(2), ['pass']],
    ['90 days, one log', logged(1), ['unknown']],
    ['no log', {}, ['unknown']],
    ['199 days, two logs', { notAfter: inDays(168), ...logged(2) }, ['unknown']],
    ['199 days, three logs', { notAfter: inDays(168), ...logged(3) }, ['pass']],
    ['399 days', { notAfter: inDays(369), ...logged(3) }, ['fail', 'tls.certificate-lifetime-refused']],
    ['825 days', { notAfter: inDays(795), ...logged(3) }, ['fail', 'tls.certificate-lifetime-refused']],
    ['398 days', { notAfter: new Date(inDays(368).getTime() - 1000), ...logged(3) }, ['pass']],
  ])('%s', (_, shape, expected) => {
    expect(verdictOn(publicly(shape))).toEqual(expected)
  })
})

it('blames nobody while our own clock is off', () => {
  const expired = full({ notBefore: inDays(-95), notAfter: inDays(-5) })
  const judgement = trust.judge({ certificates: [expired], clock: { aheadSeconds: 864_000, isOff: true }, target, now })
  expect(judgement).toMatchObject({ verdict: 'unknown', diagnosis: { code: 'checker.could-not-check' } })
})
