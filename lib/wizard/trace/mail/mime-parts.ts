import { decodeWords } from 'postal-mime'

/** One header of a mail or of a part, unfolded. */
export interface Header {
  /** lower case */
  key: string
  value: string
}

/** A part that holds no other part: its headers, and its body as it came. */
export interface Leaf {
  type: string
  params: Readonly<Record<string, string>>
  disposition: string
  filename: string
  contentId: boolean
  encoding: string
  /** bytes as latin1 */
  body: string
}

/** A message taken apart. */
export interface Message {
  head: string
  headers: Header[]
  leaves: Leaf[]
  /** types of all that holds parts, `multipart/encrypted` among them */
  containers: string[]
  /** the message ends before its last part does */
  endsEarly: boolean
  /** parts cannot be told apart, or there are too many of them */
  fault: 'structure' | 'too-many-parts' | null
}

const longestHead = 256 * 1024
const deepest = 20
const mostParts = 500

/** Takes a message apart (RFC 2045, 2046), bytes as latin1. Total; linear but for the depth, which is bounded. */
export function messageOf(raw: string): Message {
  const { head, body } = halvesOf(raw)
  const headers = headersOf(head)
  const message: Message = { head, headers, leaves: [], containers: [], endsEarly: false, fault: null }
  if (head.length > longestHead) return { ...message, fault: 'structure' }
  message.endsEarly = !addPart(message, headers, body, 0, 'text/plain')
  return message
}

/** @returns whether the part was closed as it should be */
function addPart(message: Message, headers: readonly Header[], body: string, depth: number, byDefault: string): boolean {
  const { value: type, params } = structured(headerValue(headers, 'content-type') || byDefault)
  if (!type.startsWith('multipart/')) {
    if (message.leaves.length >= mostParts) message.fault ??= 'too-many-parts'
    else message.leaves.push(leafOf(headers, type || byDefault, params, body))
    return true
  }
  message.containers.push(type)
  const split = params.boundary ? splitAt(body, params.boundary) : undefined
  if (!split || split.parts.length === 0 || depth >= deepest) {
    message.fault ??= 'structure'
    return split?.isClosed ?? false
  }
  const inner = type === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
  for (const part of split.parts) {
    const { head, body: content } = halvesOf(part)
    // One part without end is the parent's fault, told there.
    if (head.length > longestHead) message.fault ??= 'structure'
    else addPart(message, headersOf(head), content, depth + 1, inner)
  }
  return split.isClosed
}

function leafOf(headers: readonly Header[], type: string, params: Leaf['params'], body: string): Leaf {
  const disposition = structured(headerValue(headers, 'content-disposition'))
  return {
    type,
    params,
    disposition: disposition.value,
    filename: decodeWords(disposition.params.filename ?? params.name ?? '').toLowerCase(),
    contentId: headerValue(headers, 'content-id') !== '',
    encoding: /[\w-]+/.exec(headerValue(headers, 'content-transfer-encoding').toLowerCase())?.[0] ?? '',
    body,
  }
}

/** The lines above the first empty one, and what is below. */
function halvesOf(text: string): { head: string; body: string } {
  if (/^\r?\n/.test(text)) return { head: '', body: text.slice(text.indexOf('\n') + 1) }
  const crlf = text.indexOf('\n\r\n')
  const lf = text.indexOf('\n\n')
  const at = crlf < 0 ? lf : lf < 0 ? crlf : Math.min(crlf, lf)
  return at < 0 ? { head: text, body: '' } : { head: text.slice(0, at + 1), body: text.slice(text.indexOf('\n', at + 1) + 1) }
}

/** The parts between the lines that separate them (RFC 2046, 5.1.1). */
function splitAt(body: string, boundary: string): { parts: string[]; isClosed: boolean } {
  const mark = `--${boundary}`
  const parts: string[] = []
  let start = -1
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + 1)) {
    if (at > 0 && body[at - 1] !== '\n') continue
    const lineEnd = body.indexOf('\n', at)
    const rest = body.slice(at + mark.length, lineEnd < 0 ? body.length : lineEnd)
    if (!/^(--)?[ \t]*\r?$/.test(rest)) continue
    if (start >= 0) parts.push(body.slice(start, at))
    if (rest.startsWith('--')) return { parts, isClosed: true }
    // That there are too many is told where they are counted.
    if (parts.length > mostParts || lineEnd < 0) return { parts, isClosed: lineEnd >= 0 }
    start = lineEnd + 1
  }
  if (start >= 0) parts.push(body.slice(start))
  return { parts, isClosed: false }
}

/** Header lines; one that begins with a blank goes on from the one before (RFC 5322, 2.2.3). */
function headersOf(head: string): Header[] {
  const headers: { key: string; parts: string[] }[] = []
  for (const line of head.split(/\r?\n/)) {
    if (/^[ \t]/.test(line)) headers.at(-1)?.parts.push(line)
    else if (line.includes(':'))
      headers.push({ key: line.slice(0, line.indexOf(':')).trim().toLowerCase(), parts: [line.slice(line.indexOf(':') + 1)] })
  }
  return headers.map(({ key, parts }) => ({ key, value: parts.join('').trim() }))
}

export const headerValue = (headers: readonly Header[], key: string): string => headers.find((header) => header.key === key)?.value ?? ''

/** A value with its parameters (RFC 2045, 5.1); the first of a name counts, and those in pieces are put together (RFC 2231). */
function structured(text: string): { value: string; params: Record<string, string> } {
  const value = (/^\s*([^\s;(]+)/.exec(text)?.[1] ?? '').toLowerCase()
  const params: Record<string, string> = Object.create(null)
  for (const [, key = '', quoted, plain = ''] of text.matchAll(/;\s*([^=;\s]+)\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^;]*))/g)) {
    const [name = '', ...marks] = key.toLowerCase().split('*')
    const piece = quoted === undefined ? plain.trim() : quoted.replace(/\\(.)/g, '$1')
    const given = marks.at(-1) === '' ? extended(piece) : piece
    const isPiece = /^[1-9]/.test(marks[0] ?? '')
    if (isPiece) params[name] = (params[name] ?? '') + given
    else params[name] ??= given
  }
  return { value, params }
}

/** `utf-8''a%20b` */
function extended(piece: string): string {
  const text = piece.replace(/^[\w-]*'[\w-]*'/, '')
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
