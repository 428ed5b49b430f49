/** A quoted string of a zone file with its escapes (RFC 1035, 5.1), and one that is not closed. */
const quotedString = /"(?:[^"\\]|\\.)*"?/gs
const closedString = /^"(?:[^"\\]|\\.)*"$/s

/** The quoted strings that a text consists of and nothing else; undefined where it is anything more. */
export function stringsOf(text: string): string[] | undefined {
  const strings = text.match(quotedString)
  return strings?.every((one) => closedString.test(one)) && text.replace(quotedString, '').trim() === ''
    ? strings.map((one) => one.slice(1, -1))
    : undefined
}

/**
 * A text without the escapes of zone files: `\059` is an octet by its decimal number, any
 * other escaped character is itself (RFC 1035, 5.1). Octets are read as UTF-8.
 * @returns undefined where they are none
 */
export function unescaped(text: string): string | undefined {
  if (!text.includes('\\')) return text
  const octets: Uint8Array[] = []
  const encoder = new TextEncoder()
  for (const [part] of text.matchAll(/\\\d{3}|\\.|[^\\]+|\\/gs)) {
    const number = /^\\\d{3}$/.test(part) ? Number(part.slice(1)) : undefined
    if (number !== undefined && number > 255) return undefined
    octets.push(
      number === undefined ? encoder.encode(part.length > 1 && part.startsWith('\\') ? part.slice(1) : part) : Uint8Array.of(number),
    )
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(octets))
  } catch {
    return undefined
  }
}

/** Whether a quotation mark stands open at the end. */
export const hasOpenQuote = (text: string): boolean => (text.replace(/\\./gs, '').match(/"/g)?.length ?? 0) % 2 === 1
