import fc from 'fast-check'

/** Pieces that parsers stumble over. */
const pieces = [
  '', '.', '..', '-', '_', '*', '@', ':', '/', '//', '\\', '%', '%2F', '%252F', '%00', '\0', '\r\n', '\n\n', '\t', ' ', '"', "'", '`', '$', '$&', '(', '((', '[', '{', '|', ',', ';', '=', '?', '#', '<', '<!--', '<title>', '&#39;', 'xn--', 'xn--a', 'xn--zzzzzzzz', '\u200b', '\u202e', '\u3002', 'ß', 'İ', '😀', '\ud800', 'com', 'co.uk', 'example.com', 'link.mail.example.com', 'http://', 'https://', '127.0.0.1', '::1', '0x7f.1', '2130706433', '::ffff:10.0.0.1', 'fe80::1%eth0', 'undefined', 'null', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '-1', '0', '1e309', 'NaN', '99999999999999999999', 'NOERROR', 'CNAME', 'max-age=', 'hit', '1.1 ',
] // biome-ignore format: a table

const piece = fc.constantFrom(...pieces)

/** A text of hostile pieces, of letters, of any characters at all, or of one piece many times. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.tuple(piece, fc.integer({ min: 1, max: 3000 })).map(([text, times]) => text.repeat(times).slice(0, 16_384)),
)

/** Bytes as they come off the wire, latin1. */
export const hostileBytes: fc.Arbitrary<string> = fc.oneof(
  hostileText.map((text) => Buffer.from(text).toString('latin1')),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
)

/** Changes to some bytes: where (as a share of the whole, since lengths differ), and what. */
export const byteEdits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    kind: fc.constantFrom('set', 'flip', 'cut', 'insert', 'double'),
    value: fc.oneof(fc.constantFrom(0, 1, 0x30, 0x3f, 0x40, 0x7f, 0x80, 0x84, 0xa0, 0xc0, 0xff), fc.nat(255)),
  }),
  { minLength: 1, maxLength: 6 },
)
type ByteEdits = typeof byteEdits extends fc.Arbitrary<infer T> ? T : never

/** The bytes after these changes. */
export function editBytes(bytes: Uint8Array, edits: ByteEdits): Buffer {
  let edited: Buffer = Buffer.from(bytes)
  for (const { at, kind, value } of edits) {
    const place = Math.floor(at * edited.length)
    if (kind === 'set') edited[place] = value
    else if (kind === 'flip') edited[place] = (edited[place] ?? 0) ^ (1 << (value & 7))
    else if (kind === 'cut') edited = Buffer.concat([edited.subarray(0, place), edited.subarray(place + value)])
    else if (kind === 'insert') edited = Buffer.concat([edited.subarray(0, place), Buffer.from([value]), edited.subarray(place)])
    else edited = Buffer.concat([edited.subarray(0, place), edited.subarray(place, place + value), edited.subarray(place)])
  }
  return edited
}
