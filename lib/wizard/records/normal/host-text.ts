import { domainToASCII } from 'node:url'
import { hasIcannSuffix, publicSuffix } from '#lib/engine/target/domain-names.ts'

/** What was mended in a name or a value; its sentence stands in the catalogue. */
export const mendings = [
  'last-dot', // a full stop at the end
  'scheme', // `https://` before it, or a path after it
  'capitals',
  'quotes', // quotes, brackets or other signs around it
  'hidden', // characters that nobody can see
  'joined', // it was broken over lines
  'letters', // international letters as DNS writes them
  'doubled', // the domain stood there twice
  'zone-added', // a panel added its zone to the value
  'completed', // it was given relative to the domain
  'either-way', // it could be a whole name, too
  'ended', // words behind it were left out
  'composed', // only the token or the key was given
] as const
export type Mending = (typeof mendings)[number]

export interface Mended {
  text: string
  mendings: Mending[]
}

/** A host name without what people and programs put around it: lower case, A-labels, no last dot. It may still be none. */
export function hostText(typed: string): Mended {
  const mendings: Mending[] = []
  const mend = (text: string, by: Mending, pattern: RegExp, into = ''): string => {
    const mended = text.replace(pattern, into)
    if (mended !== text) mendings.push(by)
    return mended
  }
  const lines = typed.trim().split('\n')
  if (lines.length > 1) mendings.push('joined')
  let text = lines.map((line) => line.trim()).join('')
  const bare = trimmedOf(text, '"\'(<[{', '"\')>]},;')
  if (bare !== text) mendings.push('quotes')
  text = mend(bare, 'scheme', /^[a-z][a-z0-9+.-]{0,20}:\/\//i)
  const path = text.search(/[/?#]/)
  if (path !== -1) mendings.push('scheme')
  if (path !== -1) text = text.slice(0, path)
  text = text.replace(/:\d{0,5}$/, '')
  text = text.replace(/^\\052(?=\.)/, '*').replace(/\\(\d{3})/g, (_escape, octet: string) => String.fromCharCode(Number(octet)))
  text = text.replace(/\\([^.])/g, '$1')
  text = mend(text, 'last-dot', /\.$/)
  const lower = text.toLowerCase()
  if (lower !== text) mendings.push('capitals')
  if (!/[^\0-\x7f]/.test(lower)) return { text: lower, mendings }
  return { text: domainToASCII(lower) || lower, mendings: [...mendings, 'letters'] }
}

/** A text without signs of one sort before it and of another behind it. */
export function trimmedOf(text: string, before: string, behind: string): string {
  let [from, to] = [0, text.length]
  while (from < to && before.includes(text[from] ?? '')) from++
  while (to > from && behind.includes(text[to - 1] ?? '')) to--
  return text.slice(from, to)
}

const label = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/

/** Whether a name in normal form can own a record: labels of letters, digits, hyphens and underscores (RFC 2181, 11; RFC 8552). */
export function isRecordName(name: string): boolean {
  const labels = name.replace(/^\*\./, '').split('.')
  return name.length <= 253 && labels.every((part) => label.test(part))
}

/** Whether a name in normal form can be what a record leads to: at least two labels, and no IP address. */
export const isHostValue = (name: string): boolean => name.includes('.') && isRecordName(name) && !/(^|\.)\d+$/.test(name)

/** Whether a host name ends as public names do. One that does not may be cut in its middle. */
export const isWhole = (name: string): boolean => isHostValue(name) && hasIcannSuffix(name)

/** Endings that are kept for other uses (RFC 2606, RFC 6761, RFC 9476), and those of networks of one's own. */
const specialEndings = new Set([
  'test',
  'example',
  'invalid',
  'localhost',
  'local',
  'internal',
  'lan',
  'home',
  'corp',
  'alt',
  'arpa',
  'onion',
])

/** Whether a host name ends in nothing that there is: the end is missing. */
export const hasNoEnding = (name: string): boolean =>
  isHostValue(name) && !hasIcannSuffix(name) && publicSuffix(name) !== name && !specialEndings.has(name.slice(name.lastIndexOf('.') + 1))

/** A value that a console or a mail shows shortened: its dots stand for what is missing. */
export const isCutShort = (text: string): boolean => /…|\.{3}|\[(?:\.\.|truncated|more)\]/i.test(text)
