/**
 * What careless proxies do to a path and its query. Each takes and gives path and
 * query as sent; a variant that leaves a link as it is shows nothing and is not asked.
 */
export const variants = {
  'path-decoded': onPath(decode),
  'path-encoded': onPath(encode),
  'slashes-merged': onPath((path) => path.replace(/\/{2,}/g, '/')),
  'path-decoded-and-merged': onPath((path) => decode(path).replace(/\/{2,}/g, '/')),
  'path-dropped': onPath(() => '/'),
  'query-decoded': onQuery(decode),
  'query-encoded': onQuery(encode),
  // SendGrid writes escapes within its tokens with a dash: what encodes a percent sign once more leaves these alone.
  'query-dashed': onQuery((query) => query.replace(/%(2[bf]|3d)/gi, '-$1')),
} as const satisfies Record<string, (link: string) => string>
export type Variant = keyof typeof variants

/** The variants that change this link, each with the changed link, without repetitions. */
export function changedBy(link: string, names: readonly Variant[]): readonly (readonly [Variant, string])[] {
  const changed = names.map((name) => [name, variants[name](link)] as const)
  return changed.filter(([, path], index) => path !== link && changed.findIndex(([, other]) => other === path) === index)
}

/** The link without its query, or undefined when it has none. */
export function withoutQuery(link: string): string | undefined {
  const mark = link.indexOf('?')
  return mark < 0 ? undefined : link.slice(0, mark)
}

/** Undoes one layer of percent-encoding of visible ASCII; anything else cannot stand in a request line. */
function decode(text: string): string {
  return text.replace(/%([2-7][0-9a-f])/gi, (escaped, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16))
    return /[!-~]/.test(character) && !'#?'.includes(character) ? character : escaped
  })
}

/** Adds one layer of percent-encoding to what is encoded already. */
function encode(text: string): string {
  return text.replaceAll('%', '%25')
}

function onPath(change: (path: string) => string): (link: string) => string {
  return (link) => {
    const mark = link.indexOf('?')
    return mark < 0 ? change(link) : change(link.slice(0, mark)) + link.slice(mark)
  }
}

function onQuery(change: (query: string) => string): (link: string) => string {
  return (link) => {
    const mark = link.indexOf('?')
    return mark < 0 ? link : link.slice(0, mark + 1) + change(link.slice(mark + 1))
  }
}
