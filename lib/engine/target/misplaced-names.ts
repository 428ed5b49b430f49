import { registeredDomain } from './domain-names.ts'

/** How a record came to stand at another name than the one asked for. */
export type Misplacement = 'doubled' | 'wrong-level' | 'label-changed'

export interface MisplacedName {
  name: string
  kind: Misplacement
}

/** More would be guessing, and each is a question to the customer's servers. */
const mostNames = 16

/**
 * Where people put the record of a name by mistake: with the zone appended once more by the
 * panel, with a label lost or changed on entry, a level too high, or beside another record
 * of the same set-up.
 * @param zone the enclosing zone as far as it is known
 * @param neighbours names of the other records that belong to the same set-up
 * @returns the likeliest first, without the name itself and without those of its neighbours
 */
export function misplacedNames(hostname: string, zone: string, neighbours: readonly string[] = []): MisplacedName[] {
  const domain = registeredDomain(hostname)
  const labels = hostname === domain ? [] : hostname.slice(0, -domain.length - 1).split('.')
  const candidates = [
    ...doubledNames(hostname, labels, zone, domain),
    ...droppedUnderscores(labels, domain),
    ...droppedLabels(labels, domain),
    ...besideNeighbours(hostname, neighbours),
    ...changedLabels(labels, domain),
  ]
  const seen = new Set([hostname, ...neighbours])
  return candidates.filter(({ name }) => name.length <= 253 && !seen.has(name) && seen.add(name)).slice(0, mostNames)
}

/** The panel appends its zone to whatever was typed: the whole name, or the name without the registered domain. */
function doubledNames(hostname: string, labels: readonly string[], zone: string, domain: string): MisplacedName[] {
  const typed = zone !== domain && labels.length > 0 ? [hostname, labels.join('.')] : [hostname]
  return [...typed.map((name) => `${name}.${zone}`), `${hostname}.${domain}`].map((name) => ({ name, kind: 'doubled' }))
}

/** Panels that take an underscore for a mistake leave it out. */
const droppedUnderscores = (labels: readonly string[], domain: string): MisplacedName[] =>
  labels.some((label) => label.includes('_')) ? [{ name: `${labels.join('.').replaceAll('_', '')}.${domain}`, kind: 'label-changed' }] : []

/** Every name that keeps some of the labels, in order: of `link.mail` both `link` and `mail`, and the domain itself; and the two swapped. */
function droppedLabels(labels: readonly string[], domain: string): MisplacedName[] {
  const subsets = labels.flatMap((_, index) => [
    labels.filter((_label, other) => other !== index),
    labels.slice(0, index + 1),
    labels.slice(index + 1),
  ])
  const kept = subsets.filter((subset) => subset.length > 0 && subset.length < labels.length)
  const swapped = labels.length === 2 ? [labels.toReversed()] : []
  return [...kept, ...swapped, ...(labels.length > 0 ? [[]] : [])].map((subset) => ({
    name: [...subset, domain].join('.'),
    kind: 'wrong-level',
  }))
}

/** The own first label, with the selector's `_domainkey`, below what a neighbour stands below. */
function besideNeighbours(hostname: string, neighbours: readonly string[]): MisplacedName[] {
  const own = headOf(hostname)
  return neighbours.map((neighbour) => ({ name: `${own}${neighbour.slice(headOf(neighbour).length)}`, kind: 'wrong-level' }))
}

/** What a record has in front of the name that it is about: `link`, `s1._domainkey`. */
const headOf = (name: string): string => /^[^.]*(\._domainkey(?=\.))?/.exec(name)?.[0] ?? name

/** A dash or nothing in place of a dot, a dash lost, `www` or an underscore in front: what panels and people make of a name. */
function changedLabels(labels: readonly string[], domain: string): MisplacedName[] {
  const name = labels.join('.')
  const variants = [
    name.replaceAll('.', '-'),
    name.replaceAll('.', ''),
    name.replaceAll('.', '_'),
    name.replaceAll('_', '-'),
    name.replaceAll('-', ''),
    name.replaceAll('-', '_'),
    name.replaceAll('-', '.'),
    `www.${name}`,
    `_${name}`,
  ]
  return variants
    .filter((variant) => variant !== name && variant !== '')
    .map((variant) => ({ name: `${variant}.${domain}`, kind: 'label-changed' }))
}
