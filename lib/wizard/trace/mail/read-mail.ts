import PostalMime, { decodeWords } from 'postal-mime'
import { addTextLinks, LinkList } from './links.ts'
import type { Mail } from './mail.ts'
import { hasHeaders, mailsIn, type OtherFile, otherFile, withoutEnvelope } from './mail-file.ts'
import { type Header, headerValue, type Message, messageOf } from './mime-parts.ts'
import { readLeaf } from './read-parts.ts'
import { senderOf } from './sender.ts'
import { largestMail } from './size.ts'

/** Why a file is no mail that can be read. */
export type MailProblem = 'missing' | 'too-large' | 'not-a-mail' | OtherFile
export type ReadMail = { ok: true; mail: Mail } | { ok: false; problem: MailProblem }

/**
 * The cost of parsing grows with the lines more than with the bytes: a mail of 5 MB whose
 * attachments are encoded has some 70,000.
 */
const mostLines = 100_000

/** Mails that are attached to a mail, and to those: as many as are read. */
const mostMails = 20
const deepestMail = 5

/**
 * Reads a saved mail (.eml) and those that are attached to it: links and a few facts. Total:
 * of a broken one, what could be read, and what could not. Pure, but for the turn of the event loop.
 */
export async function readMail(bytes: Uint8Array): Promise<ReadMail> {
  if (bytes.length > largestMail) return { ok: false, problem: 'too-large' }
  const file = Buffer.from(bytes).toString('latin1')
  const raw = withoutEnvelope(file)
  if (raw === '') return { ok: false, problem: 'missing' }
  const other = otherFile(file) ?? otherFile(raw)
  if (other) return { ok: false, problem: other }
  if (!hasHeaders(raw)) return { ok: false, problem: 'not-a-mail' }
  const { text, isCut } = firstLines(file)
  const list = new LinkList()
  if (isCut) list.unread.add('cut')
  const [first = '', ...others] = mailsIn(text)
  const sender = await readMessage(first, list, 0)
  await readAttached(others, list, 0)
  const { links, attachedMails } = list
  const changed = [...list.changed]
  return {
    ok: true,
    mail: {
      ...sender,
      links,
      unread: [...list.unread],
      ...(changed.length > 0 ? { changed } : {}),
      ...(attachedMails > 0 ? { attachedMails } : {}),
    },
  }
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

type Sender = Pick<Mail, 'fromDomain' | 'sentAt' | 'esp'>

/**
 * Reads a message with all that is in it.
 * @returns who sent it: where it only carries another mail, who sent that one
 */
async function readMessage(raw: string, list: LinkList, depth: number): Promise<Sender> {
  const message = messageOf(raw)
  const own = await senderIn(message)
  const before = [...list.changed]
  const inner: string[] = []
  for (const leaf of message.leaves) {
    const attached = await readLeaf(leaf, list)
    if (attached !== undefined) inner.push(attached)
  }
  noteChanges(message.headers, list)
  // Of what carries another mail it is no news that somebody passed it on.
  if (inner.length > 0) list.changed = new Set(before)
  const senders = await readAttached(inner, list, depth)
  noteFaults(message, raw, list)
  addHeaderLinks(message.headers, list)
  return own.esp ? own : (senders.find(({ esp }) => esp) ?? senders[0] ?? own)
}

async function readAttached(inner: readonly string[], list: LinkList, depth: number): Promise<Sender[]> {
  const senders: Sender[] = []
  for (const bytes of inner) {
    if (depth >= deepestMail || list.attachedMails >= mostMails) list.unread.add('too-many-parts')
    else {
      list.attachedMails += 1
      senders.push(await readMessage(withoutEnvelope(bytes), list, depth + 1))
    }
  }
  return senders
}

/** The headers as they are meant; those about the body would have it looked for. */
async function senderIn({ head }: Message): Promise<Sender> {
  const plain = head.slice(0, 128 * 1024).replace(/^content-[^\n]*\n([ \t][^\n]*\n)*/gim, '')
  const email = await PostalMime.parse(Buffer.from(`${plain}\r\n\r\n`, 'latin1')).catch(() => ({ headers: [] }))
  return senderOf(email)
}

function noteFaults({ leaves, containers, endsEarly, fault }: Message, raw: string, list: LinkList): void {
  if (fault) list.unread.add(fault)
  if (containers.includes('multipart/encrypted')) list.unread.add('encrypted')
  if (fault === 'structure') addTextLinks(unquoted(raw), list, 'raw')
  else if (!leaves.some(({ type }) => /^(text|message)\/|xhtml/.test(type)) && list.attachedMails === 0) {
    list.unread.delete('attachment')
    list.unread.add('no-text')
  }
  if (endsEarly) list.unread.add('ends-early')
}

/** Quoted-printable undone as far as addresses need it (RFC 2045, 6.7): where the parts cannot be told apart, all is taken for one. */
const unquoted = (text: string): string => text.replace(/=\r?\n/g, '').replace(/=3D/gi, '=')

/** What mail programs offer buttons for (RFC 2369); blanks within the brackets do not count. */
function addHeaderLinks(headers: readonly Header[], list: LinkList): void {
  for (const { key, value } of headers) {
    if (!/^list-(unsubscribe|subscribe|help|archive|post|owner)$/.test(key)) continue
    const text = decodeWords(value.slice(0, 20_000)).replace(/<([^<>]*)>/g, (_whole, inside: string) => `<${inside.replace(/\s+/g, '')}>`)
    addTextLinks(text, list, 'header', 'header')
  }
}

/** Prefixes of a subject with which mail programs forward and answer. */
const passedOn = /^\s*(fwd?|fw|wg|tr|rv|enc|vs|i|vl|doorst|re|aw|sv|antw)\s*:/i

function noteChanges(headers: readonly Header[], list: LinkList): void {
  if (passedOn.test(decodeWords(headerValue(headers, 'subject')))) list.changed.add('forwarded')
  // Chromium and WebKit save pages as mails (RFC 2557).
  if (headers.some(({ key }) => key === 'snapshot-content-location') || /^<saved by /i.test(headerValue(headers, 'from')))
    list.changed.add('page')
}
