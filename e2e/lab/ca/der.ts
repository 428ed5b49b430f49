/** A writer of ASN.1 DER (ITU-T X.690), as far as certificates need it. */

const tlv = (tag: number, content: Uint8Array): Buffer => {
  const { length } = content
  const long = [length >> 16, (length >> 8) & 255, length & 255]
  const head = length < 128 ? [length] : length < 0x100 ? [0x81, length] : length < 0x1_0000 ? [0x82, ...long.slice(1)] : [0x83, ...long]
  return Buffer.concat([Buffer.from([tag, ...head]), content])
}

export const sequence = (...parts: Uint8Array[]): Buffer => tlv(0x30, Buffer.concat(parts))
export const set = (...parts: Uint8Array[]): Buffer => tlv(0x31, Buffer.concat(parts))
export const octets = (content: Uint8Array): Buffer => tlv(0x04, content)
export const bits = (content: Uint8Array, unused = 0): Buffer => tlv(0x03, Buffer.concat([Buffer.from([unused]), content]))
export const utf8 = (text: string): Buffer => tlv(0x0c, Buffer.from(text))
export const printable = (text: string): Buffer => tlv(0x13, Buffer.from(text))
export const boolean = (value: boolean): Buffer => tlv(0x01, Buffer.from([value ? 255 : 0]))
/** `[n] EXPLICIT` */
export const explicit = (n: number, content: Uint8Array): Buffer => tlv(0xa0 + n, content)
/** `[n] IMPLICIT` of a primitive */
export const implicit = (n: number, content: Uint8Array): Buffer => tlv(0x80 + n, content)

/** A non-negative integer, given as its big-endian bytes. */
export const integer = (bytes: Uint8Array): Buffer => tlv(0x02, (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes)

export const oid = (dotted: string): Buffer => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const body = [first * 40 + second]
  for (const arc of rest) {
    const groups = [arc & 127]
    for (let high = Math.floor(arc / 128); high > 0; high = Math.floor(high / 128)) groups.unshift((high & 127) | 128)
    body.push(...groups)
  }
  return tlv(0x06, Buffer.from(body))
}

/** UTCTime up to 2049, GeneralizedTime from 2050 (RFC 5280, 4.1.2.5). */
export const time = (date: Date): Buffer => {
  const digits = date.toISOString().replace(/[-:T]/g, '').slice(0, 14)
  return date.getUTCFullYear() < 2050 ? tlv(0x17, Buffer.from(`${digits.slice(2)}Z`)) : tlv(0x18, Buffer.from(`${digits}Z`))
}
