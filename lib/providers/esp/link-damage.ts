/**
 * What copying did to a link, where that can be seen: `quoted-printable` an equals sign as `=3D`, from a
 * mail's source (RFC 2045, 6.7); `entity` an ampersand as `&amp;`, from a page's source; `punctuation` what
 * stood behind the link in a text.
 */
export type LinkDamage = 'quoted-printable' | 'entity' | 'punctuation'

/** Reads path and query as they were given; undefined where nothing shows. A link that was cut short shows nothing. */
export function damageOf(path: string): LinkDamage | undefined {
  if (/=3D/i.test(path)) return 'quoted-printable'
  if (/&amp;/i.test(path)) return 'entity'
  return /[.,;:!?'"<>)\]}»”’]$/.test(path) ? 'punctuation' : undefined
}
