import { X509Certificate } from 'node:crypto'
import { bundledRoots } from '#lib/engine/net/trust-anchors.ts'
import { type Certificate, parseCertificate } from './certificate.ts'

/** A certificate that is trusted without proof: a public root, or one that configuration adds. */
export interface Anchor {
  certificate: Certificate
  public: boolean
}

/** Trust anchors by raw subject name. */
export type Anchors = ReadonlyMap<string, readonly Anchor[]>

let publicAnchors: Anchors | undefined

/**
 * The public roots together with those that the evidence names.
 * @param extra base64 DER, `evidence.vantage.extraAnchors`
 */
export function anchorsWith(extra: readonly string[]): Anchors {
  publicAnchors ??= bySubject(bundledRoots().flatMap((pem) => anchorOf(new X509Certificate(pem).raw.toString('base64'), true)))
  if (extra.length === 0) return publicAnchors
  const further = bySubject(extra.flatMap((base64) => anchorOf(base64, false)))
  const all = new Map(publicAnchors)
  for (const [subject, anchors] of further) {
    const known = all.get(subject) ?? []
    // A public root stays one when configuration names it again: the stricter rules hold.
    const added = anchors.filter(({ certificate }) => !known.some((other) => other.certificate.fingerprint === certificate.fingerprint))
    all.set(subject, [...known, ...added])
  }
  return all
}

function anchorOf(base64: string, isPublic: boolean): Anchor[] {
  const certificate = parseCertificate(base64)
  return certificate ? [{ certificate, public: isPublic }] : []
}

function bySubject(anchors: readonly Anchor[]): Map<string, Anchor[]> {
  return Map.groupBy(anchors, ({ certificate }) => certificate.rawSubject)
}
