import { randomInt } from 'node:crypto'
import { getCACertificates } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { inDays, makeCa, makeCertificate } from '#e2e/pki/make-certificate.ts'
import { parseCertificate } from './certificate.ts'

const root = makeCa({ commonName: 'Root', organization: 'Org', pathLength: 2 })
const made = makeCertificate(
  {
    commonName: 'Link.Example.com',
    dnsNames: ['Link.Example.com', '*.example.com'],
    email: 'someone@example.com',
    scts: { logs: 2, at: inDays(-30) },
    policy: '2.23.140.1.2.1',
    extendedKeyUsage: ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'],
  },
  root,
)

describe('a certificate', () => {
  it('is read whole', () => {
    const leaf = parseCertificate(made.base64)
    const issuer = parseCertificate(root.base64)
    expect(leaf).toMatchObject({
      subject: 'Link.Example.com',
      issuer: 'Root',
      issuerOrganization: 'Org',
      dnsNames: ['link.example.com', '*.example.com'],
      isCa: false,
      keyUsage: { digitalSignature: true, keyCertSign: false },
      extendedKeyUsage: ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'],
      policies: ['2.23.140.1.2.1'],
      key: { type: 'ec', curve: 'prime256v1' },
      signatureOid: '1.2.840.10045.4.3.2',
      notBefore: inDays(-30),
      notAfter: inDays(60),
    })
    expect(leaf?.scts.map(({ at }) => at)).toEqual([inDays(-30), inDays(-30)])
    expect(new Set(leaf?.scts.map(({ logId }) => logId)).size).toBe(2)
    expect(issuer).toMatchObject({ isCa: true, pathLength: 2, keyUsage: { digitalSignature: false, keyCertSign: true } })
    expect(leaf?.rawIssuer).toBe(issuer?.rawSubject)
    expect(leaf?.authorityKeyId).toBe(issuer?.subjectKeyId)
  })

  it.each(getCACertificates('bundled').map((pem, index) => [index, pem] as const))('bundled root %i is read', (_, pem) => {
    const certificate = parseCertificate(pem.replace(/-----[A-Z ]+-----|\s/g, ''))
    expect(certificate?.unknownCritical).toEqual([])
    expect(certificate?.isCa).toBe(true)
    expect(certificate?.rawSubject).toBe(certificate?.rawIssuer)
  })

  it('keeps control and direction characters out of its names', () => {
    const hostile = makeCertificate({ commonName: 'a\u202Eb\u0007c' })
    expect(parseCertificate(hostile.base64)?.subject).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })

  it('with bytes behind it is none', () => {
    expect(parseCertificate(Buffer.concat([made.der, Buffer.from([0])]).toString('base64'))).toBeUndefined()
  })

  it.each(['', 'AAAA', 'MIIB', Buffer.alloc(70_000, 0x30).toString('base64')])('that is none is undefined', (base64) => {
    expect(parseCertificate(base64)).toBeUndefined()
  })

  it('never throws on damaged bytes', () => {
    for (let round = 0; round < 2000; round++) {
      const bytes = Buffer.from(made.der)
      for (let edits = randomInt(1, 4); edits > 0; edits--) bytes[randomInt(bytes.length)] = randomInt(256)
      const cut = round % 3 === 0 ? bytes.subarray(0, randomInt(bytes.length)) : bytes
      expect(() => parseCertificate(cut.toString('base64'))).not.toThrow()
    }
  })
})
