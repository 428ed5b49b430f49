import { Parser } from 'htmlparser2'
import { trimmedOf } from '#lib/wizard/records/normal/host-text.ts'

/** The structure that the source of a mail or page has. Tags of single words, or of a line's end, do not make a text HTML. */
const structure =
  /<(?:(?:!doctype|html|body|table|tbody|tr|td|th|div|p|ul|ol|li|pre|dl|dt|dd|input|h[1-6])(?:\s[^<>]*)?\/?|\/(?:td|tr|table|div|p|li|pre|html|body))>/i

export const looksLikeHtml = (text: string): boolean => structure.test(text)

/** Host names and addresses in angle brackets, which are no tags. */
const withoutBracketedHosts = (html: string): string =>
  html.replace(/<([^\s<>]+)>/g, (tag, inner: string) =>
    /^(?!\/|!)[^=]*\.[^=]*$/.test(inner) && !inner.includes('/') ? `&lt;${inner}&gt;` : tag,
  )

const cells = new Set(['td', 'th'])
const blocks = new Set([
  'html',
  'body',
  'tr',
  'p',
  'div',
  'li',
  'pre',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'dt',
  'dd',
  'table',
  'blockquote',
  'section',
])
const unseen = new Set(['style', 'head', 'title', 'template'])

/**
 * The text of HTML source, a line of it in the line where it began: cells of a row parted by
 * tabs, each row and block in a line of its own. Styles and comments are no text; a script is
 * told as one line, and never run.
 * @returns lines with their numbers in the source, counted from 1
 */
export function textOfHtml(html: string): { lines: { number: number; text: string }[]; scripts: number[] } {
  const lines: { number: number; text: string }[] = []
  const scripts: number[] = []
  const source = withoutBracketedHosts(html)
  const lineAt = lineCounter(source)
  const open: string[] = []
  let row = 0
  let cell = 0
  let pre = 0
  let inside = 0
  let current: { number: number; text: string } | undefined
  const isOpen = (names: ReadonlySet<string>) => open.some((name) => names.has(name))
  const end = () => {
    if (current && current.text.trim() !== '') lines.push({ ...current, text: trimmedOf(current.text, ' ', ' ') })
    current = undefined
  }
  const add = (text: string, offset: number) => {
    current ??= { number: lineAt(offset), text: '' }
    current.text += text
  }
  const addLines = (text: string) => {
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) end()
      add(line, parser.startIndex)
    }
  }
  const parser: Parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'script') scripts.push(lineAt(parser.startIndex))
      if (name === 'tr' || (blocks.has(name) && row === 0)) end()
      if (name === 'tr') {
        row++
        cell = 0
      }
      if (name === 'body') open.length = 0
      if (name === 'pre') pre++
      if (blocks.has(name)) inside++
      if (cells.has(name) && cell++ > 0) add('\t', parser.startIndex)
      if (name === 'br') row > 0 ? add(' ', parser.startIndex) : end()
      // Consoles show a name to be copied in a box.
      if (name === 'input' && attributes.value && !/^(hidden|submit|button)$/i.test(attributes.type ?? ''))
        add(attributes.value, parser.startIndex)
      if (unseen.has(name) || name === 'script') open.push(name)
    },
    ontext(text) {
      if (isOpen(unseen) || open.includes('script')) return
      // Text outside of all elements is a mail around a pasted table: its line breaks count.
      if (pre > 0 || inside === 0) return addLines(text)
      const plain = text.replace(/[ \t\r\n]+/g, ' ')
      if (plain !== ' ' || current) add(plain, parser.startIndex)
    },
    onclosetag(name) {
      if (open.at(-1) === name) open.pop()
      if (name === 'pre') pre = Math.max(0, pre - 1)
      if (blocks.has(name)) inside = Math.max(0, inside - 1)
      if (name === 'tr') row = Math.max(0, row - 1)
      if (name === 'tr' || (blocks.has(name) && row === 0)) end()
    },
  })
  parser.end(source)
  end()
  return { lines, scripts }
}

/** The line of an offset; offsets are asked for in growing order. */
function lineCounter(text: string): (offset: number) => number {
  let at = 0
  let line = 1
  return (offset) => {
    for (; at < offset; at++) if (text.charCodeAt(at) === 10) line++
    return line
  }
}
