import { type FetcherName, fetcherAgents } from '#lib/engine/evidence/clients.ts'
import type { Evidence, HttpExchange, HttpResponse } from '#lib/engine/evidence/evidence.ts'
import type { FailureReason } from '#lib/engine/net/probe-error.ts'
import { headerOf } from '#lib/providers/esp/answers.ts'
import { isOurs, judgedRole } from './answer.ts'
import { type JsonReading, readJson } from './json-fault.ts'

/** A file by which a phone learns which links an app may open. */
export interface AppLinkFile {
  id: string
  /** its path on the link host */
  path: string
  address: string
  response: HttpResponse
  location: string | null
  mediaType: string
  /** what is in it; null where that cannot be told: it is compressed, or its kept beginning is well */
  json: JsonReading | null
  /** the path patterns that it lists, in order; null where it lists none by its kind, or cannot be read */
  patterns: readonly PathPattern[] | null
  /** whoever fetches it, where that one was turned away and a browser was not */
  turnedAway: FetcherTurnedAway | null
}

export interface FetcherTurnedAway {
  id: string
  fetcher: FetcherName
  /** what it got */
  seen: HttpResponse | FailureReason
}

/** `*` stands for any text, `?` for one character; the first that fits decides (Apple, "Supporting associated domains"). */
export interface PathPattern {
  pattern: string
  excluded: boolean
}

export const appleFile = '/.well-known/apple-app-site-association'

/** The files as served, none when app links are not wanted, or null when no answer came. Pure. */
export function deriveAppLinkFiles(evidence: Evidence): AppLinkFile[] | null {
  if (!evidence.target.appLinks) return []
  const role = judgedRole(evidence)
  const asked = evidence.http.filter((item) => item.purpose === 'app-links' && item.role === role)
  const files = [...new Set(asked.map(({ path }) => path))].flatMap((path) => fileOf(asked.filter((item) => item.path === path)) ?? [])
  return files.length > 0 ? files : null
}

/** The file as its fetcher got it, who is the one that counts; as a browser got it where the fetcher was turned away, or was not asked. */
function fileOf(asked: readonly HttpExchange[]): AppLinkFile | null {
  const asFetcher = asked.find(({ variant }) => isFetcher(variant))
  const asBrowser = asked.find(({ variant }) => variant === undefined)
  const [fetched, browsed] = [asFetcher, asBrowser].map((exchange) => exchange && toFile(exchange))
  const turnedAway = asFetcher && browsed && holdsFile(browsed) && !(fetched && holdsFile(fetched)) ? refusalOf(asFetcher) : null
  const file = turnedAway ? browsed : (fetched ?? browsed)
  return file ? { ...file, turnedAway } : null
}

const isFetcher = (variant: string | undefined): variant is FetcherName => variant !== undefined && Object.hasOwn(fetcherAgents, variant)

function refusalOf(exchange: HttpExchange): FetcherTurnedAway | null {
  const { id, variant, attempt } = exchange
  if (!isFetcher(variant) || attempt.state === 'skipped' || isOurs(exchange)) return null
  return { id, fetcher: variant, seen: attempt.state === 'observed' ? attempt.value : attempt.reason }
}

/** Apple's signed form, from before iOS 9: binary, and still taken. */
export const signedType = 'application/pkcs7-mime'

/** Whether a file came, be it broken, rather than a refusal, a redirect or a web page in its place. */
export const holdsFile = ({ response, mediaType, json }: Pick<AppLinkFile, 'response' | 'mediaType' | 'json'>): boolean =>
  response.status === 200 && (json?.state !== 'fault' || mediaType === signedType || !isPage(response, mediaType))

const isPage = ({ body }: HttpResponse, mediaType: string): boolean => mediaType === 'text/html' || /^[\s\ufeff\xef\xbb\xbf]*</.test(body)

function toFile({ id, path, address, attempt }: HttpExchange): Omit<AppLinkFile, 'turnedAway'> | undefined {
  if (attempt.state !== 'observed') return undefined
  const response = attempt.value
  const mediaType = (headerOf(response, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const json = isCompressed(response) ? null : readJson(response.body, response.complete && response.bodyBytes <= response.body.length)
  const patterns = path === appleFile && json?.state === 'read' ? patternsIn(json.value) : null
  return { id, path, address, response, location: headerOf(response, 'location') ?? null, mediaType, json, patterns }
}

const isCompressed = (response: HttpResponse): boolean =>
  !['', 'identity'].includes((headerOf(response, 'content-encoding') ?? '').trim().toLowerCase())

/** Whether Android finds a statement in it that lets an app open links (Google, "Digital Asset Links"). */
export const namesAndroidApp = (file: unknown): boolean =>
  Array.isArray(file) &&
  file.some((statement) => {
    const fields = fieldsOf(statement)
    return (
      fields.list('relation').includes('delegate_permission/common.handle_all_urls') && fieldsOf(fields.target).namespace === 'android_app'
    )
  })

/** Both forms of Apple's file: `paths` with `NOT `, and `components` with `exclude`. */
function patternsIn(file: unknown): PathPattern[] {
  return fieldsOf(fieldsOf(file).applinks)
    .list('details')
    .flatMap((detail) => [
      ...fieldsOf(detail).list('components').flatMap(fromComponent),
      ...fieldsOf(detail).list('paths').flatMap(fromPath),
    ])
}

function fromComponent(component: unknown): PathPattern[] {
  const fields = fieldsOf(component)
  const pattern = fields['/'] ?? '*'
  return typeof pattern === 'string' ? [{ pattern, excluded: fields.exclude === true }] : []
}

function fromPath(path: unknown): PathPattern[] {
  if (typeof path !== 'string') return []
  return path.startsWith('NOT ') ? [{ pattern: path.slice(4).trim(), excluded: true }] : [{ pattern: path, excluded: false }]
}

type Fields = { list(name: string): unknown[] } & Record<string, unknown>

/** Any JSON value's fields; none where it is no object. */
function fieldsOf(value: unknown): Fields {
  const fields = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  const list = (name: string): unknown[] => (Array.isArray(fields[name]) ? (fields[name] as unknown[]) : [])
  return { ...fields, list } as Fields
}

/** Whether the patterns let the app open a path. */
export function coversPath(patterns: readonly PathPattern[], path: string): boolean {
  const first = patterns.find(({ pattern }) => fits(pattern, path))
  return first !== undefined && !first.excluded
}

/** Matches without backtracking over more than one `*` at a time: the patterns come from outside. */
function fits(pattern: string, text: string): boolean {
  let [p, t, star, mark] = [0, 0, -1, 0]
  while (t < text.length) {
    if (pattern[p] === '*') [star, mark, p] = [p, t, p + 1]
    else if (pattern[p] === '?' || pattern[p] === text[t]) [p, t] = [p + 1, t + 1]
    else if (star >= 0) [p, mark, t] = [star + 1, mark + 1, mark + 1]
    else return false
  }
  while (pattern[p] === '*') p += 1
  return p === pattern.length
}
