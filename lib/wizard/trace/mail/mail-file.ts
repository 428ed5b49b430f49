/** What every mail begins with: lines of a name and a colon (RFC 5322, 2.2), some of which all mails have. */
const usualHeaders = /^(from|to|date|subject|message-id|received|mime-version|content-type|return-path|delivered-to):/gim

/** Whether a file begins with some header of a mail, in its first lines. */
export const hasHeaders = (raw: string): boolean => raw.slice(0, 20_000).search(usualHeaders) >= 0

/** Whether a file begins as a mail does, and as hardly anything else: with header lines, two of them usual ones. */
export function beginsLikeMail(bytes: string): boolean {
  const head = withoutEnvelope(bytes.slice(0, 20_000)).split(/\r?\n\r?\n/, 1)[0] ?? ''
  return /^[!-9;-~]+:/.test(head) && [...head.matchAll(usualHeaders)].length > 1
}

/**
 * A mail without what programs put in front of it: a byte-order mark, the line of a mailbox
 * file (RFC 4155), the length that Apple Mail begins its files with, and the list that it ends them with.
 */
export function withoutEnvelope(raw: string): string {
  const text = raw.replace(/^(\xef\xbb\xbf|\s)+/, '')
  const apple = /^(\d{1,9})[ \t]*\r?\n(?=[!-9;-~]+:)/.exec(text)
  if (apple) return text.slice(apple[0].length, apple[0].length + Number(apple[1]))
  return text.replace(/^>?From [^\r\n]*\r?\n/, '')
}

/** The mails of a file: a mailbox file holds several, each below a line of its own. */
export function mailsIn(file: string): string[] {
  const raw = withoutEnvelope(file)
  return /^\s*From /.test(file) ? raw.split(/\r?\n\r?\nFrom [^\r\n]{1,200}\d\r?\n(?=[!-9;-~]{1,80}:)/) : [raw]
}

/** Files that people take for a saved mail. */
export type OtherFile = 'outlook' | 'picture' | 'document' | 'page' | 'archive'

/** First bytes, as hexadecimal numbers: MS-CFB 2.2; PNG, JPEG, GIF, WebP, TIFF, HEIF; PDF, RTF; ZIP, gzip, RAR, 7z. */
const beginnings: readonly [OtherFile, RegExp][] = [
  ['outlook', /^d0cf11e0/],
  ['picture', /^(89504e47|ffd8ff|47494638|52494646.{8}57454250|49492a00|4d4d002a|.{8}66747970)/],
  ['document', /^(255044462d|7b5c727466)/],
  ['archive', /^(504b0304|1f8b|52617221|377abcaf)/],
]
const page = /^\s*<(!doctype\s+html|html|head|body|div|table|style|meta|!--|\?xml)/i

/** What a file is that is no mail, where its beginning tells. */
export function otherFile(raw: string): OtherFile | undefined {
  const hex = Buffer.from(raw.slice(0, 16), 'latin1').toString('hex')
  return beginnings.find(([, mark]) => mark.test(hex))?.[0] ?? (page.test(raw.slice(0, 1000)) ? 'page' : undefined)
}
