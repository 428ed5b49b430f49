import PostalMime from 'postal-mime'
import type { Leaf } from './mime-parts.ts'

/** Encodings of RFC 2045, 6.1; an empty one is plain text. */
const encodings: readonly string[] = ['', '7bit', '8bit', 'binary', 'base64', 'quoted-printable']

export const isKnownEncoding = ({ encoding }: Leaf): boolean => encodings.includes(encoding)

/** Character sets in which an address does not look like one, and that no decoder here knows. */
export const isForeignCharset = ({ params }: Leaf): boolean =>
  /^["']?(utf-?7|unicode-1-1-utf-7|utf-?32|ucs-?4|iso-10646-ucs-4|ebcdic|cp037|ibm-?0?37|ibm-?500|ibm-?1047)/i.test(params.charset ?? '')

const value = (text: string): string => `"${text.replace(/[\\"\r\n]/g, '')}"`

/** The text of a part, whatever its type, without transfer encoding and in its character set. */
export async function textOf({ params, encoding, body }: Leaf): Promise<string> {
  const { charset, format, delsp } = params
  // Named as HTML, so that nothing is made of it.
  const type = [
    'text/html',
    ...(charset ? [`charset=${value(charset)}`] : []),
    ...(format ? [`format=${value(format)}`] : []),
    ...(delsp ? [`delsp=${value(delsp)}`] : []),
  ].join('; ')
  const { html } = await PostalMime.parse(Buffer.from(`Content-Type: ${type}\r\n${transferred(encoding, body)}`, 'latin1'))
  return html ?? ''
}

/** The bytes of a part as latin1, without transfer encoding. */
export async function bytesOf({ encoding, body }: Leaf): Promise<string> {
  const head = 'Content-Type: application/octet-stream\r\nContent-Disposition: attachment\r\n'
  const { attachments } = await PostalMime.parse(Buffer.from(head + transferred(encoding, body), 'latin1'))
  const content = attachments[0]?.content
  return content && typeof content !== 'string' ? Buffer.from(new Uint8Array(content)).toString('latin1') : ''
}

/** The last header and the body; as base64 in one line where it can be, as the parser's cost grows with the lines. */
function transferred(encoding: string, body: string): string {
  if (encoding === 'quoted-printable') return `Content-Transfer-Encoding: ${encoding}\r\n\r\n${body}`
  const text = encoding === 'base64' ? body.replace(/\s+/g, '') : Buffer.from(body, 'latin1').toString('base64')
  return `Content-Transfer-Encoding: base64\r\n\r\n${text}`
}
