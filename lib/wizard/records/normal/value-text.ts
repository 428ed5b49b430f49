import ipaddr from 'ipaddr.js'
import { registeredDomain } from '#lib/engine/target/domain-names.ts'
import type { RecordType } from '#lib/wizard/records/formats/draft.ts'
import { espOfValue } from '#lib/wizard/records/kind-of.ts'
import { isAtOrBelow, type NameContext } from './full-name.ts'
import { hostText, isHostValue, type Mended } from './host-text.ts'

/** The longest text record that anybody hands out: a key of 4096 bits has some 750 characters. */
const longestText = 4096

export interface ValueDraft {
  value: string
  priority?: string
}

/** A value in normal form, by the type; undefined for what cannot be one. */
export function valueText(type: RecordType, { value, priority }: ValueDraft, names: NameContext): Mended | undefined {
  switch (type) {
    case 'CNAME':
    case 'NS':
      return hostValue(value, names)
    case 'MX':
      return mailServer(value, priority, names)
    case 'A':
    case 'AAAA':
      return address(type, value)
    case 'CAA':
      return /^\d{1,3}\s+[a-z]+\s+\S/i.test(value.trim()) ? { text: value.trim().replace(/\s+/g, ' '), mendings: [] } : undefined
    default:
      return textValue(value)
  }
}

/** A host name; where it is relative in a zone file, below the file's origin. The zone that a panel added to the ESP's name goes. */
function hostValue(value: string, { origin, known }: NameContext): Mended | undefined {
  const { text, mendings } = hostText(value)
  const zone = [origin, ...known, registeredDomain(origin)].find((name) => name !== '' && isAtOrBelow(text, name))
  const head = zone && text.slice(0, -zone.length - 1)
  if (head && isHostValue(head) && espOfValue('CNAME', head) !== undefined) return { text: head, mendings: [...mendings, 'zone-added'] }
  return isHostValue(text) ? { text, mendings } : undefined
}

/** RFC 1035, 3.3.9: a preference and a host. Consoles have a box of its own for the preference. */
function mailServer(value: string, priority: string | undefined, names: NameContext): Mended | undefined {
  const [, preference = priority?.trim(), host = ''] = /^(?:(\d{1,5})[\s,]+)?(\S+)$/.exec(value.trim()) ?? []
  const server = hostValue(host, names)
  return server && preference && /^\d{1,5}$/.test(preference) ? { ...server, text: `${Number(preference)} ${server.text}` } : undefined
}

function address(type: 'A' | 'AAAA', value: string): Mended | undefined {
  const text = value.trim()
  if (!(type === 'A' ? ipaddr.IPv4.isValidFourPartDecimal(text) : ipaddr.IPv6.isValid(text))) return undefined
  return { text: type === 'A' ? text : ipaddr.IPv6.parse(text).toString(), mendings: [] }
}

/** RFC 1035, 3.3.14: several quoted strings are one text. What was broken inside a word of a key is put together again. */
function textValue(value: string): Mended | undefined {
  const trimmed = value.trim()
  const strings = /^"(?:[^"\\]|\\.)*"(?:\s*"(?:[^"\\]|\\.)*")*$/s.test(trimmed) ? trimmed.match(/"(?:[^"\\]|\\.)*"/gs) : null
  const text = strings ? strings.map((part) => part.slice(1, -1)).join('') : trimmed.replace(/^"|"$/g, '')
  const whole = text
    .replace(/\\([";\\])/g, '$1')
    .replace(/[ \t]*\n[ \t]*/g, (_gap, at: number) => (/p=[A-Za-z0-9+/\s]*$/.test(text.slice(Math.max(0, at - 900), at)) ? '' : ' '))
  if (whole === '' || whole.length > longestText) return undefined
  return { text: whole, mendings: whole === text || !text.includes('\n') ? [] : ['joined'] }
}
