/** Headers as they stand on the wire: in order, names as written. */
export type Headers = [string, string][]

/** One HTTP request as a server of the lab sees it. */
export interface WebRequest {
  scheme: 'http' | 'https'
  method: string
  /** path and query, byte for byte as sent */
  target: string
  /** Host header in lower case, without a port */
  host: string
  headers: Headers
}

/** One answer. `ending` says what happens after the headers where that is not simply the body. */
export interface WebAnswer {
  status: number
  reason?: string
  headers: Headers
  body: string | Buffer
  ending?: 'hangs' | 'endless'
  delayMs?: number
  /** these bytes (as latin1) in place of all of it */
  raw?: string
}

export const headerOf = (headers: Headers, name: string): string | undefined =>
  headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]

/** Without the header; names compare without case. */
export const without = (headers: Headers, ...names: string[]): Headers => {
  const lower = names.map((name) => name.toLowerCase())
  return headers.filter(([key]) => !lower.includes(key.toLowerCase()))
}

/** With the header set to this value, once. */
export const withHeader = (headers: Headers, name: string, value: string): Headers => [...without(headers, name), [name, value]]

export const html = (status: number, body: string, headers: Headers = []): WebAnswer => ({
  status,
  headers: [['Content-Type', 'text/html; charset=utf-8'], ...headers],
  body,
})

export const text = (status: number, body: string, headers: Headers = []): WebAnswer => ({
  status,
  headers: [['Content-Type', 'text/plain'], ...headers],
  body,
})

export const redirect = (status: 301 | 302 | 307, location: string, headers: Headers = []): WebAnswer => ({
  status,
  headers: [['Location', location], ...headers],
  body: '',
})

/** The usual page of a server of this kind: a title in a frame. */
export const page = (title: string, rest = ''): string =>
  `<!DOCTYPE html>\n<html><head><title>${title}</title></head>\n<body>\n<h1>${title}</h1>\n${rest}\n</body></html>\n`

const sizeOfHeaders = (headers: Headers): number => headers.reduce((sum, [key, value]) => sum + key.length + value.length + 4, 0)

export { sizeOfHeaders }
