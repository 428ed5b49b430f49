/** Bytes came that are no DNS message. */
export class MalformedMessage extends Error {}

/** Most octets of a name on the wire (RFC 1035, 2.3.4). */
const maxNameOctets = 255

/**
 * Reads a name from a DNS message into presentation form: lower case, no last
 * dot (`.` for the root), and every octet that could be mistaken escaped as in
 * RFC 1035, 5.1, so that the label `a.b` reads `a\.b` and never as two labels.
 * Pointers must lead backwards (RFC 1035, 4.1.4), which ends every loop.
 * @returns the name and the offset after it
 * @throws MalformedMessage
 */
export function readName(message: Uint8Array, start: number): { name: string; end: number } {
  let offset = start
  let barrier = start // where the next pointer must lead to something before
  let end = -1
  let octets = 1
  let name = ''
  for (;;) {
    const length = message[offset]
    if (length === undefined) throw new MalformedMessage('name runs over the end')
    if (length === 0) return { name: name === '' ? '.' : name, end: end === -1 ? offset + 1 : end }
    if (length >= 0xc0) {
      const target = ((length & 0x3f) << 8) | (message[offset + 1] ?? 0xff)
      if (end === -1) end = offset + 2
      if (target >= barrier) throw new MalformedMessage('pointer leads forward')
      barrier = target
      offset = target
      continue
    }
    octets += length + 1
    if (length > 63 || octets > maxNameOctets || offset + 1 + length > message.length) throw new MalformedMessage('bad label')
    name += (name === '' ? '' : '.') + readLabel(message, offset + 1, length)
    offset += length + 1
  }
}

function readLabel(message: Uint8Array, start: number, length: number): string {
  let label = ''
  for (let at = start; at < start + length; at += 1) label += octetText[message[at] ?? 0]
  return label
}

/** How each octet of a label is written. */
const octetText: readonly string[] = Array.from({ length: 256 }, (_, octet) => {
  const character = String.fromCharCode(octet)
  if (/[a-z0-9_-]/i.test(character)) return character.toLowerCase()
  return escapeOctet(octet, /["().;@$\\]/)
})

/** One octet of presentation form: as it is, behind a backslash where `special`, by number where it is not printable. */
export function escapeOctet(octet: number, special: RegExp): string {
  if (octet <= 32 || octet >= 127) return `\\${String(octet).padStart(3, '0')}`
  const character = String.fromCharCode(octet)
  return special.test(character) ? `\\${character}` : character
}

/** Whether the name can be put on the wire as it stands: labels of 1 to 63 plain octets, 253 in all; `.` is the root. */
export function isAskable(name: string): boolean {
  return name === '.' || (name.length <= 253 && name.split('.').every((label) => /^[!-~]{1,63}$/.test(label) && !label.includes('\\')))
}
