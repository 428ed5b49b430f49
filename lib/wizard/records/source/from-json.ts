import type { Draft, Part } from '#lib/wizard/records/formats/draft.ts'

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
 * Records of a JSON text: arrays of records (Cloudflare, GoDaddy, Route 53), SendGrid's
 * `{ dns: { mail_cname: { host, data, type } } }`, the tokens of SES and the key of SparkPost.
 * @param textBefore counts the lines of the whole text; see `from` and `to`
 * @returns the drafts and which lines they come from, or undefined where there is no JSON
 */
export function draftsOfJson(text: string): { drafts: Draft[]; from: number; to: number } | undefined {
  const lines = text.split('\n')
  const from = lines.findIndex((line) => /^\s*[[{]/.test(line))
  const to = lines.findLastIndex((line) => /[\]}][\s;,]*$/.test(line))
  if (from === -1 || to < from) return undefined
  const source = lines.slice(from, to + 1).join('\n')
  const json = parsed(source.replace(/[\s;,]+$/, ''))
  if (json === undefined) return undefined
  const lineOf = lineFinder(source, from + 1)
  const drafts = objectsOf(json).flatMap((object) => draftsOfObject(object, lineOf))
  return { drafts, from: from + 1, to: to + 1 }
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

function draftsOfObject(object: Json, lineOf: (text: string) => number): Draft[] {
  const at = (text: string) => ({ line: lineOf(text), text })
  const lower = new Map(Object.entries(object).map(([key, value]) => [key.toLowerCase().replace(/[_-]/g, ''), value]))
  const type = textOf(lower, 'type')
  const name = textOf(lower, 'name')
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
