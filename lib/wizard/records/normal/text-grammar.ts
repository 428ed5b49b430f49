import { hasIcannSuffix } from '#lib/engine/target/domain-names.ts'

/** What a text record says, as far as where it ends can be told from what it says. */
export type TextKind = 'dkim' | 'dmarc' | 'spf' | 'tags' | 'other'

/** By how it begins: RFC 6376, 3.6.1; RFC 7489, 6.3; RFC 7208, 4.5; the other lists of tags (BIMI, TLS reporting, MTA-STS). */
export function textKind(text: string): TextKind {
  if (/^v\s*=\s*DMARC1\b/i.test(text)) return 'dmarc'
  if (/^v\s*=\s*spf1\b/i.test(text)) return 'spf'
  if (/^(v\s*=\s*DKIM1\b|(k\s*=\s*(rsa|ed25519)|h\s*=\s*sha|t\s*=\s*[ys]|s\s*=\s*(email|\*))\b[^;]*;|p\s*=)/i.test(text)) return 'dkim'
  return /^v\s*=\s*[a-z]+\d+\s*;/i.test(text) ? 'tags' : 'other'
}

/** Whether a text begins as one of those whose end can be told. */
export const beginsText = (text: string): boolean => /^(v\s*=\s*[a-z]+\d|(k|h|t|s|p)\s*=\s*\S)/i.test(text)

/** Tags whose values are one of a few words. */
const choices: Readonly<Record<'dmarc' | 'dkim', Readonly<Record<string, readonly string[]>>>> = {
  dmarc: {
    v: ['DMARC1'],
    p: ['none', 'quarantine', 'reject'],
    sp: ['none', 'quarantine', 'reject'],
    np: ['none', 'quarantine', 'reject'],
    adkim: ['r', 's'],
    aspf: ['r', 's'],
    rf: ['afrf'],
    t: ['y', 'n'],
    psd: ['y', 'n', 'u'],
  },
  dkim: {
    v: ['DKIM1'],
    k: ['rsa', 'ed25519'],
    t: ['y', 's', 'y:s', 's:y'],
    s: ['email', '*'],
    h: ['sha1', 'sha256', 'sha1:sha256', 'sha256:sha1'],
  },
}
const choiceOf = (kind: TextKind, tag: string): readonly string[] | undefined =>
  kind === 'dmarc' || kind === 'dkim' ? choices[kind][tag.toLowerCase()] : undefined

/**
 * How many characters of base64 a public key has, by the length that it begins with (X.690,
 * 8.1.3: a sequence); undefined where it does not begin so.
 */
export function keyLength(key: string): number | undefined {
  const [tag, first = 0, second = 0, third = 0] = Buffer.from(key.slice(0, 8), 'base64')
  if (tag !== 0x30 || key.length < 8) return undefined
  const octets = first < 0x80 ? first + 2 : first === 0x81 ? second + 3 : first === 0x82 ? second * 256 + third + 4 : undefined
  return octets === undefined || octets < 40 || octets > 2100 ? undefined : Math.ceil(octets / 3) * 4
}

const blank = /[ \t\n]/
const base64 = /[A-Za-z0-9+/=]/

/** Where a text that is a list of tags, a policy or a list of SPF terms ends; its whole length where that cannot be told. */
export function textEnd(text: string): number {
  const kind = textKind(text)
  if (kind === 'other') return text.length
  return kind === 'spf' ? spfEnd(text) : tagsEnd(text, kind)
}

function tagsEnd(text: string, kind: TextKind): number {
  const tag = /[ \t\n]*([a-z][a-z0-9_]*)[ \t\n]*=[ \t\n]*/iy
  let end = 0
  while (end < text.length) {
    tag.lastIndex = end
    const name = tag.exec(text)?.[1]
    if (name === undefined) return end
    const value = valueEnd(text, tag.lastIndex, kind, name.toLowerCase())
    let next = value
    while (blank.test(text[next] ?? '')) next++
    if (text[next] !== ';') return value
    end = next + 1
  }
  return end
}

/** Where the value of a tag ends: a blank ends it but after a comma and in a key, a word of a choice ends with that word. */
function valueEnd(text: string, from: number, kind: TextKind, tag: string): number {
  if (kind === 'dkim' && tag === 'p') return keyEnd(text, from)
  const until = text.indexOf(';', from)
  if (kind === 'dkim' && tag === 'n') return until === -1 ? text.length : until
  const word = choiceOf(kind, tag)
    ?.toSorted((a, b) => b.length - a.length)
    .find(
      (choice) =>
        text.slice(from, from + choice.length).toLowerCase() === choice.toLowerCase() &&
        /^([^a-z0-9]|$)/i.test(text[from + choice.length] ?? ''),
    )
  if (word) return from + word.length
  let at = from
  for (; at < text.length && text[at] !== ';'; at++) {
    if (blank.test(text[at] ?? '') && !/[,]/.test(text[at - 1] ?? '')) break
  }
  return at
}

