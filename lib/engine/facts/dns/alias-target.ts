import ipaddr from 'ipaddr.js'
import { isWithin } from '#lib/engine/evidence/dns-answers.ts'
import { hasIcannSuffix, namesUpToRegistered, registeredDomain } from '#lib/engine/target/domain-names.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { edgeFingerprints } from '#lib/providers/edges.ts'
import { edgeProviderOfName, espOfName, esps, nearestKnownSuffix } from '#lib/providers/registry.ts'

/** What is wrong with the form of an alias's target, if anything, and what was likely meant. */
export type AliasForm =
  | { form: 'plain' }
  | { form: 'url' | 'ip-address' | 'localhost'; meant?: string }
  | { form: 'own-domain-appended' | 'truncated' | 'typo'; meant: string }

/**
 * Judges the text of an alias's target.
 * @param value the target in normal form
 * @param zone the zone that the record stands in, which a panel may have appended
 * @param resolves whether it leads to an address: a name that works is no slip of the pen
 */
export function aliasFormOf(value: string, target: Target, zone: string, resolves: boolean): AliasForm {
  const bare = withoutOwnZone(value, target, zone)
  const url = urlHost(bare)
  if (url !== undefined) return { form: 'url', ...(url ? { meant: url } : {}) }
  if (isAddress(value) || isAddress(bare)) return { form: 'ip-address' }
  if (isSpecialUse(value) || isSpecialUse(bare)) return { form: 'localhost' }
  if (bare !== value && isOurs(bare, target)) return { form: 'own-domain-appended', meant: bare }
  if (resolves || isOurs(value, target)) return { form: 'plain' }
  const whole = uncut(bare, target)
  if (whole !== undefined) return { form: 'truncated', meant: whole }
  const near = nearestKnownSuffix(bare)
  if (near) return { form: 'typo', meant: near.corrected }
  return bare !== value && bare.includes('.') && hasIcannSuffix(bare) ? { form: 'own-domain-appended', meant: bare } : { form: 'plain' }
}

/** The target without the customer's own domain at its end: what was typed, where a panel appended the zone or the name it stands in. */
function withoutOwnZone(value: string, target: Target, zone: string): string {
  const above = namesUpToRegistered(target.hostname).slice(1)
  const bare = [...above, zone, registeredDomain(target.hostname)]
    .filter((suffix) => suffix !== '' && value !== suffix && isWithin(value, suffix))
    .map((suffix) => value.slice(0, -suffix.length - 1))
  return bare.find((name) => isOurs(name, target)) ?? bare.at(-1) ?? value
}

/** The host of a URL that was entered whole; empty where none can be made out. */
export function urlHost(value: string): string | undefined {
  const text = value.replaceAll('\\', '')
  if (!/^https?:/.test(text) && !text.includes('/')) return undefined
  return text.replace(/^https?:?\/*/, '').replace(/[/:?].*$/, '')
}

/** Whether the text of a name is an IP address. */
export const isAddress = (value: string): boolean =>
  ipaddr.IPv4.isValidFourPartDecimal(value) || (value.includes(':') && ipaddr.IPv6.isValid(value))

/** Names that never lead anywhere on the public internet (RFC 6761, 6762, 7686, 8375; `localdomain` by custom). */
const specialUse = ['localhost', 'local', 'localdomain', 'invalid', 'onion', 'home.arpa']
const isSpecialUse = (value: string): boolean => specialUse.some((name) => isWithin(value, name))

/** Whether a name is one that the record might rightly lead to. */
export const isOurs = (name: string, target: Target): boolean =>
  name === target.espTarget || name === target.edge || espOfName(name) !== undefined || edgeProviderOfName(name) !== undefined

const knownSuffixes = [...edgeFingerprints, ...Object.values(esps)]
  .flatMap(({ suffixes }) => suffixes)
  .filter((suffix) => !suffix.includes('*'))

const shortestRemains = 4

/** The whole of a name that was cut short: the start of a name expected here, or of a known suffix; dots that stand for the rest count as the cut. */
function uncut(value: string, target: Target): string | undefined {
  const text = value.replace(/(\\\.|\.|…|\\226\\128\\166)+$/, '')
  const expected = [target.edge, target.espTarget].find(
    (name) => name && name !== text && text.length >= shortestRemains && name.startsWith(text),
  )
  if (expected) return expected
  const labels = text.split('.')
  for (let from = 0; from < labels.length; from++) {
    const tail = labels.slice(from).join('.')
    const suffix = knownSuffixes.find((known) => known.startsWith(tail) && known !== tail && isRecognisable(tail, known))
    if (suffix) return [...labels.slice(0, from), suffix].join('.')
  }
  return undefined
}

/** Enough of the suffix is left to tell: its first label, or a piece of it that is no public suffix by itself. */
const isRecognisable = (tail: string, suffix: string): boolean =>
  tail.length >= shortestRemains && (tail.includes('.') || tail === suffix.split('.')[0] || !hasIcannSuffix(`x.${tail}`))
