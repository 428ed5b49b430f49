import type { DataPart, Draft, Part } from '#lib/wizard/records/formats/draft.ts'
import { trimmedOf } from '#lib/wizard/records/normal/host-text.ts'

type Json = Record<string, unknown>

/** Deepest nesting and most values that are looked at; an answer of an ESP has some dozens. */
const deepest = 12
const mostValues = 20_000

/** What the ESPs', registrars' and CDNs' interfaces call the parts, in the order in which they are believed. */
const keys: Readonly<Record<Part, readonly string[]>> = {
  type: ['type', 'recordtype', 'rrtype', 'dnstype'],
  name: ['host', 'hostname', 'name', 'recordname', 'fqdn', 'subdomain', 'owner'],
  value: [
    'data',
    'value',
    'content',
    'target',
    'pointsto',
    'answer',
    'records',
    'resourcerecords',
    'rrdatas',
    'rdata',
    'values',
    'destination',
  ],
  ttl: ['ttl', 'tll'],
  priority: ['priority', 'prio', 'preference', 'mxpref'],
}

/**
 * Records of JSON texts among the lines: arrays of records (Cloudflare, GoDaddy, Route 53),
 * the answers of DNS over HTTPS, SendGrid's `{ dns: { mail_cname: { host, data, type } } }`,
 * the tokens of SES and the key of SparkPost.
 * @returns the drafts, and the lines of which each text consists, from and to
 */
