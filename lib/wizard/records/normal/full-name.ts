import { hasIcannSuffix, registeredDomain } from '#lib/engine/target/domain-names.ts'
import type { Mending, Mended as Text } from './host-text.ts'

export interface NameContext {
  /** completes names that are relative to it: the sending domain, or the origin of a zone file */
  origin: string
  /** names that are complete, whatever their ending */
  known: readonly string[]
}

/**
 * The full owner name of a record. `@` is the origin. A name that ends in the customer's
 * domain, in a known name or in a public suffix is complete; any other is relative. A
 * console's zone that stands there twice goes.
 */
export function fullName(bare: string, { origin, known }: NameContext): Text {
  const registered = registeredDomain(origin)
  if (origin === '') return { text: bare, mendings: [] }
  if (bare === '@') return { text: origin, mendings: ['completed'] }
  const doubled = withoutDoubling(bare, origin, registered)
  if (doubled) return { text: doubled, mendings: ['doubled'] }
  const own = [origin, ...known, registered, ...known.map(registeredDomain)].some((name) => isAtOrBelow(bare, name))
  if (own) return { text: bare, mendings: [] }
  const text = completed(bare, origin, registered, known)
  return text === bare ? { text, mendings: [] } : { text, mendings: ['completed'] satisfies Mending[] }
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
