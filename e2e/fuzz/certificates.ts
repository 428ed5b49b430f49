import { X509Certificate } from 'node:crypto'
import fc from 'fast-check'
import { readGolden } from '#e2e/golden/store.ts'
import { parseCertificate } from '#lib/engine/facts/tls/certificate.ts'
import { childrenOf, elementAt, oidOf } from '#lib/engine/facts/tls/der.ts'
import { findPaths } from '#lib/engine/facts/tls/paths.ts'
import { byteEdits, editBytes } from './hostile.ts'
import { type FuzzProperty, holds } from './property.ts'

/** Certificates of all kinds, as the practice internet served them. */
const served = [
  ...new Set(
    [...readGolden().values()].flatMap(({ evidence }) =>
      evidence.tls.flatMap(({ attempt }) => (attempt.state === 'observed' ? attempt.value.chain : [])),
    ),
  ),
].map((base64) => Buffer.from(base64, 'base64'))

const mutated = fc.tuple(fc.nat(), byteEdits).map(([index, edits]) => editBytes(served[index % served.length] ?? Buffer.alloc(0), edits))

const certificates = () =>
  fc.property(mutated, (der) => {
    const certificate = parseCertificate(der.toString('base64'))
    if (!certificate) return
    const characters = [certificate.subject, certificate.issuer, ...certificate.dnsNames, ...certificate.policies].join('').length
    holds(characters <= 4 * der.length + 400, () => `${characters} characters from ${der.length} bytes`)
    holds(certificate.scts.length <= der.length && certificate.unknownCritical.length <= der.length, () => 'more parts than bytes')
  })

/** Walks everything that calls itself constructed; RangeError is what is promised for what is no DER. */
function elementsIn(bytes: Buffer): number {
  let count = 0
  const waiting = [{ from: 0, limit: bytes.length }]
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    try {
      const element = elementAt(bytes, place.from, place.limit)
      count += 1
      if (element.tag === 6) oidOf(bytes, element)
      if ((element.tag & 0x20) !== 0) for (const child of childrenOf(bytes, element)) waiting.push({ from: child.from, limit: child.end })
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
    }
  }
  return count
}

const der = () =>
  fc.property(fc.oneof(mutated, fc.uint8Array({ maxLength: 2000 }).map(Buffer.from)), (bytes) => {
    const count = elementsIn(bytes)
    holds(count <= bytes.length, () => `${count} elements in ${bytes.length} bytes`)
  })

const chains = () =>
  fc.property(fc.array(fc.tuple(fc.nat(), fc.option(byteEdits, { freq: 2 })), { minLength: 1, maxLength: 10 }), (parts) => {
    const chain = parts.flatMap(([index, edits]) => {
      const bytes = served[index % served.length] ?? Buffer.alloc(0)
      return parseCertificate((edits ? editBytes(bytes, edits) : bytes).toString('base64')) ?? []
    })
    const [leaf, ...rest] = chain
    if (!leaf) return
    const { paths, deadEnd } = findPaths(leaf, rest, { all: [], named: () => [] } as unknown as Parameters<typeof findPaths>[2])
    holds(paths.length === 0, () => 'a path to an anchor where there is none')
    holds(!deadEnd || chain.includes(deadEnd), () => 'a dead end that nobody sent')
  })

/** Whatever is changed in what a CA signed, its signature no longer fits. */
const signatures = () =>
  fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), (index, place, change) => {
    const original = served[index % served.length] ?? Buffer.alloc(0)
    const bytes = Buffer.from(original)
    const at = place % bytes.length
    bytes[at] = (bytes[at] ?? 0) ^ change
    const before = parseCertificate(original.toString('base64'))
    const after = parseCertificate(bytes.toString('base64'))
    if (!before || !after || before.rawIssuer !== before.rawSubject) return
    holds(!new X509Certificate(bytes).verify(before.publicKey), () => `byte ${at} does not matter`)
  })

export const certificateProperties: readonly FuzzProperty[] = [
  { name: 'certificates, mutated', make: certificates, runs: 1500 },
  { name: 'DER', make: der, runs: 800 },
  { name: 'chains', make: chains, runs: 200 },
  { name: 'signatures over changed certificates', make: signatures, runs: 300 },
]
