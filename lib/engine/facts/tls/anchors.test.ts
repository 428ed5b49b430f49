import { getCACertificates } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { makeCa } from '#e2e/pki/make-certificate.ts'
import { anchorsWith } from './anchors.ts'

const count = (anchors: ReturnType<typeof anchorsWith>) => [...anchors.values()].flat().length

describe('trust anchors', () => {
  const bundled = getCACertificates('bundled').length

  it('are the bundled roots, whatever the environment adds', () => {
    // This machine, or any, may have NODE_EXTRA_CA_CERTS set: the default list then is longer.
    expect(count(anchorsWith([]))).toBe(bundled)
    expect([...anchorsWith([]).values()].flat().every((anchor) => anchor.public)).toBe(true)
  })

  it('grow by those that the evidence names, for that evidence alone', () => {
    const own = makeCa({ commonName: 'Own' })
    expect(count(anchorsWith([own.base64]))).toBe(bundled + 1)
    expect(count(anchorsWith([]))).toBe(bundled)
  })

  it('stay public when configuration names a public root again', () => {
    const pem = getCACertificates('bundled')[0] ?? ''
    const again = anchorsWith([pem.replace(/-----[A-Z ]+-----|\s/g, '')])
    expect(count(again)).toBe(bundled)
    expect([...again.values()].flat().every((anchor) => anchor.public)).toBe(true)
  })

  it('leave out what is no certificate', () => {
    expect(count(anchorsWith(['AAAA']))).toBe(bundled)
  })
})
