/**
 * The server name of a TLS ClientHello (RFC 8446, 4.1.2; RFC 6066, 3).
 * @returns `incomplete` while more bytes are needed, `not-tls` for anything else, undefined as name where none was sent
 */
export function readServerName(bytes: Buffer): { servername: string | undefined } | 'incomplete' | 'not-tls' {
  if (bytes.length < 6) return bytes.length > 0 && bytes[0] !== 22 ? 'not-tls' : 'incomplete'
  if (bytes[0] !== 22 || bytes[5] !== 1) return 'not-tls'
  const end = 5 + bytes.readUInt16BE(3)
  if (bytes.length < end) return 'incomplete'
  // record header 5, handshake header 4, version 2, random 32
  let at = 43
  at += 1 + (bytes[at] ?? 0)
  at += 2 + bytes.readUInt16BE(at)
  at += 1 + (bytes[at] ?? 0)
  if (at + 2 > end) return { servername: undefined }
  at += 2
  while (at + 4 <= end) {
    const type = bytes.readUInt16BE(at)
    const length = bytes.readUInt16BE(at + 2)
    if (type === 0) return { servername: bytes.toString('latin1', at + 9, at + 4 + length).toLowerCase() }
    at += 4 + length
  }
  return { servername: undefined }
}
