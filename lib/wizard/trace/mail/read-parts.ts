import { addHtmlLinks } from './html-links.ts'
import { bytesOf, isForeignCharset, isKnownEncoding, textOf } from './leaf.ts'
import { addTextLinks, type LinkList } from './links.ts'
import type { MailPart } from './mail.ts'
import { beginsLikeMail } from './mail-file.ts'
import type { Leaf } from './mime-parts.ts'

/** HTML that one kind of mail program or another shows in place of the usual part. */
const htmlParts: Readonly<Record<string, MailPart>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/x-amp-html': 'amp',
  'text/watch-html': 'watch',
}

/** Attachments that show a mail to people, and none of their links to us. */
const pictures = /^(image\/|application\/(pdf|zip|x-zip|msword|vnd\.(ms-|openxmlformats)))/

/**
 * Reads one part: its links go to the list, and what cannot be read of it as well.
 * @returns the bytes of a mail that is attached, as latin1
 */
export async function readLeaf(leaf: Leaf, list: LinkList): Promise<string | undefined> {
  const fault = unreadable(leaf)
  if (fault) return void list.unread.add(fault)
  const { type, filename, disposition } = leaf
  if (/^message\/(rfc822|global)$/.test(type) || /\.eml$/.test(filename)) return bytesOf(leaf)
  const isFile = disposition === 'attachment'
  if (type === 'application/octet-stream' || type === '') return readUnknown(leaf, list)
  if (isFile && type === 'text/plain') return readUnknown(leaf, list)
  if (/^text\/|^application\/(xhtml\+xml|ics|rtf)$/.test(type)) await readText(leaf, list, isFile)
  else if (pictures.test(type) && (isFile || !leaf.contentId)) list.unread.add('attachment')
  return undefined
}

function unreadable(leaf: Leaf): 'encrypted' | 'tnef' | 'outlook-file' | 'structure' | 'encoding' | undefined {
  const { type, filename, body } = leaf
  if (/^application\/(x-)?pkcs7-mime$|^application\/pgp-encrypted$/.test(type) || filename === 'smime.p7m') return 'encrypted'
  if (/^-----BEGIN PGP MESSAGE-----/m.test(body.slice(0, 4000))) return 'encrypted'
  if (/ms-tnef$/.test(type) || filename === 'winmail.dat') return 'tnef'
  if (type === 'application/vnd.ms-outlook' || /\.msg$/.test(filename)) return 'outlook-file'
  if (/^message\/(partial|external-body)$/.test(type)) return 'structure'
  return /^(text|message)\//.test(type) && !isKnownEncoding(leaf) ? 'encoding' : undefined
}

async function readText(leaf: Leaf, list: LinkList, isFile: boolean): Promise<void> {
  if (isForeignCharset(leaf)) list.unread.add('charset')
  const text = await textOf(leaf)
  // Bytes of two for each character, read as single ones.
  if (text.includes('\0')) list.unread.add('charset')
  const asHtml = htmlParts[leaf.type]
  if (asHtml) addHtmlLinks(text, list, isFile ? 'attached' : asHtml)
  else if (isCalendar(leaf.type)) addTextLinks(text.replace(/\r?\n[ \t]/g, ''), list, 'calendar')
  else if (isSource(text)) {
    list.changed.add('page')
    addHtmlLinks(text, list, 'raw')
  } else addTextLinks(text, list, isFile ? 'attached' : leaf.type === 'text/plain' ? 'text' : 'other')
}

/** Whether a text is the source of a page: somebody pasted it. */
const isSource = (text: string): boolean => /^\s*<(!doctype\s+html|html|head|body|div|table|!--)/i.test(text.slice(0, 2000))

/** Long lines of a calendar are folded (RFC 5545, 3.1). */
const isCalendar = (type: string): boolean => type === 'text/calendar' || type === 'application/ics'

/** A file of no type that says anything: told by how it begins. */
async function readUnknown(leaf: Leaf, list: LinkList): Promise<string | undefined> {
  const bytes = await bytesOf(leaf)
  if (bytes.startsWith('\xd0\xcf\x11\xe0')) return void list.unread.add('outlook-file')
  // MS-OXTNEF, 2.1.3.1
  if (bytes.startsWith('\x78\x9f\x3e\x22')) return void list.unread.add('tnef')
  if (beginsLikeMail(bytes)) return bytes
  if (isSource(bytes)) addHtmlLinks(bytes, list, 'attached')
  else if (leaf.type === 'text/plain') addTextLinks(bytes, list, 'attached')
  else list.unread.add('attachment')
  return undefined
}
