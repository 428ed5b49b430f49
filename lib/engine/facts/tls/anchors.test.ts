import { getCACertificates } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { makeCa, makeCertificate } from '#e2e/pki/make-certificate.ts'
import { anchorsWith } from './anchors.ts'
import { parseCertificate, rawSubjectOf } from './certificate.ts'

const withoutFrame = (pem: string) => pem.replace(/-----[A-Z ]+-----|\s/g, '')
const bundled = getCACertificates('bundled').map(withoutFrame)
const subject = (base64: string) => rawSubjectOf(Buffer.from(base64, 'base64'))
const fingerprint = (base64: string) => parseCertificate(base64)?.fingerprint

describe('trust anchors', () => {
  it('are the bundled roots', () => {
    const anchors = anchorsWith([])
    for (const base64 of bundled) {
      const found = anchors.named(subject(base64)).find(({ certificate }) => certificate.fingerprint === fingerprint(base64))
      expect(found?.public).toBe(true)
    }
    expect(anchors.added).toEqual([])
  })

  it('are not what the environment adds', () => {
    const known = new Set(bundled)
    // Empty unless NODE_EXTRA_CA_CERTS is set, or the system's store is in use.
    const widened = getCACertificates('default')
      .map(withoutFrame)
      .filter((base64) => !known.has(base64))
    const anchors = anchorsWith([])
    for (const base64 of widened) {
      const found = anchors.named(subject(base64)).map(({ certificate }) => certificate.fingerprint)
      expect(found).not.toContain(fingerprint(base64))
    }
  })

  it('grow by those that the evidence names, for that evidence alone', () => {
    const own = makeCa({ commonName: 'Own' })
    expect(anchorsWith([own.base64]).named(subject(own.base64))).toMatchObject([{ public: false, certificate: { subject: 'Own' } }])
    expect(anchorsWith([]).named(subject(own.base64))).toEqual([])
  })

  it('stay public when configuration names a public root again', () => {
    const [root = ''] = bundled
    const anchors = anchorsWith([root])
    expect(anchors.added).toEqual([])
    expect(anchors.named(subject(root)).every((anchor) => anchor.public)).toBe(true)
  })

  it('leave out what is no certificate, or none of a CA', () => {
    expect(anchorsWith(['AAAA', makeCertificate({}).base64]).added).toEqual([])
  })
})
