import ipaddr from 'ipaddr.js'
import { hasIcannSuffix, registeredDomain } from '#lib/engine/target/domain-names.ts'
import type { RecordType } from '#lib/wizard/records/formats/draft.ts'
import { espOfValue } from '#lib/wizard/records/kind-of.ts'
import { isAtOrBelow, type NameContext } from './full-name.ts'
import { hostText, isHostValue, type Mended, type Mending } from './host-text.ts'
import { beginsText, gapBefore, lacksKey, textEnd, textKind } from './text-grammar.ts'
import { areTrailers } from './trailers.ts'
import { stringsOf, unescaped } from './zone-text.ts'

/** The longest text record that anybody hands out: a key of 4096 bits has some 750 characters. */
const longestText = 4096

export interface ValueDraft {
  value: string
  priority?: string
  /** what relative values are below: a zone file's origin */
  origin?: string
  /** a text that stands there as it is: nothing in it is a mark of the form that it came in */
  exact?: boolean
}

/** A value in normal form, by the type; undefined for what cannot be one. */
export function valueText(type: RecordType, draft: ValueDraft, names: NameContext): Mended | undefined {
  switch (type) {
    case 'CNAME':
    case 'NS':
      return hostValue(withoutTrailers(draft.value), names, draft.origin)
    case 'MX':
      return mailServer(draft, names)
    case 'A':
    case 'AAAA':
      return address(type, withoutTrailers(draft.value))
    case 'CAA':
      return caa(draft.value)
    default:
      return draft.exact ? exactText(draft.value) : textValue(draft.value)
  }
}

/** A value of one word ends with it, where what follows is a status, a time or a remark. */
function withoutTrailers(value: string): string {
  const trimmed = value.trim()
  const gap = trimmed.search(/[ \t]/)
  return gap !== -1 && areTrailers(trimmed.slice(gap)) ? trimmed.slice(0, gap) : trimmed
}

/** A host name; where it is relative in a zone file, below the file's origin. The zone that a panel added to the ESP's name goes. */
function hostValue(value: string, { origin, known }: NameContext, zoneOrigin?: string): Mended | undefined {
  const { text, mendings } = hostText(value)
  const zone = [origin, ...known, registeredDomain(origin)].find((name) => name !== '' && isAtOrBelow(text, name))
  const head = zone && text.slice(0, -zone.length - 1)
  if (head && isHostValue(head) && espOfValue('CNAME', head) !== undefined) return { text: head, mendings: [...mendings, 'zone-added'] }
  if (zoneOrigin && !value.trim().endsWith('.') && !hasIcannSuffix(text) && isHostValue(`${text}.${zoneOrigin}`))
    return { text: `${text}.${zoneOrigin}`, mendings: [...mendings, 'completed'] }
  return isHostValue(text) ? { text, mendings } : undefined
}

/** RFC 1035, 3.3.9: a preference and a host, or in a console's order. It may have a box of its own for the preference. */
function mailServer({ value, priority, origin }: ValueDraft, names: NameContext): Mended | undefined {
  const bare = value.trim().replace(/^"([^"]{0,300})"$/, '$1')
  const [, before, first = '', rest = ''] = /^(?:(\d{1,5})[\s,]+)?(\S+)(.*)$/s.exec(bare) ?? []
  const after = before === undefined && priority === undefined ? /^\s+(\d{1,5})(?=\s|$)/.exec(rest)?.[1] : undefined
  const preference = before ?? priority?.trim() ?? after
  if (!areTrailers(after ? rest.trim().slice(after.length) : rest)) return undefined
  const server = hostValue(first, names, origin)
  return server && preference && /^\d{1,5}$/.test(preference) ? { ...server, text: `${Number(preference)} ${server.text}` } : undefined
}

function address(type: 'A' | 'AAAA', value: string): Mended | undefined {
  const text = value.trim()
  if (!(type === 'A' ? ipaddr.IPv4.isValidFourPartDecimal(text) : ipaddr.IPv6.isValid(text))) return undefined
  return { text: type === 'A' ? text : ipaddr.IPv6.parse(text).toString(), mendings: [] }
}

/** RFC 8659, 4.1.1: flags, a tag, and a value in quotation marks or without. */
function caa(value: string): Mended | undefined {
  const [, flags, tag = '', quoted, bare, rest = ''] = /^(\d{1,3})\s+([a-z]+)\s+(?:"([^"]*)"|([^\s";]+))(.*)$/is.exec(value.trim()) ?? []
  if (flags === undefined || Number(flags) > 255 || !areTrailers(rest)) return undefined
  return { text: `${Number(flags)} ${tag.toLowerCase()} "${quoted ?? bare}"`, mendings: [] }
}

const control = /\p{Cc}|\p{Cs}/u

function exactText(text: string): Mended | undefined {
  return text === '' || text.length > longestText || control.test(text) ? undefined : { text, mendings: [] }
}

/** RFC 1035, 3.3.14: several quoted strings are one text. What was broken over lines is put together again. */
function textValue(value: string): Mended | undefined {
  const whole = joined(value.trim())
  const strings = whole && stringsOf(whole.text)
  const text = strings ? unescaped(strings.join('')) : whole && plainText(whole.text)
  if (text === undefined || !whole) return undefined
  const end = strings ? text.length : textEnd(text)
  if (!areTrailers(text.slice(end))) return undefined
  const ended = strings ? text : text.slice(0, end).trimEnd()
  const key = !strings && textKind(ended) === 'dkim' ? withoutBlanksInKey(ended) : ended
  const mendings: Mending[] = [...whole.mendings, ...(ended.length < text.trimEnd().length ? (['ended'] as const) : [])]
  return exactText(key) && { text: key, mendings }
}

/** A text as it is typed into a box: quotation marks around it are not its own, nor is a backslash before what needs none. */
function plainText(text: string): string {
  const bare = text.replace(/^"|"$/g, '')
  return bare.replace(/\\(["; \\_*~=])/g, '$1')
}

/** The lines of a value, each put to the one before as what is said there asks for. */
function joined(value: string): Mended | undefined {
  const [first = '', ...lines] = value.split('\n')
  if (lines.length === 0) return { text: value, mendings: [] }
  let text = first.trimEnd()
  for (const line of lines) {
    const next = line.trim()
    if (next !== '') text += `${gapInside(text, next)}${next}`
    if (text.length > 3 * longestText) return undefined
  }
  return { text, mendings: ['joined'] }
}

function gapInside(before: string, next: string): string {
  if (next.startsWith('"') && before.endsWith('"')) return ' '
  const unquoted = before.replace(/"\s*"/g, '').replaceAll('"', '')
  const gap = gapBefore(unquoted, next.replaceAll('"', ''))
  return gap ?? (beginsText(unquoted) && lacksKey(unquoted) ? '' : ' ')
}

/** RFC 6376, 3.2: blanks in base64 say nothing. */
function withoutBlanksInKey(text: string): string {
  const at = /(?:^|;)\s{0,4}p\s{0,4}=/i.exec(text)
  if (!at) return text
  const from = at.index + at[0].length
  const end = text.indexOf(';', from)
  const key = text.slice(from, end === -1 ? undefined : end)
  return /\s/.test(key.trim()) && /^[A-Za-z0-9+/=\s]+$/.test(key)
    ? `${text.slice(0, from)}${key.replace(/\s+/g, '')}${end === -1 ? '' : text.slice(end)}`
    : text
}
