import { childrenOf, type Element } from './der.ts'
import { type GeneralName, generalNameOf, type NameForm } from './general-names.ts'

/** Subtrees that the names below a CA must or must not lie in (RFC 5280, 4.2.1.10). */
export interface NameConstraints {
  permitted: readonly GeneralName[]
  excluded: readonly GeneralName[]
  /** why they cannot be judged by; undefined where they can */
  defect?: string
}

/** Reads the extension; one that is not as it should be is kept with its defect, since a CA under it is not to be trusted. */
export function nameConstraintsOf(bytes: Buffer, value: Element): NameConstraints {
  try {
    const parts = childrenOf(bytes, value)
    const [permitted, excluded] = [0xa0, 0xa1].map((tag) =>
      parts.filter((part) => part.tag === tag).flatMap((part) => basesIn(bytes, part)),
    )
    const defect = parts.length === 0 || parts.some(({ tag }) => tag !== 0xa0 && tag !== 0xa1) ? 'empty or unknown parts' : undefined
    return {
      permitted: permitted ?? [],
      excluded: excluded ?? [],
      defect: defect ?? [...(permitted ?? []), ...(excluded ?? [])].map(defectOf).find((found) => found !== undefined),
    }
  } catch (error) {
    return { permitted: [], excluded: [], defect: error instanceof RangeError ? error.message : 'cannot be read' }
  }
}

/** `minimum` and `maximum` beside a base have no meaning in any profile in use. */
function basesIn(bytes: Buffer, part: Element): GeneralName[] {
  const subtrees = childrenOf(bytes, part)
  if (subtrees.length === 0) throw new RangeError('a list without subtrees')
  return subtrees.map((subtree) => {
    const [base, ...further] = childrenOf(bytes, subtree)
    if (!base || further.length > 0) throw new RangeError('a subtree with minimum or maximum')
    return generalNameOf(bytes, base)
  })
}

const label = '[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?'
const hostPattern = new RegExp(`^${label}(?:\\.${label})*$`, 'i')

function defectOf({ form, value }: GeneralName): string | undefined {
  if (form === 'dNSName') return value === '' || hostPattern.test(value.replace(/^\./, '')) ? undefined : 'a dNSName that is no host name'
  return form === 'iPAddress' && !isRange(value) ? 'an iPAddress that is no range' : undefined
}

/** An address and its mask, of one family; in the mask no 1 follows a 0. */
function isRange(value: string): boolean {
  if (value.length !== 8 && value.length !== 32) return false
  const mask = [...value.slice(value.length / 2)].map((byte) => byte.charCodeAt(0).toString(2).padStart(8, '0')).join('')
  return /^1*0*$/.test(mask)
}

/** A peer's own certificates decide how much there is to compare; Chrome has a limit of this kind, too. */
const mostComparisons = 100_000

/** Why names break a CA's constraints: a name outside of them, or a form that we cannot judge; undefined where they keep to them. */
export function breachOf({ permitted, excluded, defect }: NameConstraints, names: readonly GeneralName[]): Breach | undefined {
  if (defect !== undefined) return { kind: 'name-constraints-not-understood', detail: defect }
  if (names.length * (permitted.length + excluded.length) > mostComparisons)
    return { kind: 'name-constraints-not-understood', detail: 'too many' }
  for (const name of names) {
    const [allowed, barred] = [permitted, excluded].map((list) => list.filter(({ form }) => form === name.form)) as [
      GeneralName[],
      GeneralName[],
    ]
    if (allowed.length + barred.length === 0) continue
    const rule = rules[name.form]
    if (!rule) return { kind: 'name-constraints-not-understood', detail: name.form }
    const outside = allowed.length > 0 && !allowed.some(({ value }) => rule.within(name.value, value))
    if (!rule.isWellFormed(name.value) || outside || barred.some(({ value }) => rule.touches(name.value, value)))
      return { kind: 'name-not-permitted', detail: shown(name) }
  }
  return undefined
}

export interface Breach {
  kind: 'name-not-permitted' | 'name-constraints-not-understood'
  detail: string
}

const shown = ({ form, value }: GeneralName): string =>
  form === 'iPAddress' || form === 'directoryName' ? form : value.replace(/[^\x21-\x7e]/g, '').slice(0, 100)

/** How names of a form stand to a subtree. */
interface Rule {
  isWellFormed(name: string): boolean
  /** all that the name stands for lies in the subtree */
  within(name: string, base: string): boolean
  /** something that the name stands for lies in it */
  touches(name: string, base: string): boolean
}

const isBelow = (host: string, base: string): boolean => host.toLowerCase().endsWith(`.${base.replace(/^\./, '').toLowerCase()}`)
const isSame = (host: string, other: string): boolean => host.toLowerCase() === other.toLowerCase()
const withoutStar = (name: string): string => name.replace(/^\*\./, '')

/** Clients differ on a base with a leading dot: here it permits what is below it alone, and excludes the base too. */
const dnsRule: Rule = {
  isWellFormed: (name) => hostPattern.test(withoutStar(name)),
  within: (name, base) =>
    base === '' ||
    isBelow(name, base) ||
    (!base.startsWith('.') && isSame(name, base)) ||
    (name.startsWith('*.') && isSame(withoutStar(name), base)),
  touches: (name, base) => {
    const bare = base.replace(/^\./, '')
    if (base === '' || isBelow(name, bare) || isSame(withoutStar(name), bare)) return true
    // `*.example.com` may be used as `secret.example.com` (CVE-2025-61727).
    return name.startsWith('*.') && isSame(withoutStar(name), bare.slice(bare.indexOf('.') + 1))
  },
}

/** A mailbox, a host, or with a leading dot whatever is below it. */
function mailWithin(name: string, base: string): boolean {
  const at = name.lastIndexOf('@')
  if (base.includes('@'))
    return name.slice(0, at) === base.slice(0, base.lastIndexOf('@')) && isSame(name.slice(at), base.slice(base.lastIndexOf('@')))
  return base === '' || hostWithin(name.slice(at + 1), base)
}

const hostWithin = (host: string, base: string): boolean => (base.startsWith('.') ? isBelow(host, base) : isSame(host, base))

/** The host of a URI; it has to be a name (RFC 5280, 4.2.1.10). */
const hostOf = (uri: string): string => /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:@]*)/i.exec(uri)?.[1] ?? ''

function addressWithin(name: string, base: string): boolean {
  if (base.length !== 2 * name.length) return false
  const [at, mask] = [base.slice(0, name.length), base.slice(name.length)]
  return [...name].every((byte, index) => ((byte.charCodeAt(0) ^ at.charCodeAt(index)) & mask.charCodeAt(index)) === 0)
}

const simple = (isWellFormed: Rule['isWellFormed'], within: Rule['within']): Rule => ({ isWellFormed, within, touches: within })

const rules: Partial<Record<NameForm, Rule>> = {
  dNSName: dnsRule,
  rfc822Name: simple((name) => /^[^@\s]+@[^@\s]+$/.test(name), mailWithin),
  uniformResourceIdentifier: simple(
    (uri) => /[a-z]/i.test(hostOf(uri)),
    (uri, base) => hostWithin(hostOf(uri), base),
  ),
  iPAddress: simple((name) => name.length === 4 || name.length === 16, addressWithin),
  directoryName: simple(
    () => true,
    (name, base) => name.startsWith(base),
  ),
}
