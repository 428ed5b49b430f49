import type { LineReader, SourceLine } from '#lib/wizard/records/source/source-line.ts'
import type { Draft, Format } from './draft.ts'

/** What programs that ask name servers print between a name and its data: `host` (BIND 9), `nslookup` (BIND 9, Windows). */
const phrases: readonly [phrase: RegExp, type: string][] = [
  [/^\s*(\S{1,255})\s+is an alias for\s+(\S+)$/i, 'CNAME'],
  [/^\s*(\S{1,255})\s+mail is handled by\s+(\d{1,5}\s+\S+)$/i, 'MX'],
  [/^\s*(\S{1,255})\s+descriptive text\s+(".*)$/i, 'TXT'],
  [/^\s*(\S{1,255})\s+has address\s+(\S+)$/i, 'A'],
  [/^\s*(\S{1,255})\s+has IPv6 address\s+(\S+)$/i, 'AAAA'],
  [/^\s*(\S{1,255})\s+name server\s+(\S+)$/i, 'NS'],
  [/^\s*(\S{1,255})\s+has CAA record\s+(.*)$/i, 'CAA'],
  [/^\s*(\S{1,255})\s+canonical name\s?=\s?(\S+)$/i, 'CNAME'],
  [/^\s*(\S{1,255})\s+mail exchanger\s?=\s?(\d{1,5}\s+\S+)$/i, 'MX'],
  [/^\s*(\S{1,255})\s+nameserver\s?=\s?(\S+)$/i, 'NS'],
  [/^\s*(\S{1,255})\s+text\s?=\s?(.*)$/i, 'TXT'],
]

const windowsMx = /^\s*(\S{1,255})\s+MX preference\s?=\s?(\d{1,5}),\s?mail exchanger\s?=\s?(\S+)$/i

/** A record as `host` or `nslookup` tells it. */
export const toldAnswer: Format = (reader) => {
  const line = reader.peek()
  if (!line || line.text.length > 6000) return undefined
  const text = line.text.trim()
  const mx = windowsMx.exec(text)
  const [found, type] = mx ? [[mx[0], mx[1], `${mx[2]} ${mx[3]}`], 'MX'] : (firstOf(text) ?? [])
  const [, name = '', value = ''] = found ?? []
  if (!type || !name.includes('.')) return undefined
  const below = value === '' ? textBelow(reader) : undefined
  if (value === '' && !below) return undefined
  reader.skip(below?.count ?? 1)
  return [draftOf(line, type, name, below?.text ?? value)]
}

const draftOf = (line: SourceLine, type: string, name: string, value: string): Draft => ({
  line: line.number,
  text: line.text,
  hidden: line.hidden,
  type,
  name,
  value,
  full: true,
  open: type === 'TXT',
})

function firstOf(text: string): [RegExpExecArray, string] | undefined {
  for (const [phrase, type] of phrases) {
    const found = phrase.exec(text)
    if (found) return [found, type]
  }
  return undefined
}

/** Windows writes a text in the lines below, each string in one of its own. */
function textBelow(reader: LineReader): { text: string; count: number } | undefined {
  let text = ''
  let count = 1
  for (let ahead = 1; ahead <= 24; ahead++) {
    const line = reader.peek(ahead)?.text.trim()
    if (line === '' && text === '') continue
    if (!line?.startsWith('"')) break
    text += ` ${line}`
    count = ahead + 1
  }
  return text === '' ? undefined : { text: text.trim(), count }
}

/** What such programs say of themselves and of the servers that they asked, and the addresses of what an alias leads to. */
export const askedServer: Format = (reader) => {
  const [first = '', second = ''] = [reader.peek()?.text.trim(), reader.peek(1)?.text.trim()]
  const isServer = /^Server:\s/i.test(first) && /^Address(es)?:\s/i.test(second)
  const isTarget = /^Name:\s/i.test(first) && /^Address(es)?:\s/i.test(second)
  const isHeading = /^(?:Non-authoritative answer:|Authoritative answers can be found from:|Using domain server:|Aliases:\s.*)$/i.test(
    first,
  )
  if (!isServer && !isTarget && !isHeading) return undefined
  reader.skip(isHeading ? 1 : 2)
  return []
}
