/**
 * Whether a record's data (presentation form, RFC 1035, 5.1) is the value that
 * was handed out. Names are compared without case and last dot, TXT by its
 * joined strings; blanks inside a DKIM key do not count (RFC 6376, 3.2).
 */
export function sameValue(type: string, data: string, value: string): boolean {
  if (type === 'TXT') return withoutBlanks(joinStrings(data)) === withoutBlanks(value)
  if (type === 'MX') {
    const [host, preference] = [normalName(data).split(/\s+/).at(-1), data.split(/\s+/)[0]]
    const [wanted, wantedPreference] = [normalName(value).split(/\s+/).at(-1), /^(\d+)\s/.exec(value)?.[1]]
    return host === wanted && (wantedPreference === undefined || preference === wantedPreference)
  }
  return normalName(data) === normalName(value)
}

const normalName = (text: string): string => text.trim().toLowerCase().replace(/\.$/, '')

const withoutBlanks = (text: string): string => text.replace(/\s+/g, '')

/** `"v=DKIM1; " "p=…"` as one text. */
const joinStrings = (data: string): string => {
  const strings = data.match(/"((?:[^"\\]|\\.)*)"/g)
  return strings ? strings.map((text) => text.slice(1, -1).replace(/\\(["\\;])/g, '$1')).join('') : data
}
