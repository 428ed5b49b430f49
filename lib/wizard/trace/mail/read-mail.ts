import PostalMime, { type Email } from 'postal-mime'
import { addHtmlLinks, addTextLinks, LinkList } from './links.ts'
import type { Mail } from './mail.ts'
import { senderOf } from './sender.ts'
import { largestMail } from './size.ts'

/** Why a file is no mail that can be read. */
export type MailProblem = 'missing' | 'too-large' | 'outlook' | 'not-a-mail'
export type ReadMail = { ok: true; mail: Mail } | { ok: false; problem: MailProblem }

/**
 * The cost of parsing grows with the lines more than with the bytes: a mail of 5 MB whose
 * attachments are encoded has some 70,000.
 */
const mostLines = 100_000
const limits = { maxHeadersSize: 256 * 1024, maxNestingDepth: 20, maxRfc822NestingDepth: 1 }

/** What every mail begins with: lines of a name and a colon (RFC 5322, 2.2), some of which all mails have. */
const usualHeaders = /^(from|to|date|subject|message-id|received|mime-version|content-type|return-path|delivered-to):/im

/**
 * Reads a saved mail (.eml): its links and a few facts. Total: of a broken one, what could
 * be read, and what could not. Pure, but for the turn of the event loop.
 */
export async function readMail(bytes: Uint8Array): Promise<ReadMail> {
  if (bytes.length > largestMail) return { ok: false, problem: 'too-large' }
  // Outlook's own format begins like this (MS-CFB, 2.2).
  if (bytes.length > 8 && Buffer.from(bytes.subarray(0, 4)).toString('hex') === 'd0cf11e0') return { ok: false, problem: 'outlook' }
  const raw = Buffer.from(bytes)
    .toString('latin1')
    .replace(/^(\xef\xbb\xbf|\s)+/, '')
  if (raw === '') return { ok: false, problem: 'missing' }
  if (!usualHeaders.test(raw.slice(0, 20_000))) return { ok: false, problem: 'not-a-mail' }
  const { text, isCut } = firstLines(raw)
  const list = new LinkList()
  if (isCut) list.unread.add('cut')
  const email = await parse(text, list)
  addAll(email, text, list)
  return { ok: true, mail: { ...senderOf(email), links: list.links, unread: [...list.unread] } }
}

function firstLines(raw: string): { text: string; isCut: boolean } {
  let at = 0
  for (let lines = 0; lines < mostLines; lines++) {
    const next = raw.indexOf('\n', at)
    if (next < 0) return { text: raw, isCut: false }
    at = next + 1
  }
  return { text: raw.slice(0, at), isCut: at < raw.length }
}

/** The parsed mail; where its structure cannot be followed, its headers alone. */
async function parse(text: string, list: LinkList): Promise<Pick<Email, 'headers' | 'from' | 'date' | 'html' | 'text'>> {
  try {
    return await PostalMime.parse(Buffer.from(text, 'latin1'), limits)
  } catch {
    list.unread.add('structure')
  }
  const head = text.slice(0, limits.maxHeadersSize / 2).split(/\r?\n\r?\n/, 1)[0] ?? ''
  const plain = head.replace(/^content-[^\n]*\n([ \t][^\n]*\n)*/gim, '')
  return PostalMime.parse(`${plain}\r\n\r\n`).catch(() => ({ headers: [] }))
}

function addAll(email: Pick<Email, 'headers' | 'html' | 'text'>, text: string, list: LinkList): void {
  if (email.html) addHtmlLinks(email.html, list)
  if (email.text) addTextLinks(email.text, list)
  for (const { key, value } of email.headers) if (key === 'list-unsubscribe') addTextLinks(value.slice(0, 20_000), list, 'header')
  if (list.unread.has('structure')) addTextLinks(unquoted(text), list)
  else if (!email.html && !email.text) list.unread.add('no-text')
  if (endsEarly(text)) list.unread.add('ends-early')
}

/** Quoted-printable undone as far as addresses need it (RFC 2045, 6.7): where the parts cannot be told apart, all is taken for one. */
const unquoted = (text: string): string => text.replace(/=\r?\n/g, '').replace(/=3D/gi, '=')

/** A mail of several parts says where the last one ends (RFC 2046, 5.1.1). */
function endsEarly(text: string): boolean {
  const boundary = /^content-type:\s*multipart\/[^\n]*(?:\n[ \t][^\n]*){0,5}?boundary="?([^"\s;]{1,200})/im.exec(
    text.slice(0, 256 * 1024),
  )?.[1]
  return boundary !== undefined && !text.includes(`--${boundary}--`)
}
