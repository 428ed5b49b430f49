import type { TlsHandshake } from '#lib/engine/evidence/evidence.ts'
import { defaultCertificateOf } from '#lib/providers/registry.ts'
import { type Anchoring, anchoringOf } from './anchoring.ts'
import type { Anchors } from './anchors.ts'
import { type Certificate, parseCertificate } from './certificate.ts'
import { type NameCoverage, nameCoverage } from './names.ts'

/** A certificate as one address shows it for the name that was asked for, and how it stands to name and anchors. */
export interface ServedCertificate {
  /** id of the evidence */
  id: string
  address: string
  servername: string
  leaf: Certificate
  /** certificates sent beside the leaf */
  intermediates: readonly Certificate[]
  coverage: NameCoverage
  anchoring: Anchoring
  /** whether an OCSP response came with it; undefined in evidence that does not tell */
  stapled?: boolean
  /** whose own certificate it is, where it does not cover the name: a provider id, or `esp` */
  defaultOf?: ReturnType<typeof defaultCertificateOf>
}

/**
 * Reads what one handshake showed; undefined where the leaf cannot be read.
 * @param now time of the evidence
 */
export function servedCertificate(entry: TlsHandshake, anchors: Anchors, now: Date): ServedCertificate | undefined {
  if (entry.attempt.state !== 'observed') return undefined
  const [first, ...others] = entry.attempt.value.chain
  const leaf = first && parseCertificate(first)
  if (!leaf) return undefined
  // A certificate beside the leaf that cannot be read helps nobody's browser either.
  const intermediates = others.map(parseCertificate).filter((certificate) => certificate !== undefined)
  const coverage = nameCoverage(leaf, entry.servername)
  return {
    id: entry.id,
    address: entry.address,
    servername: entry.servername,
    leaf,
    intermediates,
    coverage,
    anchoring: anchoringOf(leaf, intermediates, anchors, now),
    stapled: entry.attempt.value.stapled,
    defaultOf: coverage === 'covered' ? undefined : defaultCertificateOf(leaf.dnsNames, leaf.commonName ?? ''),
  }
}
