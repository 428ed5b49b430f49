import type { LineReader } from '#lib/wizard/records/source/source-line.ts'
import { type Draft, type Format, isRecordType } from './draft.ts'

/** Most lines that one call goes over. */
const mostLines = 24

/** Tokens of JavaScript that calls of dnscontrol consist of. */
const token = /"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|[A-Za-z_][\w.]*|\d+|[(),[\]]/g

/** A record of a dnscontrol configuration, `CNAME("link", "sendgrid.net.")`, and the zone that such records stand in, `D("acme.com", …`. */
export const dnscontrolCall: Format = (reader, around) => {
  const first = reader.peek()
  const begin = /^\s*(D|D_EXTEND|[A-Z]{1,5})\s?\(/.exec(first?.text ?? '')?.[1]
  if (!first || !begin) return undefined
  if (begin.startsWith('D')) {
    const zone = /^\s*\w+\s?\(\s?["']([a-z0-9.-]{3,253})["']/i.exec(first.text)?.[1]
    if (!zone || zone === '') return undefined
    around.origin = zone.toLowerCase()
    reader.skip()
    return []
  }
  const call = isRecordType(begin) ? wholeCall(reader) : undefined
  const parts = call && partsOf(begin, call.args)
  if (!parts) return undefined
  reader.skip(call.count)
  const origin = around.origin === undefined ? {} : { origin: around.origin }
  const draft: Draft = { line: first.number, text: first.text.trim(), hidden: first.hidden, type: begin, ...origin, ...parts }
  return [call.ttl === undefined ? draft : { ...draft, ttl: call.ttl }]
}

/** The arguments of a call up to its last bracket: texts and numbers, those of modifiers apart. */
function wholeCall(reader: LineReader): { args: string[]; ttl?: string; count: number } | undefined {
  const args: string[] = []
  let ttl: string | undefined
  let depth = 0
  let modifier = ''
  for (let count = 1; count <= mostLines; count++) {
    for (const [part] of (reader.peek(count - 1)?.text ?? '').matchAll(token)) {
      if (part === '(') depth++
      else if (part === ')') depth--
      else if (depth === 1 && /^[A-Za-z_]/.test(part)) modifier = part
      else if (depth === 1 && /^["'\d]/.test(part)) args.push(textOf(part))
      else if (depth === 2 && modifier === 'TTL') ttl ??= textOf(part)
      if (depth === 0 && part === ')') return ttl === undefined ? { args, count } : { args, ttl, count }
    }
  }
  return undefined
}

const textOf = (part: string): string => (/^["']/.test(part) ? part.slice(1, -1).replace(/\\(.)/g, '$1') : part)

/** The arguments as dnscontrol's documentation orders them. */
function partsOf(type: string, args: readonly string[]): Pick<Draft, 'name' | 'value' | 'exact' | 'priority'> | undefined {
  const [name, second, third] = args
  if (name === undefined || second === undefined) return undefined
  if (type === 'MX') return { name, priority: second, value: third ?? '' }
  if (type === 'CAA') return { name, value: `0 ${second} "${third ?? ''}"` }
  return type === 'TXT' ? { name, value: args.slice(1).join(''), exact: true } : { name, value: second }
}
