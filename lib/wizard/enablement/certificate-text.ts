import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import { factValue } from '#lib/engine/facts/fact.ts'
import type { Anchoring } from '#lib/engine/facts/tls/anchoring.ts'
import { nameCoverage } from '#lib/engine/facts/tls/names.ts'
import { stores } from '#lib/engine/facts/tls/root-stores.ts'
import type { ServedCertificate } from '#lib/engine/facts/tls/served-certificate.ts'
import { deriveTlsFacts } from '#lib/engine/facts/tls.ts'
import type { EvidenceLine } from '#lib/wizard/view.ts'
import { certificateClaimWords as words } from '#lib/words/en/claims.ts'

const dayMs = 24 * 3600 * 1000

/** Names of a certificate that a line can hold; those that cover the host come first, and the evidence has all. */
const mostNames = 12

/** What a certificate claim rests on beside the handshakes. */
export interface CertificateText {
  lines: string[]
  evidence: EvidenceLine[]
}

/**
 * Each certificate that the addresses showed: its names, issuer, dates, the root stores that
 * hold its root, and where it was seen. Nothing where none was seen or one could not be read.
 * @param isTrusted browsers take it, by the check of trust; pure
 */
export function certificateText(evidence: Evidence | null, isTrusted: boolean): CertificateText {
  if (!evidence) return { lines: [], evidence: [] }
  const served = factValue(deriveTlsFacts(evidence).certificates) ?? []
  const different = [...Map.groupBy(served, ({ leaf }) => leaf.fingerprint).values()]
  const texts = different.flatMap(([first, ...others], index) => {
    if (!first) return []
    const lines = linesOf(first, [first, ...others], new Date(evidence.startedAt), isTrusted)
    const names = namesOf(first)
    return {
      lines: different.length > 1 ? [words.number(index + 1), ...lines] : lines,
      evidence: names.length > mostNames ? [{ id: `names-${index}`, text: words.allNames(names) }] : [],
    }
  })
  return { lines: texts.flatMap(({ lines }) => lines), evidence: texts.flatMap((text) => text.evidence) }
}

function linesOf(served: ServedCertificate, group: readonly ServedCertificate[], now: Date, isTrusted: boolean): string[] {
  const { leaf } = served
  const names = namesOf(served)
  const days = Math.floor((leaf.notAfter.getTime() - now.getTime()) / dayMs)
  return [
    words.names(names.slice(0, mostNames), Math.max(0, names.length - mostNames)),
    words.issuer(shown(leaf.issuer), leaf.issuerOrganization === undefined ? null : shown(leaf.issuerOrganization)),
    words.dates(leaf.notBefore.toISOString(), leaf.notAfter.toISOString(), days),
    storeLine(served.anchoring, isTrusted),
    words.addresses([...new Set(group.map(({ address }) => address))]),
  ]
}

function namesOf({ leaf, servername }: ServedCertificate): string[] {
  const names = leaf.dnsNames.length > 0 ? leaf.dnsNames : [leaf.commonName ?? leaf.subject]
  const covers = (name: string) => nameCoverage({ ...leaf, dnsNames: [name] }, servername) === 'covered'
  return [...names.filter(covers), ...names.filter((name) => !covers(name))].map(shown)
}

/** Which root stores hold the root that a certificate leads to. */
export function storeLine(anchoring: Anchoring, isTrusted: boolean): string {
  if (anchoring.kind !== 'anchored') return words.unrooted(stores)
  if (!anchoring.public) return words.ownRoot(shown(anchoring.root))
  const refusing = new Set(anchoring.refusals.map(({ store }) => store))
  const [yes, no] = [stores.filter((store) => !refusing.has(store)), stores.filter((store) => refusing.has(store))]
  if (yes.length === 0) return words.unrooted(stores)
  return isTrusted ? words.trusted(yes, no) : words.rooted(yes, no)
}

/** What strangers wrote into a certificate, fit to be shown. */
const shown = (text: string): string => text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '�').slice(0, 300)
