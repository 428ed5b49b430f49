import { Parser } from 'htmlparser2'
import { cssAddresses } from './css-links.ts'
import { addTextLinks, type Base, type LinkList } from './links.ts'
import type { LinkPlace, MailPart } from './mail.ts'

/** Closing a tag is looked up among those that are open: a mail that opens more than this wants us to search. */
const deepest = 500
/** HTML within HTML: what Outlook reads, within what a frame holds. */
const mostWithin = 3

/** Attributes whose value is opened when somebody presses something, by their name without its namespace (`xlink:`, `o:`). */
const pressed: ReadonlySet<string> = new Set([
  'href',
  'action',
  'formaction',
  'action-xhr',
  'longdesc',
  'ping',
  'originalsrc',
  'data-saferedirecturl',
])
/** Attributes whose value is loaded when the mail is shown. */
const loaded: ReadonlySet<string> = new Set([
  'src',
  'background',
  'poster',
  'data',
  'dynsrc',
  'lowsrc',
  'srcset',
  'imagesrcset',
  'icon',
  'archive',
])
const sets: ReadonlySet<string> = new Set(['srcset', 'imagesrcset'])
/** Elements whose `href` is loaded as well. */
const loads: ReadonlySet<string> = new Set(['link', 'image', 'use', 'feimage'])
/** What browsers do not read as HTML, and mail programs that take the tag away may. */
const unframed: ReadonlySet<string> = new Set(['iframe', 'noframes', 'noembed', 'xmp'])

/** Elements whose text is not shown, or is not looked through for addresses. */
const quiet: ReadonlySet<string> = new Set(['unread-script', 'title', 'textarea'])

/** Attributes that web mail puts into what it shows, and that no sender writes. */
const marksOfPages: readonly string[] = ['data-saferedirecturl', 'data-ogsc', 'data-ogsb', 'originalsrc']
/** What mail programs put around a mail that is forwarded or answered. */
const marksOfForwards =
  /\b(gmail_quote|gmail_attr|moz-forward-container|moz-cite-prefix|yahoo_quoted|protonmail_quote|OutlookMessageHeader)\b/
const idsOfForwards = /^(x_)*(appendonsend|divRplyFwdMsg|mail-editor-reference-message-container)$/i

interface Candidate {
  text: string
  place: LinkPlace
  part: MailPart
}

class TooDeep extends Error {}

/** Every address of an HTML part that some mail program follows or loads. */
export function addHtmlLinks(html: string, list: LinkList, part: MailPart = 'html'): void {
  const reader = new HtmlReader(list)
  reader.read(html, part, 0)
  reader.addAll()
}

class HtmlReader {
  private readonly candidates: Candidate[] = []
  private base: Base | undefined

  private readonly list: LinkList

  constructor(list: LinkList) {
    this.list = list
  }

  /** Relative addresses count from the first `<base>`, wherever it stands. */
  addAll(): void {
    for (const { text, place, part } of this.candidates) this.list.add(text, { place, part, base: this.base })
  }

  read(html: string, part: MailPart, within: number): void {
    if (within > mostWithin) return void this.list.unread.add('too-deep')
    const open: string[] = []
    let text = ''
    const flush = (): void => {
      if (text !== '') this.text(text, open, part, within)
      text = ''
    }
    const parser = new Parser({
      onopentag: (name, attributes) => {
        flush()
        open.push(roleOf(name, attributes))
        if (open.length > deepest) throw new TooDeep()
        this.tag(name, attributes, part, within)
      },
      onclosetag: () => {
        flush()
        open.pop()
      },
      ontext: (chunk) => {
        text += chunk
      },
      oncomment: (comment) => {
        flush()
        this.comment(comment, part, within)
      },
    })
    try {
      parser.end(html)
      flush()
    } catch (error) {
      if (!(error instanceof TooDeep)) throw error
      this.list.unread.add('too-deep')
    }
  }

  private tag(name: string, attributes: Record<string, string>, part: MailPart, within: number): void {
    const add = (text: string | undefined, place: LinkPlace, of = part): void => {
      if (text) this.candidates.push({ text, place, part: of })
    }
    this.note(attributes)
    if (name === 'base') {
      this.base ??= baseOf(attributes.href?.trim() ?? '')
      return
    }
    if (name === 'meta') add(refreshOf(attributes), 'link')
    if (attributes.srcdoc) this.read(attributes.srcdoc, part, within + 1)
    // VML is drawn by Outlook alone; its names are those of a namespace.
    const own = part === 'html' && /^[vow]\d*:/.test(name) ? 'outlook' : part
    for (const [attribute, value] of Object.entries(attributes)) {
      const local = attribute.slice(attribute.lastIndexOf(':') + 1)
      const isLoaded = loaded.has(local) || (local === 'href' && loads.has(name))
      if (sets.has(local)) for (const address of value.split(/\s+/)) add(address.replace(/,{1,9}$/, ''), 'image', own)
      else if (isLoaded || pressed.has(local)) add(value, isLoaded ? 'image' : 'link', own)
      // Actions and expressions of AMP, with addresses in them.
      else if (local === 'on' || /^\[|^data-amp-bind-/.test(attribute)) addTextLinks(value, this.list, own, 'link')
      else if (local === 'style' || /url\(/i.test(value)) this.css(value, own)
    }
  }

  private note(attributes: Record<string, string>): void {
    if (marksOfPages.some((name) => attributes[name] !== undefined)) this.list.changed.add('page')
    if (marksOfForwards.test(attributes.class ?? '') || idsOfForwards.test(attributes.id ?? '')) this.list.changed.add('forwarded')
  }

  private css(css: string, part: MailPart): void {
    for (const text of cssAddresses(css)) this.candidates.push({ text, place: 'image', part: part === 'html' ? 'style' : part })
  }

  private text(text: string, open: readonly string[], part: MailPart, within: number): void {
    const inside = open.at(-1) ?? ''
    if (inside === 'style') this.css(text, part)
    else if (unframed.has(inside)) this.read(text, part, within + 1)
    else if (inside === 'script') addTextLinks(text, this.list, part, 'link')
    // Mail programs make links of addresses that are written out, but for what is a link already.
    else if (!quiet.has(inside) && !open.includes('a')) addTextLinks(text, this.list, part)
  }

  private comment(comment: string, part: MailPart, within: number): void {
    const condition = /^\s*\[if\b[^\]]{0,200}\]>/i.exec(comment)?.[0]
    if (condition) this.read(comment.slice(condition.length), part === 'html' ? 'outlook' : part, within + 1)
    // Browsers end this kind at the first bracket.
    else if (comment.startsWith('[CDATA[') && comment.includes('>')) this.read(comment.slice(comment.indexOf('>') + 1), part, within + 1)
  }
}

/** Scripts run nowhere in mail, but data in them is read; an anchor without an address leaves its text free. */
function roleOf(name: string, { type = '', href }: Record<string, string>): string {
  if (name === 'script') return /json/i.test(type) ? name : 'unread-script'
  return name === 'a' && href === undefined ? 'anchor' : name
}

function baseOf(href: string): Base | undefined {
  const noScheme = /^[\\/]{2}/.test(href)
  const url = URL.parse(noScheme ? `http:${href}` : href)
  return url ? { url, noScheme } : undefined
}

/** Where a page sends its readers by itself: `0; url=…`. */
const refreshOf = (attributes: Record<string, string>): string | undefined =>
  attributes['http-equiv']?.toLowerCase() === 'refresh'
    ? /^\s*[\d.]*\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']+)/i.exec(attributes.content ?? '')?.[1]
    : undefined
