import { getCACertificates } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { inDays, makeCertificate } from '#e2e/pki/make-certificate.ts'
import { type Certificate, parseCertificate } from './certificate.ts'
import { refusalsBy, removedRootNamed } from './root-stores.ts'

const read = (base64: string): Certificate => parseCertificate(base64) as Certificate
const bundled = getCACertificates('bundled').map((pem) => read(pem.replace(/-----[A-Z ]+-----|\s/g, '')))
const rootNamed = (name: string) => bundled.find((root) => root.subject === name) as Certificate
const leaf = (notBefore: string, sct?: string) =>
  read(
    makeCertificate({ notBefore: new Date(notBefore), notAfter: inDays(60), scts: sct ? { logs: 2, at: new Date(sct) } : undefined })
      .base64,
  )

describe('what root stores refuse', () => {
  it.each([
    ['ISRG Root X1', '2026-10-01', '2026-10-01', []],
    ['HiPKI Root CA - G1', '2025-07-01', '2025-07-01', []],
    ['HiPKI Root CA - G1', '2025-08-02', '2025-08-02', [['chrome', '2025-07-31']]],
    ['HiPKI Root CA - G1', '2025-07-01', '2025-08-02', [['chrome', '2025-07-31']]],
    ['HiPKI Root CA - G1', '2025-08-02', undefined, [['chrome', '2025-07-31']]],
    ['Izenpe.com', '2026-04-01', '2026-06-01', []],
    ['Izenpe.com', '2026-05-01', '2026-05-01', [['mozilla', '2026-04-15']]],
    [
      'Telia RSA TLS Root CA v3',
      '2026-10-01',
      '2026-10-01',
      [
        ['apple', undefined],
        ['android', undefined],
      ],
    ],
    ['Certainly Root R1', '2026-10-01', '2026-10-01', [['microsoft', undefined]]],
  ])('%s, issued %s, logged %s', (root, notBefore, sct, expected) => {
    expect(refusalsBy(rootNamed(root), leaf(notBefore, sct)).map(({ store, since }) => [store, since])).toEqual(expected)
  })

  it('knows every bundled root', () => {
    expect(bundled.every((root) => refusalsBy(root, leaf('2024-01-01')).every(({ store }) => store !== 'mozilla'))).toBe(true)
  })

  it('holds nothing against a root that came later', () => {
    expect(refusalsBy(read(makeCertificate({ commonName: 'New Root' }).base64), leaf('2026-10-01'))).toEqual([])
  })

  it('knows removed roots by name, and no others', () => {
    expect(removedRootNamed('Entrust Root Certification Authority - G2')?.refusals.map(({ store }) => store)).toEqual([
      'chrome',
      'mozilla',
      'apple',
    ])
    expect(removedRootNamed('DigiCert Global Root CA')?.refusals).toMatchObject([{ store: 'mozilla', since: '2026-04-15' }])
    expect(removedRootNamed('ISRG Root X1')).toBeUndefined()
    expect(removedRootNamed('Corp Root')).toBeUndefined()
  })
})
