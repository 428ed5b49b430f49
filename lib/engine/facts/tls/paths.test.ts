import { randomInt } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Made, makeCa, makeCertificate } from '#e2e/pki/make-certificate.ts'
import { anchorsOf, evidenceOf, handshakeEntry, hostname, intermediate, root } from '#e2e/pki/served.ts'
import { deriveTlsFacts } from '#lib/engine/facts/tls.ts'
import { type Certificate, parseCertificate } from './certificate.ts'
import { findPaths } from './paths.ts'

const read = ({ base64 }: Made): Certificate => parseCertificate(base64) as Certificate
const leaf = makeCertificate({ dnsNames: [hostname] }, intermediate)

describe('paths', () => {
  it('go through the certificates sent to an anchor', () => {
    const { paths, deadEnd } = findPaths(read(leaf), [read(intermediate)], anchorsOf(true, root))
    expect(paths.map(({ certificates, anchor }) => [...certificates.map(({ subject }) => subject), anchor.certificate.subject])).toEqual([
      ['a certificate without a name', 'Test Issuing CA', 'Test Root'],
    ])
    expect(deadEnd).toBeUndefined()
  })

  it('are found by every way there is', () => {
    const otherRoot = makeCa({ commonName: 'Other Root' })
    const cross = makeCa({ commonName: 'Test Root', organization: 'Test CA', keysOf: root }, otherRoot)
    const { paths } = findPaths(read(leaf), [intermediate, cross, root].map(read), anchorsOf(true, root, otherRoot))
    expect(paths.map(({ anchor }) => anchor.certificate.subject)).toEqual(['Test Root', 'Other Root'])
  })

  it('need a true signature', () => {
    const forged = makeCa({ commonName: 'Test Issuing CA', organization: 'Test CA' })
    expect(findPaths(read(leaf), [read(forged)], anchorsOf(true, root)).paths).toEqual([])
  })

  it('end soon where certificates sign each other in circles', () => {
    const first = makeCa({ commonName: 'Circle' })
    const circle = Array.from({ length: 9 }, () => makeCa({ commonName: 'Circle', keysOf: first }, first))
    const victim = makeCertificate({ dnsNames: [hostname] }, first)
    const started = performance.now()
    expect(findPaths(read(victim), [first, ...circle].map(read), anchorsOf(true, root)).paths).toEqual([])
    expect(performance.now() - started).toBeLessThan(200)
  })

  it('never make the facts throw, whatever the peer sends', () => {
    for (let round = 0; round < 300; round++) {
      const chain = [leaf, intermediate, root].map((made) => {
        const der = Buffer.from(made.der)
        der[randomInt(der.length)] = randomInt(256)
        return { ...made, base64: der.toString('base64') }
      })
      expect(() => deriveTlsFacts(evidenceOf([handshakeEntry(chain)]))).not.toThrow()
    }
  })
})
