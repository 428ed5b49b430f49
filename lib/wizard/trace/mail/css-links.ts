/**
 * The addresses that a style sheet or a style attribute loads: `url(…)`, and web addresses in
 * quotes (`@import "…"`, `image-set("…")`). What is in a comment is loaded by nobody. Linear:
 * each token is passed once.
 */
export function cssAddresses(css: string): string[] {
  // Even the name of a function may be written by escapes.
  return css.includes('\\') ? [...addressesIn(css), ...addressesIn(unescaped(css))] : addressesIn(css)
}

function addressesIn(css: string): string[] {
  const found: string[] = []
  const token = /\/\*|url\(\s*["']?|["']/gi
  for (let match = token.exec(css); match; match = token.exec(css)) {
    const opening = match[0]
    const end = endOf(css, token.lastIndex, opening)
    const text = unescaped(css.slice(token.lastIndex, end))
    if (/^url/i.test(opening) || (opening !== '/*' && /^\s*(https?:|\/\/)/i.test(text))) found.push(text)
    token.lastIndex = end + (opening === '/*' ? 2 : 1)
  }
  return found.filter((text) => text !== '')
}

/** Where a comment, a text in quotes or a bare address ends; a line's end closes a text that nobody closed. */
function endOf(css: string, from: number, opening: string): number {
  if (opening === '/*') return orAll(css, css.indexOf('*/', from))
  const quote = /["']$/.exec(opening)?.[0]
  if (quote) return closingQuote(css, from, quote)
  const bare = /(?:\\[0-9a-f]{1,6}\s?|\\.|[^)"'\s(\\])*/iy
  bare.lastIndex = from
  bare.test(css)
  return bare.lastIndex
}

const orAll = (css: string, at: number): number => (at < 0 ? css.length : at)

function closingQuote(css: string, from: number, quote: string): number {
  for (let at = from; at < css.length; at++) {
    if (css[at] === '\\') at += 1
    else if (css[at] === quote || css[at] === '\n') return at
  }
  return css.length
}

/** Escapes undone (CSS Syntax 3, 4.3.7). */
const unescaped = (text: string): string =>
  text.replace(/\\(?:([0-9a-f]{1,6})\s?|\r?\n|(.))/gi, (_whole, hex: string | undefined, sign: string | undefined) => {
    const code = hex ? Number.parseInt(hex, 16) : 0
    return hex ? String.fromCodePoint(code > 0 && code <= 0x10ffff ? code : 0xfffd) : (sign ?? '')
  })
