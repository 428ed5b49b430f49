import { bundledRoots } from '#lib/engine/net/trust-anchors.ts'
import { type Certificate, parseCertificate, rawSubjectOf } from './certificate.ts'

/** A certificate that is trusted without proof: a public root, or one that configuration adds. */
export interface Anchor {
  certificate: Certificate
  public: boolean
}

export interface Anchors {
  /** the anchors of this name (DER as latin1) */
  named(rawSubject: string): readonly Anchor[]
  /** those that configuration added to the public roots */
  added: readonly Anchor[]
}

/**
 * The public roots together with those that the evidence names. A public root stays
 * one when configuration names it again: the stricter rules hold.
 * @param extra base64 DER, `evidence.vantage.extraAnchors`
 */
export function anchorsWith(extra: readonly string[]): Anchors {
  const added = extra
    .map(parseCertificate)
    .filter((certificate) => certificate !== undefined)
    // A server's own certificate among the anchors would make it trusted here and nowhere else.
    .filter(({ isCa }) => isCa)
    .filter(({ rawSubject, fingerprint }) => !publicRoots(rawSubject).some((root) => root.certificate.fingerprint === fingerprint))
    .map((certificate) => ({ certificate, public: false }))
  return {
    added,
    named: (rawSubject) => {
      const own = added.filter(({ certificate }) => certificate.rawSubject === rawSubject)
      return [...publicRoots(rawSubject), ...own]
    },
  }
}

let bundled: ReadonlyMap<string, readonly string[]> | undefined
const read = new Map<string, readonly Anchor[]>()

/** A run needs one or two of the roots: all are sorted by name, only those are read. */
function publicRoots(rawSubject: string): readonly Anchor[] {
  bundled ??= Map.groupBy(bundledRoots().map(withoutFrame), (base64) => rawSubjectOf(Buffer.from(base64, 'base64')))
  const known = read.get(rawSubject)
  if (known) return known
  const anchors = (bundled.get(rawSubject) ?? []).flatMap((base64) => {
    const certificate = parseCertificate(base64)
    return certificate ? [{ certificate, public: true }] : []
  })
  // Names without a root are the peer's choice: keeping them would let it fill the memory.
  if (anchors.length > 0) read.set(rawSubject, anchors)
  return anchors
}

const withoutFrame = (pem: string): string => pem.replace(/-----[A-Z ]+-----|\s/g, '')
