import type { LineReader } from '#lib/wizard/records/source/source-line.ts'
import type { Draft, Format } from './draft.ts'

/** Most lines of one resource. */
const mostLines = 40

const partOf: Readonly<Record<string, 'type' | 'name' | 'value' | 'ttl' | 'priority'>> = {
  type: 'type',
  name: 'name',
  value: 'value',
  content: 'value',
  records: 'value',
  rrdatas: 'value',
  record: 'value',
  target: 'value',
  ttl: 'ttl',
  priority: 'priority',
}

/** A record as a resource of Terraform: of Route 53, Cloudflare, Google Cloud, Azure. */
export const terraformResource: Format = (reader) => {
  const first = reader.peek()
  const resource = /^\s*resource\s+"(\w{1,80})"/.exec(first?.text ?? '')?.[1]
  const parts = first && resource ? partsOf(reader) : undefined
  if (!first || !resource || !parts) return undefined
  const type = parts.draft.type ?? /_(cname|txt|mx|a|aaaa|ns|caa)_record$/i.exec(resource)?.[1]
  if (!type || parts.draft.name === undefined || parts.draft.value === undefined) return undefined
  reader.skip(parts.count)
  return [{ ...parts.draft, type: type.toUpperCase(), line: first.number, text: first.text.trim(), hidden: first.hidden }]
}

function partsOf(reader: LineReader): { draft: Partial<Draft>; count: number } | undefined {
  const draft: Partial<Draft> = {}
  for (let count = 1; count < mostLines; count++) {
    const line = reader.peek(count)?.text.trim()
    if (line === undefined) return undefined
    if (line === '}') return { draft, count: count + 1 }
    const [, key = '', value = ''] = /^(\w{1,40})\s{0,40}=\s{0,40}(.*)$/.exec(line) ?? []
    const part = partOf[key]
    const text = literalOf(value)
    if (part && text !== undefined) draft[part] ??= text
  }
  return undefined
}

/** A text, a number, or the first of a list; not what is only computed. */
function literalOf(value: string): string | undefined {
  const quoted = /^\[?\s{0,9}"((?:[^"\\]|\\.)*)"/.exec(value)?.[1]
  if (quoted !== undefined) return quoted.includes('${') ? undefined : quoted.replace(/\\(.)/g, '$1')
  return /^\d{1,9}$/.exec(value)?.[0]
}
