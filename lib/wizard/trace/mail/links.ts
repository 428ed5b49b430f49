import { longestUrl } from '#lib/engine/evidence/trace-step.ts'
import { hasIcannSuffix } from '#lib/engine/target/domain-names.ts'
import { unwrap } from '#lib/providers/rewriters/unwrap.ts'
import type { ChangeMark, LinkPlace, MailLink, MailPart, UnreadPart } from './mail.ts'

/** Where a link was found. */
export interface Found {
  place: LinkPlace
  part: MailPart
  base?: Base | undefined
}

/** What relative addresses are relative to; its own protocol may be left open. */
export interface Base {
  url: URL
  noScheme: boolean
}

/** Different links that are kept; mails to people have a few hundred. */
const mostLinks = 5000
/** What is kept beyond, of those that are not https: they decide. */
const mostBeyond = 1000
/** Addresses that are looked at: the same one over and over costs time, too. */
const mostTried = 100_000
/** Characters of all that is kept. */
const mostKept = 2_000_000
/** What goes around an address on its way makes it longer, encoded twice at the most. */
const longestWrapped = 4 * longestUrl

/** Gathers the links of a mail, each once with all the parts that it stands in. */
export class LinkList {
  private readonly found = new Map<string, MailLink>()
  private tried = 0
  private beyond = 0
  private kept = 0
  readonly unread = new Set<UnreadPart>()
  changed = new Set<ChangeMark>()
  attachedMails = 0

  get links(): MailLink[] {
    return [...this.found.values()]
  }

  /** Takes what is a web address, byte for byte but for blanks around it; everything else is no link to follow. */
  add(text: string | undefined, { place, part, base }: Found): void {
    if (!text) return
    const address = absolute(text, base)
    if (!address || this.isTooMuch()) return
    if (address.url.length > longestWrapped) return void this.unread.add('long-link')
    if (!URL.canParse(address.url)) return
    const { url, via, isOpaque } = unwrap(address.url)
    if (!/^https?:/i.test(url)) return
    if (url.length > longestUrl) return void this.unread.add('long-link')
    const key = `${address.noScheme ? '//' : ''}${isOpaque ? '?' : ''}${url}`
    const known = this.found.get(key)
    if (known) return void (known.parts?.includes(part) || known.parts?.push(part))
    this.keep(key, {
      url,
      place,
      parts: [part],
      ...(via.length > 0 ? { via } : {}),
      ...(isOpaque ? { isOpaque } : {}),
      ...(address.noScheme ? { noScheme: true } : {}),
    })
  }

  private isTooMuch(): boolean {
    this.tried += 1
    if (this.tried > mostTried) this.unread.add('too-many-links')
    return this.tried > mostTried
  }

  private keep(key: string, link: MailLink): void {
    const isBeyond = this.found.size >= mostLinks
    const isWorthIt = !isBeyond || (this.beyond < mostBeyond && !/^https:/i.test(link.url))
    if (isBeyond || this.kept + link.url.length > mostKept) this.unread.add('too-many-links')
    if (!isWorthIt || this.kept + link.url.length > mostKept) return
    if (isBeyond) this.beyond += 1
    this.kept += link.url.length
    this.found.set(key, link)
  }
}

interface Opened {
  url: string
  noScheme: boolean
}

/** An address as it would be opened; undefined for what opens no web page. */
function absolute(text: string, base: Base | undefined): Opened | undefined {
  // Line breaks and tabs within an address are dropped by browsers (WHATWG URL, 4.4).
  const url = withoutEnds(text.replace(/[\t\n\r]/g, ''))
  if (/^https?:\/\//i.test(url)) return { url, noScheme: false }
  // Browsers take slashes the wrong way round, too few and too many of them.
  if (/^https?:/i.test(url)) return { url: URL.parse(url, base?.url)?.href ?? url, noScheme: false }
  if (/^[a-z][a-z0-9+.-]{0,30}:/i.test(url)) return undefined
  if (base) return relative(url, base)
  if (/^[\\/]{2}[^\\/]/.test(url)) return { url: `http://${url.slice(2)}`, noScheme: true }
  const host = /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}(?=$|[/?#])/i.exec(url)?.[0]
  return host && isNamed(host, url) ? { url: `http://${url}`, noScheme: true } : undefined
}

function relative(url: string, base: Base): Opened | undefined {
  const href = URL.parse(url, base.url)?.href
  return href && /^https?:/i.test(href) ? { url: href, noScheme: base.noScheme } : undefined
}

/** `www.example.com`, `link.example.com/x`; a file such as `logo.png` is none. */
const isNamed = (host: string, url: string): boolean =>
  hasIcannSuffix(host.toLowerCase()) && (url.length > host.length || host.split('.').length > 2)

/** Without the blanks and control characters at both ends, as browsers take it. */
function withoutEnds(text: string): string {
  const isBlank = (at: number): boolean => text.charCodeAt(at) <= 0x20
  let [start, end] = [0, text.length]
  while (start < end && isBlank(start)) start += 1
  while (end > start && isBlank(end - 1)) end -= 1
  return text.slice(start, end).trim()
}

/** Web addresses in plain text; a sentence's or a bracket's end is not part of them. */
export function addTextLinks(text: string, list: LinkList, part: MailPart = 'text', place: LinkPlace = 'text'): void {
  for (const [address] of text.matchAll(/https?:\/\/[^\s<>"'`\\^{|}]+/gi)) list.add(withoutSentence(address), { place, part })
}

function withoutSentence(address: string): string {
  let end = address.length
  while (end > 0 && '.,;:!?)]*'.includes(address[end - 1] ?? '')) end -= 1
  return address.slice(0, end)
}
