/** A service that puts addresses of its own into mails on their way, or into the copy that is saved. */
export interface Rewriter {
  id: string
  /** as its vendor writes it */
  name: string
  /** whether an address is one of its own */
  owns: (address: Address) => boolean
  /** the address inside; undefined where nothing but the vendor knows it */
  inner?: (address: Address) => string | undefined
}

/** A web address in the parts that are read here, as it was written: a parser would change what is inside. */
export interface Address {
  /** lower case, no port, no last dot */
  host: string
  path: string
  /** without the question mark */
  query: string
  /** without the number sign */
  fragment: string
}

/** Takes an address apart; undefined for what is no web address. */
export function addressOf(text: string): Address | undefined {
  const host = URL.parse(text)?.hostname.replace(/\.$/, '')
  const rest = /^https?:[\\/]*[^\\/?#]*/i.exec(text)?.[0]
  if (!host || rest === undefined) return undefined
  const [beforeFragment, fragment] = halves(text.slice(rest.length), '#')
  const [path, query] = halves(beforeFragment, '?')
  return { host, path, query, fragment }
}

/** A text before and after a sign's first place. */
function halves(text: string, sign: string): [string, string] {
  const at = text.indexOf(sign)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

/** One value of a query; a plus stays one, as it is a part of many tokens. */
export function paramOf(query: string, name: string): string | undefined {
  for (const pair of query.split('&')) {
    const [key, value] = halves(pair.replace(/^(amp;)+/i, ''), '=')
    if (key.toLowerCase() === name) return percentDecoded(value)
  }
  return undefined
}

/** The first of these values that a query has. */
export const param =
  (...names: readonly string[]) =>
  ({ query }: Address): string | undefined =>
    names.map((name) => paramOf(query, name)).find((value) => value)

/** Percent-encoding undone; of a text that is damaged, what can be. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text.replace(/%([2-7][0-9a-f])/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  }
}

/** Base64 of either alphabet as text; undefined for what is none. */
export function base64Decoded(text: string): string | undefined {
  return /^[a-z0-9+/_-]+=*$/i.test(text) ? Buffer.from(text, 'base64').toString('utf8') : undefined
}

/** Whether a host is this name or below it. */
export const isAt = (host: string, ...names: readonly string[]): boolean => names.some((name) => host === name || host.endsWith(`.${name}`))
