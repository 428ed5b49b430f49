import { hasIcannSuffix } from '#lib/engine/target/domain-names.ts'
import { answerOf, isWithin, recordsOf, soaOf, walkAliases } from './dns-answers.ts'
import type { DnsAnswer, DnsLookup } from './evidence.ts'

/** Readers of answers that say "there is nothing": what form they have to have before anybody believes them. */

/** Whether an answer holds what was asked for: a record of the type at the name, or an alias in its place. */
export function isPositive(lookup: DnsLookup): boolean {
  const answers = answerOf(lookup)?.answers ?? []
  return [lookup.type, 'CNAME'].some((type) => recordsOf(answers, lookup.name, type).length > 0)
}

/** Whether a server that answered says that there is nothing: no such name, or nothing of this type. */
export function isDenial(lookup: DnsLookup): boolean {
  const rcode = answerOf(lookup)?.rcode
  return (rcode === 'NXDOMAIN' || rcode === 'NOERROR') && !isPositive(lookup)
}

/** The name that an answer denies: where its aliases end. */
export const deniedName = (answer: DnsAnswer, name: string): string => walkAliases(name, [answer.answers]).end

/**
 * How a denial is proven: `sound` by the SOA of a zone that the name lies in (RFC 2308, 2.2);
 * `foreign` by the SOA of another one, as firewalls do that answer from a zone of their own;
 * `bare` by none. The root holds no name below a suffix that is known to exist.
 */
export function proofOf(answer: DnsAnswer, name: string): 'sound' | 'foreign' | 'bare' {
  const denied = deniedName(answer, name)
  const zone = soaOf({ ...answer, answers: [] })?.zone
  if (zone === undefined) return 'bare'
  return isWithin(denied, zone) && !(isRoot(zone) && hasIcannSuffix(denied)) ? 'sound' : 'foreign'
}

const isRoot = (zone: string): boolean => zone === '' || zone === '.'

/** An answer that may be gone by: it holds what was asked for, or denies it in due form. */
export function isSound(lookup: DnsLookup): boolean {
  const answer = answerOf(lookup)
  if (!answer) return false
  return isDenial(lookup) ? proofOf(answer, lookup.name) === 'sound' : isPositive(lookup)
}

/**
 * Whether a name is said not to exist. Servers that deny compactly say NOERROR, and NXNAME
 * among the types of the name's NSEC (RFC 9824, 2).
 */
export const deniesName = (answer: DnsAnswer, name: string): boolean =>
  answer.rcode === 'NXDOMAIN' ||
  (answer.answers.length === 0 && recordsOf(answer.authority, name, 'NSEC').some(({ data }) => hasNxname(data)))

/** Type 128 in the bitmap of an NSEC in the form of RFC 3597: the first bit of octet 16 of window 0 (RFC 4034, 4.1.2). */
function hasNxname(data: string): boolean {
  const bytes = Buffer.from(/^\\# \d+ ([0-9a-f]+)$/i.exec(data)?.[1] ?? '', 'hex')
  let at = 0
  while (at < bytes.length && bytes[at] !== 0) at += (bytes[at] ?? 0) + 1
  const window = bytes.subarray(at + 1)
  return window[0] === 0 && (window[1] ?? 0) > 16 && ((window[18] ?? 0) & 0x80) !== 0
}
