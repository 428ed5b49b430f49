import { hasIcannSuffix, publicSuffix, registeredDomain } from '#lib/engine/target/domain-names.ts'
import type { Mending, Mended as Text } from './host-text.ts'

export interface NameContext {
  /** completes names that are relative to it: the sending domain, or the origin of a zone file */
  origin: string
  /** names that are complete, whatever their ending */
  known: readonly string[]
  /** the origin is the one that the text itself names: what has no dot at its end is below it (RFC 1035, 5.1) */
  stated?: boolean
  /** what the other names of the text tell of those that could be read either way */
  others?: OtherNames
}

/** Whether a name is known to be whole, ended with a dot, which says the same where the name can be so, or with nothing. */
type NameEnd = 'whole' | 'dotted' | 'open'

export interface OtherNames {
  /** whether names of the customer's stand there in full */
  full: boolean
  /** last labels of names that can only be relative */
  endings: ReadonlySet<string>
}

/**
 * The full owner name of a record. `@` is the origin. A name that ends in the customer's
 * domain or in a known name is complete; one that ends as public names do is, where it does
 * not look like a part of the customer's; any other is relative. A console's zone that stands
 * there twice goes.
 */
export function fullName(bare: string, context: NameContext, type = 'CNAME', end: NameEnd = 'open'): Text {
  const { origin, known } = context
  const registered = registeredDomain(origin)
  if (origin === '') return { text: bare, mendings: [] }
  if (bare === '@') return { text: origin, mendings: ['completed'] }
  const doubled = withoutDoubling(bare, origin, registered)
  if (doubled) return { text: doubled, mendings: ['doubled'] }
  if (isOwnName(bare, context)) return { text: bare, mendings: [] }
  if (end === 'whole' || (end === 'dotted' && hasIcannSuffix(bare))) return { text: bare, mendings: [] }
  const zone = context.stated ? origin : zoneFor(bare, origin, registered, known)
  if (zone !== undefined) return { text: `${bare}.${zone}`, mendings: ['completed'] satisfies Mending[] }
  if (readsFull(bare, type, context)) return { text: bare, mendings: [] }
  return { text: `${bare}.${origin}`, mendings: ['completed', ...(hasIcannSuffix(bare) ? (['either-way'] as const) : [])] }
}

/** Whether a name lies below the customer's domain, or that of a link host. */
const isOwnName = (bare: string, { origin, known }: NameContext): boolean =>
  [origin, ...known, registeredDomain(origin), ...known.map(registeredDomain)].some((name) => isAtOrBelow(bare, name))

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
function zoneFor(bare: string, origin: string, registered: string, known: readonly string[]): string | undefined {
  const zones = zonesOf(origin, registered)
  return (
    zones.find((zone) => known.includes(`${bare}.${zone}`)) ??
    zones.find((zone) => zone !== origin && isAtOrBelow(bare, origin.slice(0, -zone.length - 1)))
  )
}

/** Endings that nobody uses as a word of a name of their own. */
const neverWords = new Set(['com', 'net', 'org', 'edu', 'gov', 'mil', 'int'])

/**
 * Whether a name that ends as public names do is complete. `link.news` is not: a CNAME cannot
 * stand at the name that is registered itself (RFC 1034, 3.6.2), and nobody registers `_domainkey.news`.
 */
function readsFull(bare: string, type: string, { origin, others }: NameContext): boolean {
  if (!hasIcannSuffix(bare)) return false
  const suffix = publicSuffix(bare)
  const registered = registeredDomain(bare)
  if (suffix.includes('.') || neverWords.has(suffix)) return true
  if (firstLabel(registered) === firstLabel(registeredDomain(origin))) return true
  if (onlyRelative(bare, type) || others?.endings.has(suffix)) return false
  return others?.full === true || (registered !== bare && !partWords.has(firstLabel(registered)))
}

/** What people begin the part below their own domain with: nobody's company. */
const partWords = new Set([
  'mail',
  'email',
  'e',
  'em',
  'mg',
  'news',
  'newsletter',
  'link',
  'links',
  'click',
  'clicks',
  'track',
  'tracking',
  'url',
  'go',
  'info',
  'www',
  'send',
  'bounce',
  'marketing',
])

const firstLabel = (name: string): string => name.split('.')[0] ?? ''

const onlyRelative = (bare: string, type: string): boolean => {
  const registered = registeredDomain(bare)
  return registered.includes('_') || (registered === bare && type === 'CNAME')
}

/** What the names of a text tell of one another. */
export function otherNames(names: readonly { bare: string; type: string }[], context: NameContext): OtherNames {
  const ends = names.flatMap(({ bare, type }) => {
    const suffix = publicSuffix(bare)
    const isWord = hasIcannSuffix(bare) && !suffix.includes('.') && !neverWords.has(suffix)
    return isWord && !isOwnName(bare, context) && onlyRelative(bare, type) ? [suffix] : []
  })
  return { full: context.origin !== '' && names.some(({ bare }) => isOwnName(bare, context)), endings: new Set(ends) }
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
