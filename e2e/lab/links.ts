import type { EspId } from '#lib/engine/target/target.ts'
import { digest } from './naming.ts'

/** Where the token of a link stands: SendGrid has both forms, the others one each. */
export type LinkForm = 'query' | 'path'

const token = (text: string, length: number): string => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
  let out = ''
  for (let i = 0; out.length < length; i++) {
    for (const pair of digest(`${text}/${i}`, 64).match(/../g) ?? []) out += alphabet[Number.parseInt(pair, 16) % alphabet.length]
  }
  return out.slice(0, length)
}

/**
 * Path and query of a click link as the ESP writes them (2026): SendGrid
 * `/ls/click?upn=` and `/ss/c/`, SparkPost `/f/a/`, SES `/L0/` with the target
 * percent-encoded in the path.
 */
export function clickPath(esp: EspId, text: string, location: string, form: LinkForm): string {
  if (esp === 'sparkpost') return `/f/a/${token(text, 22)}~~/${token(`${text}.b`, 9)}~/${token(`${text}.c`, 120)}~`
  if (esp === 'ses') {
    const id = `0100019a${digest(text, 8)}-${digest(`${text}.1`, 8)}-${digest(`${text}.2`, 4)}-4${digest(`${text}.3`, 3)}-a${digest(`${text}.4`, 3)}`
    return `/L0/${encodeURIComponent(location).replaceAll('%3A', ':')}/1/${id}-${digest(`${text}.5`, 12)}-000000/${token(`${text}.6`, 27)}=436`
  }
  if (form === 'path') return `/ss/c/u001.${token(text, 90)}/4kq/${token(`${text}.b`, 22)}/h1/h001.${token(`${text}.c`, 43)}`
  return `/ls/click?upn=${token(text, 88)}%2B${token(`${text}.b`, 40)}%3D%3D_${token(`${text}.c`, 12)}`
}

/** Path and query of an open pixel. */
export function openPath(esp: EspId, text: string): string {
  if (esp === 'sparkpost') return `/q/${token(`${text}.o`, 22)}~~/${token(`${text}.p`, 9)}~/${token(`${text}.q`, 60)}~`
  if (esp === 'ses') return `/I0/0100019a${digest(`${text}.o`, 8)}-${digest(text, 8)}-000000/${token(`${text}.p`, 27)}=436`
  return `/ss/o/u001.${token(`${text}.o`, 22)}/4kq/${token(`${text}.p`, 22)}/ho.gif`
}
