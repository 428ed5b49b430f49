import ipaddr from 'ipaddr.js'

/**
 * Whether a record's data (presentation form, RFC 1035, 5.1) does what the value that was
 * handed out does. Names are compared without case and last dot, addresses by what they
 * mean, TXT by its joined strings (`sameText`). An MX preference counts where one was given.
 */
export function sameValue(type: string, data: string, value: string): boolean {
  if (type === 'TXT') return sameText(joinStrings(data), joinStrings(value))
  if (type === 'MX') {
    const [found, wanted] = [mxOf(data), mxOf(value)]
    return found.host === wanted.host && (wanted.preference === undefined || Number(found.preference) === Number(wanted.preference))
  }
  if (type === 'A' || type === 'AAAA') return normalAddress(data) === normalAddress(value)
  if (type === 'CAA') return withoutBlanks(data).replaceAll('"', '') === withoutBlanks(value).replaceAll('"', '')
  return normalName(data) === normalName(value)
}

/**
 * Whether a record is of the same use as the value, be it another value: of the texts at
 * one name only those with the same version tag (`v=spf1`, `v=DMARC1`) are.
 */
export function sameUse(type: string, data: string, value: string): boolean {
  return type !== 'TXT' || versionOf(joinStrings(data)) === versionOf(joinStrings(value))
}

/**
 * The value as far as one can be the beginning of another: the name that an alias or a mail
 * server record leads to, the key of a DKIM record, else the joined text without blanks.
 */
export function comparable(type: string, value: string): string {
  if (type === 'MX') return mxOf(value).host ?? ''
  if (type !== 'TXT') return normalName(value)
  const text = joinStrings(value)
  return keyOf(text) ?? withoutBlanks(text)
}

/** Lower case, without blanks around and the last dot. */
export const normalName = (text: string): string => text.trim().toLowerCase().replace(/\.$/, '')

function mxOf(text: string): { host: string | undefined; preference: string | undefined } {
  return { host: normalName(text).split(/\s+/).at(-1), preference: /^\s*(\d+)\s/.exec(text)?.[1] }
}

const normalAddress = (text: string): string => (ipaddr.isValid(text.trim()) ? ipaddr.parse(text.trim()).toString() : text)

/**
 * A DKIM record is its key (RFC 6376, 3.6.1: blanks in it do not count); an SPF record may
 * allow others beside the ESP (RFC 7208, 4.6); which DMARC policy to have is the owner's own
 * decision (RFC 7489, 6.3).
 */
function sameText(found: string, wanted: string): boolean {
  if (withoutBlanks(found) === withoutBlanks(wanted)) return true
  const version = versionOf(wanted)
  if (versionOf(found) !== version && version !== undefined && version !== 'dkim1') return false
  if (version === 'dmarc1') return /;\s*p=\s*(none|quarantine|reject)\b/i.test(found)
  if (version === 'spf1') return mechanismsOf(wanted).every((mechanism) => mechanismsOf(found).includes(mechanism))
  const key = keyOf(wanted)
  return key !== undefined && keyOf(found) === key
}

const versionOf = (text: string): string | undefined =>
  /^\s*v\s*=\s*(\w+)/i.exec(text)?.[1]?.toLowerCase() ?? (keyOf(text) ? 'dkim1' : undefined)

const keyOf = (text: string): string | undefined => /(?:^|;)\s*p\s*=([^;]*)/.exec(text)?.[1]?.replace(/\s+/g, '') || undefined

/** What an SPF record lets pass; the catch-all at its end is a policy. */
const mechanismsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .slice(1)
    .filter((term) => term !== '' && !/^[+~?-]?all$/.test(term))

const withoutBlanks = (text: string): string => text.replace(/\s+/g, '')

/** `"v=DKIM1; " "p=…"` as one text (RFC 1035, 5.1; RFC 7208, 3.3). */
const joinStrings = (data: string): string => {
  const strings = data.match(/"((?:[^"\\]|\\.)*)"/g)
  return strings ? strings.map((text) => text.slice(1, -1).replace(/\\(["\\;])/g, '$1')).join('') : data
}
