import type { HttpResponse } from '#lib/engine/evidence/evidence.ts'
import { type EspId, espIds } from '#lib/engine/target/target.ts'

/**
 * What an ESP's tracking host says: `redirect` a click sent on its way, `smoke` the
 * answer of SparkPost's documented test path, `pixel` the open pixel, `wrong-link`
 * SendGrid's page for a token or branding it does not know, and SparkPost's refusal of such, `bad-hostname` its page for
 * a Host that is no branded link, `rate-limited` SparkPost's 403 after too many clicks,
 * and a 429 from anywhere.
 */
export type EspAnswerKind = 'redirect' | 'smoke' | 'pixel' | 'wrong-link' | 'bad-hostname' | 'rate-limited'

/** An answer taken for an ESP's own. */
export interface EspAnswer {
  kind: EspAnswerKind
  esp: EspId
  /** false: the shape is the ESP's, but another server could send it too */
  certain: boolean
}

/** What was asked for, to tell the ESP's redirect from one that only leads back to the same host. */
export interface Asked {
  host: string
  path: string
}

/** The first value of a header; the name in lower case. */
export const headerOf = (response: HttpResponse, name: string): string | undefined =>
  response.headers.find(([key]) => key.toLowerCase() === name)?.[1]

/** SparkPost's documented test path: a default redirect when the routing is right (SparkPost support, HTTPS engagement tracking). */
export const sparkpostTestPath = '/f/a/b/c/d'

/**
 * Whether an answer is this ESP's own, and which. Matched on text and shape, not on the
 * status alone: the status codes of SendGrid's pages are not documented. An edge's own
 * step from HTTP to HTTPS, or any redirect back to the host asked, is not the ESP's.
 */
export function recogniseEspAnswer(esp: EspId, response: HttpResponse, asked?: Asked): EspAnswer | undefined {
  const recognised = recognisers[esp](response, asked)
  return recognised && { ...recognised, esp }
}

/** Another ESP whose answer this certainly is: SendGrid's page where SparkPost was to answer. */
export function recogniseOtherEsp(expected: EspId, response: HttpResponse, asked?: Asked): EspAnswer | undefined {
  for (const esp of espIds) {
    const answer = esp === expected ? undefined : recogniseEspAnswer(esp, response, asked)
    if (answer?.certain) return answer
  }
  return undefined
}

type Recognised = Omit<EspAnswer, 'esp'> | undefined

const recognisers: Readonly<Record<EspId, (response: HttpResponse, asked: Asked | undefined) => Recognised>> = {
  sendgrid: recogniseSendGrid,
  sparkpost: recogniseSparkPost,
  ses: recogniseByShape,
}

/** Twilio, "Add a custom SSL configuration" for the first page; sendgrid/docs issue 3384 for the second. */
function recogniseSendGrid(response: HttpResponse, asked: Asked | undefined): Recognised {
  const text = response.body.toLowerCase()
  if (text.includes('bad hostname in link')) return { kind: 'bad-hostname', certain: true }
  if (text.includes('you have clicked on an invalid link') || text.includes('<title>wrong link</title>')) {
    return { kind: 'wrong-link', certain: true }
  }
  return recogniseByShape(response, asked)
}

/** SparkPost support: `server: msys-http` on its own answers, though some CDNs write another `server`. */
function recogniseSparkPost(response: HttpResponse, asked: Asked | undefined): Recognised {
  const own = headerOf(response, 'server')?.toLowerCase().startsWith('msys-http') === true
  // The edges that write another `server` still pass on the empty text/plain.
  if (response.status === 403 && (own || isEmptyText(response))) return { kind: 'rate-limited', certain: own }
  const shape = recogniseByShape(response, asked)
  // Its name on a refusal: a link or a name that it does not know.
  if (!shape) return own && response.status >= 400 && response.status < 500 ? { kind: 'wrong-link', certain: true } : undefined
  if (shape.kind !== 'redirect') return { ...shape, certain: own }
  const smoke = asked?.path === sparkpostTestPath
  const robots = headerOf(response, 'x-robots-tag')?.toLowerCase() === 'noindex'
  return { kind: smoke ? 'smoke' : 'redirect', certain: own || (isEmptyText(response) && (smoke || robots)) }
}

const isEmptyText = (response: HttpResponse): boolean => response.bodyBytes === 0 && mediaType(response) === 'text/plain'

/** What every ESP's click and open look like: a redirect elsewhere, a tiny GIF; and a plea to slow down. */
function recogniseByShape(response: HttpResponse, asked: Asked | undefined): Recognised {
  if (isRedirectElsewhere(response, asked)) return { kind: 'redirect', certain: false }
  if (isPixel(response)) return { kind: 'pixel', certain: false }
  // RFC 6585, 4. An edge may limit as well; until one says so in its own words, nobody is blamed for our own eagerness.
  return response.status === 429 ? { kind: 'rate-limited', certain: false } : undefined
}

function isRedirectElsewhere(response: HttpResponse, asked: Asked | undefined): boolean {
  if (![301, 302, 303, 307, 308].includes(response.status)) return false
  const location = headerOf(response, 'location')
  if (!location) return false
  if (!asked) return true
  // a relative Location stays on the host that was asked
  return URL.parse(location, `https://${asked.host}/`)?.hostname !== asked.host
}

/** A tracking pixel is well below this many bytes (SparkPost's has 44). */
const largestPixelBytes = 1024

const isPixel = (response: HttpResponse): boolean =>
  response.status === 200 && response.body.startsWith('GIF8') && response.bodyBytes <= largestPixelBytes

/**
 * How an answer that came through an edge compares with the ESP's direct one. `same`:
 * status, Location, media type and body agree. `alike`: only the body differs, as pages
 * with a time or an id in them do. `different`: nothing that one server would answer twice.
 */
export function compareAnswers(seen: HttpResponse, direct: HttpResponse): 'same' | 'alike' | 'different' {
  if (seen.status !== direct.status || headerOf(seen, 'location') !== headerOf(direct, 'location')) return 'different'
  const sameType = mediaType(seen) === mediaType(direct)
  // Two empty refusals may be anybody's: then the type has to agree as well.
  if (seen.body === direct.body && (sameType || seen.body !== '' || headerOf(seen, 'location'))) return 'same'
  if (!sameType) return 'different'
  return titleOf(seen.body) === titleOf(direct.body) ? 'alike' : 'different'
}

const mediaType = (response: HttpResponse): string => (headerOf(response, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

/** The title of an HTML page, trimmed; undefined where there is none. */
export const titleOf = (body: string): string | undefined => /<title[^>]*>([^<]{0,200})/i.exec(body)?.[1]?.trim()
