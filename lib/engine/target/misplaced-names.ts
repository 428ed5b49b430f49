import { registeredDomain } from './domain-names.ts'

/** How a record came to stand at another name than the one asked for. */
export type Misplacement = 'doubled' | 'wrong-level' | 'label-changed'

export interface MisplacedName {
  name: string
  kind: Misplacement
}

/** More would be guessing, and each is a question to the customer's servers. */
const mostNames = 12

/**
 * Where people put the record of a host name by mistake: with the zone appended once
 * more by the panel, a level too high, or with a label lost or changed on entry.
 * @param zone the enclosing zone as far as it is known
 * @returns the likeliest first, without the host name itself
 */
export function misplacedNames(hostname: string, zone: string): MisplacedName[] {
  const domain = registeredDomain(hostname)
  const doubled = [zone, domain].map((suffix): MisplacedName => ({ name: `${hostname}.${suffix}`, kind: 'doubled' }))
  const labels = hostname === domain ? [] : hostname.slice(0, -domain.length - 1).split('.')
  const candidates = [...doubled, ...changedLabels(labels, domain), ...droppedLabels(labels, domain)]
  const seen = new Set([hostname])
  return candidates.filter(({ name }) => name.length <= 253 && !seen.has(name) && seen.add(name)).slice(0, mostNames)
}

/** Every name that keeps some of the labels, in order: `link.mail` becomes `link` and `mail`. */
function droppedLabels(labels: readonly string[], domain: string): MisplacedName[] {
  const subsets = labels.flatMap((_, index) => [labels.filter((_label, other) => other !== index), labels.slice(0, index + 1)])
  return subsets
    .filter((kept) => kept.length > 0 && kept.length < labels.length)
    .map((kept) => ({ name: [...kept, domain].join('.'), kind: 'wrong-level' }))
}

/** A dash or nothing in place of a dot, an underscore or dash lost: what panels and people make of a name. */
function changedLabels(labels: readonly string[], domain: string): MisplacedName[] {
  const name = labels.join('.')
  const variants = [
    name.replaceAll('.', '-'),
    name.replaceAll('.', ''),
    name.replaceAll('.', '_'),
    name.replaceAll('_', ''),
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
