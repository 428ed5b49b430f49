import { labelOf } from '#lib/wizard/records/formats/labels.ts'

/** RFC 2045, 6.7: lines of such a part have at most 76 characters; mail programs break near the end. */
const likelyBreak = /^.{64,75}=$/

/** A tag whose value stands in the next line. */
const endsInTag = /[;\s"][a-z]{1,5}=$/i

/** A host name that goes on in the next line. */
const brokenName = /[a-z0-9-]\.[a-z0-9.-]{0,40}=$/i

/**
 * Undoes the quoted-printable form in which the source of a mail is pasted (RFC 2045, 6.7).
 * A broken line is mended with the rest in its place and empty lines after it, so that the
 * count of lines stays. A text of another kind comes back as it is: `=` also ends DKIM keys.
 */
export function unwrapQuotedPrintable(text: string): string {
  const encoded = /=3D/.test(text)
  const lines = text.split(/\r\n|\r|\n/)
  const isBroken = (line: string): boolean =>
    line.endsWith('=') &&
    !line.endsWith('==') &&
    !(endsInTag.test(line.slice(-8)) && !encoded) &&
    (encoded ||
      (likelyBreak.test(line) && !/^[A-Za-z0-9+/]{20}=$/.test(line.slice(-21))) ||
      (!line.includes('p=') && brokenName.test(line.slice(-80))))
  const mended: string[] = []
  for (let at = 0; at < lines.length; at++) {
    const first = at
    const parts = [lines[at] ?? '']
    while (at + 1 < lines.length && !beginsPart(lines[at + 1] ?? '') && isBroken(lines[at] ?? '')) parts.push(lines[++at] ?? '')
    const whole = parts.map((part, index) => (index < parts.length - 1 ? part.slice(0, -1) : part)).join('')
    mended.push(encoded ? decode(whole) : whole, ...Array<string>(at - first).fill(''))
  }
  return mended.join('\n')
}

/** An empty line, or one that begins with a label, is not the rest of the one before. */
const beginsPart = (line: string): boolean =>
  /^={0,2}$/.test(line) || (/^[^:]{1,40}: /.test(line) && labelOf(line.slice(0, line.indexOf(':'))) !== undefined)

const decode = (line: string): string =>
  line.replace(/(?:=[0-9A-F]{2})+/g, (escapes) => {
    try {
      return decodeURIComponent(escapes.replaceAll('=', '%')).replace(/[\r\n]/g, ' ')
    } catch {
      return escapes
    }
  })
