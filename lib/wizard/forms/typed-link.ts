import { z } from 'zod'
import { hostOf, longestUrl } from '#lib/engine/evidence/trace-step.ts'
import { espLinkKind } from '#lib/providers/esp/link-shapes.ts'
import { rewriterName, unwrap } from '#lib/providers/rewriters/unwrap.ts'

/** What was done to a typed link; its sentence stands in the catalogue. `by`: who had put an address of theirs around it. */
export const linkChangeSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('unwrapped'), by: z.string() }),
  z.object({ code: z.enum(['html', 'entities', 'quoted-printable', 'signs-around']) }),
])
export type LinkChange = z.infer<typeof linkChangeSchema>

/** A link as somebody typed or pasted it, and as it stands in the mail. */
export interface TypedLink {
  typed: string
  link: string
  changes: LinkChange[]
  /** why it cannot be taken: it is cut, or only the one named by `by` knows what is inside */
  fault?: { code: 'cut' } | { code: 'opaque'; by: string }
}

/** More is no list of links. */
const longestText = 20 * longestUrl
/** A link in what somebody put around it may be longer than a link. */
const longestTyped = 4 * longestUrl

/**
 * The links of a field, one for each text without blanks. What mail programs, chats and
 * mail sources put around a link or into it goes where that is sure; nothing else is
 * changed, as a changed link is another one. Pure and total; linear.
 */
export function typedLinks(text: string): TypedLink[] {
  const whole = text.slice(0, longestText).replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
  const { pieces, changes } = piecesOf(whole)
  return pieces.map((piece) => typedLink(piece, changes))
}

/**
 * Quoted-printable breaks lines by `=` (RFC 2045, 6.7), and writes every other `=` as `=3D`.
 * Where it does not, what ends in `?upn=` was broken there by somebody else.
 */
const softBreak = /([?&][a-z_]{1,20}=|=)[ \t]{0,9}\r?\n(?![ \t]{0,9}https?:)[ \t]{0,9}/gi

/** The texts that may be links: of HTML its addresses, of Markdown and chats the address behind the name. */
function piecesOf(text: string): { pieces: string[]; changes: LinkChange[] } {
  const isQuoted = text.includes('=3D')
  const joined = text.replace(softBreak, (_whole, end: string) => (isQuoted || end === '=' ? end.slice(0, -1) : end))
  const changes: LinkChange[] = joined === text ? [] : [{ code: isQuoted ? 'quoted-printable' : 'signs-around' }]
  const hrefs = [...joined.matchAll(/\shref\s{0,9}=\s{0,9}(?:3D)?["']([^"'<>]*)["']/gi)].map(([, href = '']) => href.trim())
  if (hrefs.length > 0 && /<a\s/i.test(joined)) return { pieces: [...new Set(hrefs)], changes: [...changes, { code: 'html' }] }
  // Blanks within brackets around an address are none of its own (RFC 3986, appendix C).
  const bare = joined
    .replace(/<(https?:[^<>|]*)>/gi, (whole, link: string) => (/\shttps?:/i.test(link) ? whole : ` ${link.replace(/\s+/g, '')} `))
    .replace(/\[[^[\]]{0,500}\]\((https?:[^\s()]*)\)/gi, ' $1 ')
    .replace(/<(https?:[^\s<>|]*)\|[^<>]{0,500}>/gi, ' $1 ')
  const pieces = bare.split(/\s+/).filter((piece) => /[^<>"'()[\]]/.test(piece))
  return { pieces, changes: bare === joined ? changes : [...changes, { code: 'signs-around' }] }
}

function typedLink(typed: string, before: readonly LinkChange[]): TypedLink {
  const changes: LinkChange[] = []
  const note = (change: LinkChange): void => {
    if (!changes.some(({ code }) => code === change.code)) changes.push(change)
  }
  before.forEach(note)
  const mend = (from: string, to: string, code: 'entities' | 'quoted-printable' | 'signs-around'): string => {
    if (from !== to) note({ code })
    return to
  }
  if (typed.length > longestTyped) return { typed, link: typed, changes: [] }
  let link = mend(typed, withoutSigns(typed), 'signs-around')
  link = mend(link, withoutEntities(link), 'entities')
  const { url, via, isOpaque } = unwrap(link)
  for (const id of via) note({ code: 'unwrapped', by: rewriterName(id) })
  if (isOpaque) return { typed, link, changes, fault: { code: 'opaque', by: rewriterName(via.at(-1) ?? '') } }
  link = mend(url, withoutQuoting(url), 'quoted-printable')
  link = mend(link, withoutSentence(link), 'signs-around')
  return isCut(link) ? { typed, link, changes, fault: { code: 'cut' } } : { typed, link, changes }
}

const opening = '<"\'([{“”‘’«»„`*_'
const closing = '>"\')]}“”‘’«»`*'

/** Quotes and brackets around an address are none of its own; a bracket that it opened itself is. */
function withoutSigns(text: string): string {
  let [start, end] = [0, text.length]
  while (start < end && opening.includes(text[start] ?? '')) start += 1
  const isOwn = (sign: string): boolean => sign === ')' && text.slice(start, end).includes('(')
  while (end > start && closing.includes(text[end - 1] ?? '') && !isOwn(text[end - 1] ?? '')) end -= 1
  return /^https?:/i.test(text.slice(start, end)) ? text.slice(start, end) : text
}

/** A sign of HTML in an address comes from its source: no address is written with one. */
const withoutEntities = (link: string): string => link.replace(/&(amp|#0?38|#x0?26);/gi, '&').replace(/&(equals|#0?61|#x0?3d);/gi, '=')

/** `upn=3Du001` comes from the source of a mail: in a link of an ESP no `=` stands for anything else. */
function withoutQuoting(link: string): string {
  const signs = link.match(/=/g)?.length ?? 0
  const quoted = link.match(/=(3D|2E|26|5F|2D|25|7E)/g)?.length ?? 0
  if (signs === 0 || signs !== quoted || !kindOf(link)) return link
  return link.replace(/=([0-9A-F]{2})/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** The end of a sentence behind a link: no link of an ESP ends so. */
function withoutSentence(link: string): string {
  if (!kindOf(link) || /(…|\.{3})$/.test(link)) return link
  let end = link.length
  while (end > 0 && '.,;:!>)"\''.includes(link[end - 1] ?? '')) end -= 1
  return link.slice(0, end)
}

const kindOf = (link: string) => espLinkKind(URL.parse(link)?.pathname ?? '')

/** Dots for what is missing, half an escaped character, or a click link without its token. */
function isCut(link: string): boolean {
  if (!/^https?:/i.test(link)) return false
  if (/(…|%e2%80%a6|\.{3}|\[\.\.\.\]|%[0-9a-f]?)$/i.test(link)) return true
  const url = URL.parse(link)
  return url !== null && /^\/(uni\/)?(ls|wf)\/click$/.test(url.pathname) && !url.searchParams.get('upn')
}

/** The host of a typed link as DNS is asked for it: of the innermost address. Undefined for what is no web address. */
export const hostOfTyped = ({ link }: TypedLink): string | undefined => {
  const url = URL.parse(link)
  return url && /^https?:$/.test(url.protocol) ? hostOf(url) : undefined
}