function keyEnd(text: string, from: number): number {
  let key = ''
  let end = from
  let most: number | undefined
  for (let at = from; at < text.length; at++) {
    const character = text[at] ?? ''
    if (blank.test(character)) continue
    if (!base64.test(character)) break
    // After its padding a key has ended; so it has where its own length says so.
    if (most !== undefined && key.length >= most) break
    if (key.endsWith('=') && character !== '=') break
    // A word behind a blank is no part of a key whose length is not known.
    if (at > end && most === undefined && key.length > 0 && !text.slice(end, at).includes('\n')) break
    key += character
    end = at + 1
    if (key.length === 8) most = keyLength(key)
  }
  return end
}

/** RFC 7208, 4.6.1 and 12: a mechanism or a modifier. */
const spfTerm =
  /^([+?~-]?(all|(include|exists):[^\s:]+|(ip4|ip6):[0-9a-f.:/]+|(a|mx)(:[^\s:/]+)?(\/\d{1,2})?(\/\/\d{1,3})?|ptr(:[^\s:]+)?)|(redirect|exp)=\S+)$/i

const spfAll = /^[+?~-]?all$/i

function spfEnd(text: string): number {
  let end = 0
  for (const match of text.matchAll(/[^ \t\n]+/g)) {
    const bare = match[0].replace(/[.,!?)]$/, '')
    const last = spfAll.test(bare) ? bare : match[0]
    if (match.index > 0 && !spfTerm.test(last)) return end
    end = match.index + last.length
    if (spfAll.test(last) && !/^[ \t\n]+(redirect|exp)=/i.test(text.slice(end, end + 40))) return end
  }
  return end
}

/** The key of a signature as it stands in a text, and how long it says it is; undefined where there is none. */
export function keyOf(text: string): { length: number; whole: number | undefined } | undefined {
  if (textKind(text) !== 'dkim') return undefined
  const at = /(?:^|;)\s{0,4}p\s{0,4}=/i.exec(text)
  if (!at) return undefined
  const key = text.slice(at.index + at[0].length).replace(/\s/g, '')
  const length = /^[A-Za-z0-9+/]*={0,2}/.exec(key)?.[0].length ?? 0
  return { length, whole: keyLength(key) }
}

/** Whether a signature's key has fewer characters than it says itself. */
export function lacksKey(text: string): boolean {
  const key = keyOf(text)
  return key?.whole !== undefined && key.length < key.whole
}

/** Base64 of a key of 1024 bits, and how much of one documentation shows as an example at most. */
const shortKey = 216
const longestExample = 96

/**
 * Whether some of a key is missing for certain: it says that it is longer, and is of a length
 * that is in use, or more than an example, or has its end: the exponent of nearly all keys (65537).
 */
export function isCutKey(text: string): boolean {
  const { length = 0, whole = 0 } = keyOf(text) ?? {}
  return length < whole && (whole > shortKey || length > longestExample || /AQAB;?$/.test(text))
}

/**
 * What stands between a text and the line in which it may go on: nothing, or a blank.
 * @returns undefined where the line cannot be its continuation
 */
export function gapBefore(before: string, next: string): '' | ' ' | undefined {
  const kind = textKind(before)
  const gap = kind === 'other' ? gapOfToken(before, next) : kind === 'spf' ? gapOfSpf(before, next) : gapOfTags(before, next, kind)
  // A blank that stands there already is the one.
  return gap === ' ' && (blank.test(before.at(-1) ?? '') || blank.test(next[0] ?? '')) ? '' : gap
}

function gapOfTags(before: string, next: string, kind: TextKind): '' | ' ' | undefined {
  const last = before.trimEnd()
  if (last.endsWith(';') && /^\s*[a-z][a-z0-9_]*\s*(=|$)/i.test(next)) return /;\S/.test(last) ? '' : ' '
  if (kind === 'dkim' && /(^|;)\s{0,4}p\s{0,4}=[^;]{0,2000}$/i.test(last)) {
    const { whole, length } = keyOf(last) ?? { whole: undefined, length: 0 }
    if (
      /^(?:[A-Za-z0-9+/]+={0,2}|={1,2});?(?:\s*[a-z]=\S*)?$/.test(next.trim()) &&
      (whole === undefined ? isFragment(last, next) : length < whole)
    )
      return ''
    return /^\s*;\s*([a-z]=.*)?$/i.test(next) && !last.endsWith(';') ? '' : undefined
  }
  if (kind === 'tags') return /^[A-Za-z0-9+/=_.:;@-]+$/.test(next.trim()) && /[./=;\d]/.test(next) ? '' : undefined
  const wasWhole = lastTagState(last, kind) === 'whole'
  const state = lastTagState(last + next.trim(), kind)
  if (state === 'bad') return undefined
  return wasWhole && state !== 'whole' && !next.includes(';') ? undefined : ''
}

