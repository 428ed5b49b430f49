import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import { httpsWorks } from '#lib/engine/evidence/https-works.ts'
import { headerOf } from '#lib/providers/esp/answers.ts'
import { judgedRole } from './answer.ts'
import { preloadedSuffixOf } from './preloaded-suffixes.ts'

/** A parent of the link host for which browsers use HTTPS alone, the names below included. */
export interface HttpsOnlyParent {
  /** of the evidence; none where the browsers' own list says it */
  id?: string
  name: string
  /** its Strict-Transport-Security; null where the browsers' own list says it */
  header: string | null
}

/**
 * Those parents, where HTTPS does not work on the link host; none where it does; null
 * where nothing tells whether it does. Only RFC 6797's `includeSubDomains` reaches down.
 */
export function deriveHttpsOnlyParents(evidence: Evidence): HttpsOnlyParent[] | null {
  const works = httpsWorks(evidence, judgedRole(evidence))
  if (works === null) return null
  return works ? [] : httpsOnlyNames(evidence)
}

/** Every name above the link host, its top-level domain included, for which browsers use HTTPS alone, whether it works there or not. Pure. */
export function httpsOnlyNames(evidence: Pick<Evidence, 'target' | 'http'>): HttpsOnlyParent[] {
  const suffix = preloadedSuffixOf(evidence.target.hostname)
  const listed: HttpsOnlyParent[] = suffix === undefined ? [] : [{ name: `.${suffix}`, header: null }]
  const sent = evidence.http.flatMap(({ id, purpose, host, attempt }): HttpsOnlyParent[] => {
    const header = purpose === 'hsts' && attempt.state === 'observed' ? headerOf(attempt.value, 'strict-transport-security') : undefined
    return header !== undefined && reachesDown(header) ? [{ id, name: host, header: header.slice(0, 200) }] : []
  })
  return [...listed, ...sent]
}

/** RFC 6797, 6.1: directives in any order and case; `max-age=0` takes the rule back. */
function reachesDown(header: string): boolean {
  const directives = header
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  const maxAge = directives.map((part) => /^max-age\s*=\s*"?(\d+)"?$/.exec(part)?.[1]).find((age) => age !== undefined)
  return directives.includes('includesubdomains') && maxAge !== undefined && Number(maxAge) > 0
}
