import { childrenOf, contentOf, type Element, oidOf } from './der.ts'

/** The forms of a GeneralName (RFC 5280, 4.2.1.6) by their tags. */
const forms = {
  160: 'otherName',
  129: 'rfc822Name',
  130: 'dNSName',
  163: 'x400Address',
  164: 'directoryName',
  165: 'ediPartyName',
  134: 'uniformResourceIdentifier',
  135: 'iPAddress',
  136: 'registeredID',
} as const
export type NameForm = (typeof forms)[keyof typeof forms]

/** A name, or the base of a subtree of names. `value`: bytes as latin1; of a directory name what `directoryText` makes of it. */
export interface GeneralName {
  form: NameForm
  value: string
}

/** Reads one name. Throws RangeError where the tag is none of a GeneralName. */
export function generalNameOf(bytes: Buffer, element: Element): GeneralName {
  const form = forms[element.tag as keyof typeof forms]
  if (form === undefined) throw new RangeError('no general name')
  if (form !== 'directoryName') return { form, value: contentOf(bytes, element).toString('latin1') }
  const [name] = childrenOf(bytes, element)
  return { form, value: name ? directoryText(bytes, name) : '' }
}

/**
 * A distinguished name for comparing (RFC 5280, 7.1): a line for each of its parts, so that a
 * name begins with the text of every subtree that it lies in. Empty for an empty name.
 */
export const directoryText = (bytes: Buffer, name: Element): string =>
  childrenOf(bytes, name)
    .map((part) => `${JSON.stringify(attributesIn(bytes, part).toSorted())}\n`)
    .join('')

const attributesIn = (bytes: Buffer, part: Element): string[] =>
  childrenOf(bytes, part).map((attribute) => {
    const [type, value] = childrenOf(bytes, attribute)
    return type && value ? `${oidOf(bytes, type)}=${prepared(textOf(bytes, value))}` : ''
  })

/** Letters of either case and runs of spaces count as alike (RFC 4518, in short). */
const prepared = (text: string): string => text.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ')

const utf8String = 0x0c
const bmpString = 0x1e

function textOf(bytes: Buffer, value: Element): string {
  const content = contentOf(bytes, value)
  if (value.tag === utf8String) return content.toString('utf8')
  return value.tag === bmpString && content.length % 2 === 0
    ? Buffer.from(content).swap16().toString('utf16le')
    : content.toString('latin1')
}
