import { domainToASCII } from 'node:url'
import { hasIcannSuffix } from '#lib/engine/target/domain-names.ts'

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
  let text = mend(typed.trim(), 'joined', /[ \t]*\n\s*/g)
  text = mend(text, 'quotes', /^["'(<[{]+|["')>\]},;]+$/g)
  text = mend(text, 'scheme', /^[a-z][a-z0-9+.-]*:\/\/|[/?#].*$|:\d*$/gi)
  text = text.replace(/:\d*$/, '')
  text = mend(text, 'last-dot', /\.$/)
  const lower = text.toLowerCase()
  if (lower !== text) mendings.push('capitals')
  if (!/[^\0-\x7f]/.test(lower)) return { text: lower, mendings }
  return { text: domainToASCII(lower) || lower, mendings: [...mendings, 'letters'] }
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

/** A value that a console or a mail shows shortened: its dots stand for what is missing. */
export const isCutShort = (text: string): boolean => /…|\.{3}|\[(?:\.\.|truncated|more)\]/i.test(text)