/** Whether a text may have ended where it does, as far as that can be told. */
export function isWholeText(text: string): boolean {
  const kind = textKind(text)
  if (kind === 'spf') return !isOpenSpf(text)
  return kind === 'other' || kind === 'tags' || lastTagState(text.trim(), kind) === 'whole'
}

/** Whether the tags of a text can be so, and whether the last of them may have ended. */
function lastTagState(text: string, kind: TextKind): 'whole' | 'begun' | 'bad' {
  const tags = text.split(';').filter((tag, index, all) => tag.trim() !== '' || index < all.length - 1)
  const states = tags.map((tag) => tagState(tag.trim(), kind))
  if (states.slice(0, -1).some((state) => state !== 'whole')) return 'bad'
  return states.at(-1) ?? 'whole'
}

function tagState(tag: string, kind: TextKind): 'whole' | 'begun' | 'bad' {
  const [, name, value = ''] = /^([a-z][a-z0-9_]*)\s{0,4}=\s{0,4}(.*)$/is.exec(tag) ?? []
  if (name === undefined) return /^[a-z][a-z0-9_]{0,8}$/i.test(tag) ? 'begun' : 'bad'
  const words = choiceOf(kind, name)
  if (words) {
    if (words.some((word) => word.toLowerCase() === value.toLowerCase())) return 'whole'
    return words.some((word) => word.toLowerCase().startsWith(value.toLowerCase())) ? 'begun' : 'bad'
  }
  if (/[^,\s]\s+[^,\s]/.test(value)) return 'bad'
  if (/^(pct|ri)$/i.test(name)) return /^\d+$/.test(value) ? 'whole' : value === '' ? 'begun' : 'bad'
  if (/^fo$/i.test(name)) return /^[01ds](:[01ds])*$/i.test(value) ? 'whole' : /^([01ds]:)*$/i.test(value) ? 'begun' : 'bad'
  return /^(rua|ruf)$/i.test(name) ? addressesState(value) : 'whole'
}

/** RFC 7489, 6.2: addresses to report to. */
function addressesState(list: string): 'whole' | 'begun' | 'bad' {
  const last = list.split(',').at(-1)?.trim() ?? ''
  const [address = ''] = last.split('!')
  if (/^https:\/\/\S+$/i.test(address)) return 'whole'
  const host = /^mailto:[^@\s]+@([^@\s]+)$/i.exec(address)?.[1]
  return host !== undefined && hasIcannSuffix(host.toLowerCase()) ? 'whole' : 'begun'
}

function gapOfSpf(before: string, next: string): '' | ' ' | undefined {
  const [first = ''] = next.trim().split(/\s/)
  const last = before.trim().split(/\s/).at(-1) ?? ''
  const isWhole = isWholeTerm(last)
  if (isWhole && spfAll.test(last)) return /^(redirect|exp)=/i.test(first) ? ' ' : undefined
  if (isWholeTerm(last + first) && !(isWhole && isWholeTerm(first))) return ''
  if (
    isWhole &&
    (spfTerm.test(first) ||
      /^[+?~-]?(i|in|inc|incl|inclu|includ|include:?|ip|ip4:?|ip6:?|m|e|ex\w{0,6}:?|r\w{0,9}|al?|p|pt|[+?~-])$/i.test(first))
  )
    return ' '
  return isWhole ? undefined : ''
}

/** Whether a list of SPF terms has no `all` yet: `mx` and `a` are terms, too. */
export const isOpenSpf = (text: string): boolean => textKind(text) === 'spf' && !/[+?~-]all$/i.test(text.trimEnd())

/** An SPF term whose name can be looked up as it stands. */
function isWholeTerm(term: string): boolean {
  if (/^v=spf1$/i.test(term)) return true
  if (!spfTerm.test(term)) return false
  if (/^[+?~-]?ip4:/i.test(term)) return /:\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?$/.test(term)
  const host = /^[+?~-]?(?:include:|exists:|redirect=|exp=|(?:a|mx|ptr):)([^/]+)/i.exec(term)?.[1]
  return host === undefined || host.includes('%') || hasIcannSuffix(host.toLowerCase())
}

/** Proofs and other texts of one word go on only in what is no word of a language. */
const gapOfToken = (before: string, next: string): '' | undefined =>
  !/\s/.test(before.trim()) && before.trim().length >= 16 && /^[A-Za-z0-9+/=_-]+$/.test(next.trim()) && isFragment(before, next)
    ? ''
    : undefined

/** The rest of something that was broken: no longer than what came before it, and no word. */
const isFragment = (before: string, next: string): boolean => {
  const rest = next.trim()
  return rest.length >= 16 || (before.length >= rest.length && /\d|[+/=]|[a-z][A-Z]/.test(rest))
}
