import { Parser } from 'htmlparser2'
import { longestUrl } from '#lib/engine/evidence/trace-step.ts'
import type { LinkPlace, MailLink, UnreadPart } from './mail.ts'

/** More distinct links than this are no mail to people. */
const mostLinks = 500
/** Closing a tag is looked up among those that are open: a mail that opens more than this wants us to search. */
const deepest = 500

/** Gathers the links of a mail, each once for the first place that it stands in. */
export class LinkList {
  private readonly places = new Map<string, LinkPlace>()
  readonly unread = new Set<UnreadPart>()

  get links(): MailLink[] {
    return [...this.places].map(([url, place]) => ({ url, place }))
  }

  /** Takes what is a web address, byte for byte but for blanks around it; everything else is no link to follow. */
  add(text: string | undefined, place: LinkPlace): void {
    // Line breaks and tabs within an address are dropped by browsers (WHATWG URL, 4.4).
    const url = text?.replace(/[\t\n\r]/g, '').trim() ?? ''
    if (!/^https?:\/\//i.test(url) || url.length > longestUrl || !URL.canParse(url) || this.places.has(url)) return
    if (this.places.size >= mostLinks) this.unread.add('too-many-links')
    else this.places.set(url, place)
  }
}

class TooDeep extends Error {}

/** Links and images of HTML, as a browser would find them. */
export function addHtmlLinks(html: string, list: LinkList): void {
  let depth = 0
  const parser = new Parser({
    onopentag: (name, attributes) => {
      depth += 1
      if (depth > deepest) throw new TooDeep()
      if (name === 'a' || name === 'area') list.add(attributes.href, 'link')
      if (name === 'img') list.add(attributes.src, 'image')
      list.add(attributes.background, 'image')
    },
    onclosetag: () => {
      depth -= 1
    },
  })
  try {
    parser.end(html)
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error
    list.unread.add('too-deep')
  }
}

/** Web addresses in plain text; a sentence's or a bracket's end is not part of them. */
export function addTextLinks(text: string, list: LinkList, place: LinkPlace = 'text'): void {
  for (const [address] of text.matchAll(/https?:\/\/[^\s<>"'`\\^{|}]+/gi)) {
    if (address.length <= longestUrl) list.add(withoutEnd(address), place)
  }
}

function withoutEnd(address: string): string {
  let end = address.length
  while (end > 0 && '.,;:!?)]*'.includes(address[end - 1] ?? '')) end -= 1
  return address.slice(0, end)
}
