import { randomInt } from 'node:crypto'

/** Without letters and digits that are taken for one another (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A reference to say on the phone, `SSL-7F3K-9Q2M`: 40 random bits; it opens nothing. */
export function newReference(): string {
  const block = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return `SSL-${block()}-${block()}`
}
