import type { Evidence, HttpResponse } from '#lib/engine/evidence/evidence.ts'
import { headerOf } from '#lib/providers/esp/answers.ts'
import { judgedRole } from './answer.ts'

/** A file by which a phone learns which links an app may open. */
export interface AppLinkFile {
  id: string
  /** its path on the link host */
  path: string
  address: string
  response: HttpResponse
  location: string | null
  mediaType: string
  /** whether it is JSON; null where it was too long to be kept whole */
  isJson: boolean | null
  /** the path patterns that it lists, in order; null where it lists none by its kind, or cannot be read */
  patterns: readonly PathPattern[] | null
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
  const files = evidence.http.flatMap(({ id, purpose, role: at, path, address, attempt }): AppLinkFile[] => {
    if (purpose !== 'app-links' || at !== role || attempt.state !== 'observed') return []
    const response = attempt.value
    const mediaType = (headerOf(response, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
    const json = parseJson(response)
    const patterns = path === appleFile && json?.ok ? patternsIn(json.value) : null
    return [
      {
        id,
        path,
        address,
        response,
        location: headerOf(response, 'location') ?? null,
        mediaType,
        isJson: json === null ? null : json.ok,
        patterns,
      },
    ]
  })
  return files.length > 0 ? files : null
}

/** The body read as JSON; null where not all of it was kept. */
function parseJson({ body, bodyBytes }: HttpResponse): { ok: boolean; value?: unknown } | null {
  if (bodyBytes > body.length) return null
  try {
    return { ok: true, value: JSON.parse(body) }
  } catch {
    return { ok: false }
  }
}

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