export function draftsOfJson(lines: readonly string[]): DataPart[] {
  const found: DataPart[] = []
  for (let at = 0; at < lines.length; at++) {
    if (!/^\s{0,99}[[{]/.test(lines[at] ?? '')) continue
    const to = endOfJson(lines, at)
    // Where one is not closed, no later one is worth the search: it would be looked through once a line.
    if (to === undefined) break
    const source = lines.slice(at, to + 1).join('\n')
    const json = parsed(trimmedOf(source, '', ' \t\n;,'))
    if (json === undefined) continue
    const lineOf = lineFinder(source, at + 1)
    const drafts = objectsOf(json).flatMap((object) => draftsOfObject(object, lineOf))
    if (drafts.length > 0) found.push({ drafts: drafts.map((draft) => ({ ...draft, to: to + 1 })), from: at + 1, to: to + 1 })
    at = to
  }
  return found
}

/** The line in which the brackets that one opens are closed. */
function endOfJson(lines: readonly string[], from: number): number | undefined {
  let depth = 0
  for (let at = from; at < lines.length; at++) {
    for (const [part] of (lines[at] ?? '').matchAll(/"(?:[^"\\]|\\.)*"?|[[\]{}]/g)) {
      if (part.length > 1) continue
      depth += part === '[' || part === '{' ? 1 : -1
    }
    if (depth <= 0) return at
  }
  return undefined
}

function parsed(source: string): unknown {
  try {
    const json: unknown = JSON.parse(source)
    return typeof json === 'object' && json !== null ? json : undefined
  } catch {
    return undefined
  }
}

/** All objects in a value, outer ones first. */
function objectsOf(json: unknown): Json[] {
  const found: Json[] = []
  const open: { value: unknown; depth: number }[] = [{ value: json, depth: 0 }]
  for (let seen = 0; open.length > 0 && seen < mostValues; seen++) {
    const { value, depth } = open.pop() ?? { value: undefined, depth: 0 }
    if (typeof value !== 'object' || value === null || depth > deepest) continue
    if (!Array.isArray(value)) found.push(value as Json)
    for (const inner of Object.values(value).slice(0, mostValues).reverse()) open.push({ value: inner, depth: depth + 1 })
  }
  return found
}

/** Types by their number, as DNS over HTTPS gives them (IANA, DNS Parameters). */
const typeNames: Readonly<Record<number, string>> = {
  ...{ 1: 'A', 2: 'NS', 5: 'CNAME', 6: 'SOA', 12: 'PTR', 15: 'MX', 16: 'TXT', 28: 'AAAA' },
  ...{ 33: 'SRV', 43: 'DS', 48: 'DNSKEY', 65: 'HTTPS', 257: 'CAA' },
}

function draftsOfObject(object: Json, lineOf: (text: string) => number): Draft[] {
  const at = (text: string) => ({ line: lineOf(text), text })
  const lower = new Map(Object.entries(object).map(([key, value]) => [key.toLowerCase().replace(/[_-]/g, ''), value]))
  const number = lower.get('type')
  const type = typeof number === 'number' ? (typeNames[number] ?? `TYPE${number}`) : textOf(lower, 'type')
  const name = textOf(lower, 'name')
  // The question of an answer to DNS over HTTPS has a type and a name, and says nothing more.
  if (typeof number === 'number' && valuesOf(lower)[0] === undefined) return []
  if (type && name) {
    const [ttl, priority] = [textOf(lower, 'ttl'), textOf(lower, 'priority')]
    const rest = { ...(ttl ? { ttl } : {}), ...(priority ? { priority } : {}) }
    return valuesOf(lower).map((value) => ({
      ...at(name),
      text: `${type} ${name} ${value}`,
      type: type.toUpperCase(),
      name,
      value,
      ...rest,
    }))
  }
  return [...sesTokens(lower), ...sparkpostKey(lower)].map((draft) => ({ ...at(draft.key), ...draft.parts, composed: true }))
}

interface Composed {
  /** what stands in the text */
  key: string
  parts: { type: string; name: string; value: string }
}

/** Amazon SES developer guide, Easy DKIM: a CNAME for each token; the older proof of identity is a TXT record. */
function sesTokens(object: ReadonlyMap<string, unknown>): Composed[] {
  const domain = below(object)
  const tokens = [object.get('dkimtokens'), object.get('tokens')].flatMap((list) => (Array.isArray(list) ? list : []))
  const dkim = tokens.slice(0, 10).flatMap((token) => {
    if (typeof token !== 'string' || !/^[a-z0-9]{20,64}$/.test(token)) return []
    return { key: token, parts: { type: 'CNAME', name: `${token}._domainkey${domain}`, value: `${token}.dkim.amazonses.com` } }
  })
  const proof = object.get('verificationtoken')
  return typeof proof === 'string' ? [...dkim, { key: proof, parts: { type: 'TXT', name: `_amazonses${domain}`, value: proof } }] : dkim
}

/** SparkPost API, sending domains: `dkim: { selector, public }` is published as this TXT record. */
function sparkpostKey(object: ReadonlyMap<string, unknown>): Composed[] {
  const [selector, key] = [object.get('selector'), object.get('public')]
  if (typeof selector !== 'string' || typeof key !== 'string') return []
  return [
    { key: selector, parts: { type: 'TXT', name: `${selector}._domainkey${below(object)}`, value: `v=DKIM1; k=rsa; h=sha256; p=${key}` } },
  ]
}

/** The domain that such an answer may name; else the record is below the sending domain. */
function below(object: ReadonlyMap<string, unknown>): string {
  const domain = ['signingdomain', 'emailidentity', 'identity', 'domain']
    .map((key) => object.get(key))
    .find((value) => typeof value === 'string' && value.includes('.'))
  return domain ? `.${domain}` : ''
}

const textOf = (object: ReadonlyMap<string, unknown>, part: Part): string | undefined =>
  keys[part].flatMap((key) => scalar(object.get(key)) ?? [])[0]

const scalar = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined

/** One value, or several of a set, which Route 53 wraps in objects. */
function valuesOf(object: ReadonlyMap<string, unknown>): (string | undefined)[] {
  for (const key of keys.value) {
    const value = object.get(key)
    const list = (Array.isArray(value) ? value : [value]).flatMap(
      (one) => scalar(one) ?? scalar((one as Json | null)?.Value ?? (one as Json | null)?.value) ?? [],
    )
    if (list.length > 0) return list.slice(0, 100)
  }
  return [undefined]
}

/** The line in which a text stands, looked for from the last one found onwards. */
function lineFinder(source: string, firstLine: number): (text: string) => number {
  let offset = 0
  let line = firstLine
  return (text) => {
    const found = source.indexOf(JSON.stringify(text).slice(1, -1), offset)
    if (found === -1) return line
    for (; offset < found; offset++) if (source.charCodeAt(offset) === 10) line++
    return line
  }
}
