import { type Address, isAt, paramOf, percentDecoded, type Rewriter } from './rewriter.ts'

/*
 * URL Defense. Source: Proofpoint, "URL Defense decoder" (version 1: the address
 * percent-encoded; 2: with `-` for `%` and `_` for `/`; 3: as it is, with the
 * characters that were replaced behind it).
 */

/** How many characters `**` and the letter behind it stand for: `A` for 2, and on through this alphabet. */
const runs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

export const proofpoint: Rewriter = {
  id: 'proofpoint',
  name: 'Proofpoint URL Defense',
  owns: ({ host }) => isAt(host, 'urldefense.proofpoint.com', 'urldefense.com', 'urldefense.us'),
  inner: (address) => {
    const version = /^\/v([123])\//.exec(address.path)?.[1]
    if (version === '3') return version3(address)
    const given = version && paramOf(address.query, 'u')
    if (!given) return undefined
    return version === '1' ? given : percentDecoded(given.replaceAll('-', '%').replaceAll('_', '/')).replaceAll('&amp;', '&')
  },
}

function version3({ path, query, fragment }: Address): string | undefined {
  // The address inside is not encoded, so that its own query and fragment end the path.
  const text = `${path}${query && `?${query}`}${fragment && `#${fragment}`}`.slice('/v3/'.length)
  const end = text.indexOf('__;')
  if (!text.startsWith('__') || end < 0) return undefined
  const replaced = text.slice(end + 3).split('!', 1)[0] ?? ''
  const characters = Array.from(Buffer.from(replaced, 'base64url').toString('utf8'))
  return withTwoSlashes(restored(text.slice(2, end), characters))
}

/** Puts the replaced characters back in their order: one for `*`, several for `**` and a letter. */
function restored(text: string, characters: readonly string[]): string {
  let next = 0
  return text.replace(/\*(\*.)?/g, (_whole, run: string | undefined) => {
    const count = run ? runs.indexOf(run[1] ?? '') + 2 : 1
    const taken = characters.slice(next, next + count).join('')
    next += count
    return taken
  })
}

/** On the way one of the two slashes behind the scheme may get lost. */
const withTwoSlashes = (url: string): string => url.replace(/^([a-z]+:\/)(?!\/)/i, '$1/')
