import { hasIcannSuffix, registeredDomain } from '#lib/engine/target/domain-names.ts'
import type { Mending, Mended as Text } from './host-text.ts'

export interface NameContext {
  /** completes names that are relative to it: the sending domain, or the origin of a zone file */
  origin: string
  /** names that are complete, whatever their ending */
  known: readonly string[]
  /** the name owns a CNAME and was given without a last dot */
  isAlias?: boolean
}

/**
 * The full owner name of a record. `@` is the origin. A name that ends in the customer's
 * domain, in a known name or in a public suffix is complete; any other is relative. A
 * console's zone that stands there twice goes.
 */
export function fullName(bare: string, { origin, known, isAlias = false }: NameContext): Text {
  const registered = registeredDomain(origin)
  if (origin === '') return { text: bare, mendings: [] }
  if (bare === '@') return { text: origin, mendings: ['completed'] }
  const doubled = withoutDoubling(bare, origin, registered)
  if (doubled) return { text: doubled, mendings: ['doubled'] }
  const own = [origin, ...known, registered, ...known.map(registeredDomain)].some((name) => isAtOrBelow(bare, name))
  if (own) return { text: bare, mendings: [] }
  const text = isAlias && isWordsOnly(bare) ? `${bare}.${origin}` : completed(bare, origin, registered, known)
  return text === bare ? { text, mendings: [] } : { text, mendings: ['completed'] satisfies Mending[] }
}

/**
 * `www.click`, `link.news`, `s1._domainkey.email`: registries sell such words as suffixes, and
 * people begin their own names with them. At a registered domain itself no CNAME may stand
 * (RFC 1034, 3.6.2), and nobody registers a name that begins with an underscore.
 */
function isWordsOnly(bare: string): boolean {
  const domain = registeredDomain(bare)
  const suffix = bare.slice(bare.lastIndexOf('.') + 1)
  const isWord = !/^(com|net|org|info|biz|edu|gov|mil|int|[a-z]{2})$/.test(suffix)
  return isWord && hasIcannSuffix(bare) && (domain === bare || domain.startsWith('_'))
}

export const isAtOrBelow = (name: string, domain: string): boolean => name === domain || name.endsWith(`.${domain}`)

/** `link.mail.acme.com.acme.com` and `link.mail.acme.com.mail.acme.com`: what a panel makes of a full name. */
function withoutDoubling(name: string, origin: string, registered: string): string | undefined {
  const heads = [origin, registered].flatMap((zone) => (name.endsWith(`.${zone}`) ? [name.slice(0, -zone.length - 1)] : []))
  return heads.find((head) => isAtOrBelow(head, registered))
}

/**
 * Consoles show names relative to their zone, which may be the sending domain or one above:
 * `em12.mail` in the zone of `acme.com` is `em12.mail.acme.com`, not `em12.mail.mail.acme.com`.
 */
function completed(bare: string, origin: string, registered: string, known: readonly string[]): string {
  const zones = zonesOf(origin, registered)
  const asKnown = zones.map((zone) => `${bare}.${zone}`).find((name) => known.includes(name))
  if (asKnown) return asKnown
  const overlapping = zones.find((zone) => zone !== origin && isAtOrBelow(bare, origin.slice(0, -zone.length - 1)))
  if (overlapping) return `${bare}.${overlapping}`
  return hasIcannSuffix(bare) ? bare : `${bare}.${origin}`
}

/** From the origin up to its registered domain. */
function zonesOf(origin: string, registered: string): string[] {
  if (!isAtOrBelow(origin, registered)) return [origin]
  const zones = [origin]
  for (let zone = origin; zone !== registered; ) {
    zone = zone.slice(zone.indexOf('.') + 1)
    zones.push(zone)
  }
  return zones
}
