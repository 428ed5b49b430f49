import { mailGateways } from './mail-gateways.ts'
import { mailPrograms } from './mail-programs.ts'
import { addressOf, percentDecoded, type Rewriter } from './rewriter.ts'

export interface Unwrapped {
  /** the innermost address that could be read */
  url: string
  /** ids of those who rewrote it, the outermost first */
  via: string[]
  /** whether what is inside is known to the last of them alone */
  isOpaque: boolean
}

const rewriters: readonly Rewriter[] = [...mailGateways, ...mailPrograms]
const byId: ReadonlyMap<string, Rewriter> = new Map(rewriters.map((rewriter) => [rewriter.id, rewriter]))

/** More layers than this are no work of mail programs. */
const deepest = 6

/** What a service calls itself; its id where it is none that is known. */
export const rewriterName = (id: string): string => byId.get(id)?.name ?? id

/**
 * Takes off what mail programs and security services put around a web address on its
 * way. Looks nothing up. Pure, and linear in the length of the address.
 */
export function unwrap(url: string): Unwrapped {
  const via: string[] = []
  let text = url
  while (via.length < deepest) {
    const address = addressOf(text)
    const rewriter = address && rewriters.find(({ owns }) => owns(address))
    if (!rewriter) return { url: text, via, isOpaque: false }
    via.push(rewriter.id)
    const inner = asAddress(rewriter.inner?.(address))
    if (inner === undefined) return { url: text, via, isOpaque: true }
    text = inner
  }
  return { url: text, via, isOpaque: true }
}

/** What stands inside where it begins like an address, of the web or not. Some encode it twice. */
function asAddress(inner: string | undefined): string | undefined {
  const text = inner?.replace(/[\t\n\r]/g, '').trim() ?? ''
  if (/^[a-z][a-z0-9+.-]{0,20}%3a/i.test(text)) return asAddress(percentDecoded(text))
  if (/^https?:/i.test(text)) return URL.canParse(text) ? text : undefined
  return /^[a-z][a-z0-9+.-]{0,20}:/i.test(text) ? text : undefined
}
