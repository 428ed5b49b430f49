import { cacheMarks } from '#lib/engine/evidence/cache-marks.ts'
import { damageOf } from '#lib/providers/esp/link-damage.ts'
import { type Answer, type Compared, isServed, sameAnswer } from './answer.ts'
import type { Delivery } from './delivery.ts'
import { carriesPath, isChangedFrom, leadsInside, leadsToItself, redirectTarget, staysOnHost } from './redirects.ts'

/**
 * What became of the first link:
 * `delivered` the ESP served it, and it is the ESP that answered;
 * `unproven` the ESP answered, but to a made-up link it says the same however the edge forwards;
 * `unknown-at-esp` the edge forwards well, and the ESP itself does not know the name;
 * `link-unknown` it forwards well, and the ESP does not know this link: of the name that shows nothing;
 * `rate-limited` the ESP refuses for a while;
 * `host-lost`, `query-lost`, `query-encoded`, `query-decoded`, `path-changed` what the edge does to requests;
 * `shared-cache` other links get this one's answer; `redirects-followed`, `location-rewritten`,
 * `loop`, `sent-to-http`, `sent-inside` what it does to answers;
 * `varies` the same link was answered once well and once not;
 * `wrong-region` the ESP's host of another region answers; `other-region-serves` and is the one that knows the link;
 * `only-http` the ESP answers over plain HTTP, and somebody else over HTTPS;
 * `not-esp` nothing shows that the ESP answered.
 */
export type Outcome =
  | 'delivered'
  | 'unproven'
  | 'unknown-at-esp'
  | 'link-unknown'
  | 'rate-limited'
  | 'host-lost'
  | 'query-lost'
  | 'query-encoded'
  | 'query-decoded'
  | 'path-changed'
  | 'shared-cache'
  | 'redirects-followed'
  | 'location-rewritten'
  | 'loop'
  | 'sent-to-http'
  | 'sent-inside'
  | 'varies'
  | 'wrong-region'
  | 'other-region-serves'
  | 'only-http'
  | 'not-esp'

type Parts = Omit<Delivery, 'outcome'>

/** The differential diagnosis: which one account explains all the answers. Pure. */
export function explain(parts: Parts): Outcome {
  const outcome = explainHttps(parts)
  return outcome === 'not-esp' && reachesEspOverHttp(parts) ? 'only-http' : outcome
}

/** Rules in order, the surest first. */
function explainHttps(parts: Parts): Outcome {
  const { edge, origin, agrees } = parts.link
  if (edge.esp?.kind === 'rate-limited' || origin?.esp?.kind === 'rate-limited') return 'rate-limited'
  if (answersVary(parts)) return 'varies'
  if (agrees) return whereBothAgree(parts)
  return reEncoded(parts.link) ?? sentAstray(parts) ?? mangled(parts) ?? (origin ? answerChanged(parts, origin) : withoutComparison(parts))
}

function whereBothAgree(parts: Parts): Outcome {
  const { kind, link, control, second } = parts
  const { edge } = link
  if (isServed(edge)) {
    if (kind === 'made-up') return 'unproven'
    // A stored answer may be from better days: the spoiled link, which no cache knows, shows today's.
    if (control?.edge.esp?.kind === 'bad-hostname') return 'host-lost'
    const repeated = [control, second].find((other) => other && sameAnswer(other.edge, edge))
    if (!repeated && cacheMarks(edge.response).hit && control?.agrees === false) return 'not-esp'
    if (!repeated) return 'delivered'
    // The ESP itself gives both the same (two links to one page), or the edge does.
    if (repeated.agrees) return 'delivered'
    return repeated.origin ? 'shared-cache' : 'not-esp'
  }
  if (edge.esp?.kind === 'bad-hostname') return 'unknown-at-esp'
  // SparkPost's test path answers wherever the name is known (SparkPost support, HTTPS engagement tracking).
  if (kind === 'documented') return isRefusal(edge) ? 'unknown-at-esp' : 'unproven'
  if (kind !== 'real' || edge.response.status >= 500) return 'unproven'
  return isNameUnknown(parts) ? 'unknown-at-esp' : 'link-unknown'
}

/** One link may have been cut, or be of another account: a name is called unknown only on two samples, and never beside one that is served. */
function isNameUnknown({ link, second, open, testPath }: Parts): boolean {
  const samples = [link, second, open].filter((sample) => sample !== null)
  if (samples.some(({ edge, origin }) => isServed(edge) || (origin !== null && isServed(origin)))) return false
  if (testPath) return isRefusal(testPath)
  const turnedDown = samples.filter(
    ({ edge, agrees }) =>
      (agrees ?? edge.esp?.certain) === true && edge.response.status < 500 && edge.esp?.kind !== 'rate-limited' && !damageOf(edge.path),
  )
  return new Set(turnedDown.map(({ edge }) => edge.path)).size > 1
}

/**
 * A Location that differs from the ESP's by one layer of escapes alone, where the link's query held the page's
 * address: the ESP undid one layer of it, and there was one too many, or one too few. Read as an address,
 * `https%3A…` would be a path on the link host.
 */
function reEncoded({ edge, origin }: Compared): Outcome | null {
  const [seen, direct] = [edge.location, origin ? origin.location : null]
  const query = edge.path.split('?').slice(1).join('?')
  if (seen === null || !/%3a(%2f|\/)|:\/\//i.test(query)) return null
  if (/^https?%(25)*3a/i.test(seen) && (direct === null || decodedOnce(seen) === decodedFully(direct, seen))) return 'query-encoded'
  if (direct === null || seen === direct) return null
  if (decodedOnce(seen) === direct) return 'query-encoded'
  return decodedOnce(direct) === seen ? 'query-decoded' : null
}

/** The ESP's own Location, with as many escapes left in it as one decoding leaves in the other. */
const decodedFully = (direct: string, seen: string): string => (decodedOnce(seen) === direct ? direct : decodedOnce(direct))

function decodedOnce(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Redirects of the edge's own. */
function sentAstray({ link: { edge, origin }, http }: Parts): Outcome | null {
  if (leadsInside(edge)) return 'sent-inside'
  if (leadsToItself(edge, 'https')) return 'loop'
  if (leadsToItself(edge, 'http')) return http && leadsToItself(http, 'https') ? 'loop' : 'sent-to-http'
  if (staysOnHost(edge)) return origin && isChangedFrom(edge, origin) ? 'location-rewritten' : 'not-esp'
  return null
}

/** What happened to the request on its way to the ESP, known by what undoes it, then by what the ESP says when it is lost. */
function mangled({ link, lookalikes, served, open, named, refusesEscapes, otherRegion }: Parts): Outcome | null {
  const undoneBy = (variant: string) => served.some((answer) => answer.variant === variant)
  if (undoneBy('forwarded-host')) return 'host-lost'
  if (undoneBy('query-decoded') || undoneBy('query-dashed')) return 'query-encoded'
  if (undoneBy('query-encoded')) return 'query-decoded'
  if (undoneBy('path-encoded') || undoneBy('path-decoded') || refusesEscapes.length > 0) return 'path-changed'
  if (otherRegion && isServed(otherRegion) && sameAnswer(otherRegion, link.edge)) return 'other-region-serves'
  // Errors of the ESP may all read alike: what is got wrong most comes first.
  const like = (purpose: Answer['purpose']) => lookalikes.some((answer) => answer.purpose === purpose)
  const mangledPath = lookalikes.some(({ purpose, variant }) => purpose === 'other-path' && variant !== 'path-dropped')
  if (like('other-region') && !like('own-host') && !like('without-query') && !mangledPath) return 'wrong-region'
  if (link.edge.esp?.kind === 'bad-hostname') return 'host-lost'
  if (like('without-query')) return like('own-host') && pixelIsLost(open) ? 'host-lost' : 'query-lost'
  // The name stood beside the link, and the edge hands on what it is sent: then the Host is not what is missing.
  if (like('other-path') && named && passesHeadersOn(named)) return 'path-changed'
  // An open that is served shows that the Host arrives: open pixels hold no escapes that a path could lose.
  const hostArrives = open !== null && isServed(open.edge)
  if (like('own-host') && !(hostArrives && like('other-path'))) return 'host-lost'
  if (like('other-path')) return 'path-changed'
  return null
}

/** An open pixel has no query: where the ESP serves it and the edge does not, something else is lost as well. */
const pixelIsLost = (open: Parts['open']): boolean => open !== null && open.origin !== null && isServed(open.origin) && !isServed(open.edge)

/** The request arrived, for all that can be seen: what happened to the answer. */
function answerChanged(parts: Parts, origin: Answer): Outcome {
  const { edge } = parts.link
  if (servesOneAnswer(parts)) return isCached(parts) ? 'shared-cache' : 'not-esp'
  if (!redirectTarget(origin)) return 'not-esp'
  if (redirectTarget(edge)) return isChangedFrom(edge, origin) || reachesEsp(parts) ? 'location-rewritten' : 'not-esp'
  return reachesEsp(parts) && edge.response.status >= 200 && edge.response.status < 300 ? 'redirects-followed' : 'not-esp'
}

/** The ESP could not be asked directly: its redirect counts where the spoiled link is answered otherwise. */
function withoutComparison(parts: Parts): Outcome {
  const { kind, link, control } = parts
  const { edge } = link
  if (kind === 'made-up') return edge.esp?.certain || isRefusal(edge) ? 'unproven' : 'not-esp'
  // An edge that redirects everything may carry the path along, and so answer each link otherwise.
  if (!isServed(edge) || carriesPath(edge)) return 'not-esp'
  if (servesOneAnswer(parts)) return isCached(parts) ? 'shared-cache' : 'not-esp'
  if (kind === 'documented') return edge.esp?.kind === 'smoke' && namesSparkPost(edge) ? 'delivered' : 'not-esp'
  return control ? 'delivered' : 'not-esp'
}

/** Whether different links get one answer; two real ones may lead to one page, a spoiled one leads nowhere. */
function servesOneAnswer({ link, control, second }: Parts): boolean {
  const other = control ?? second
  return other !== null && sameAnswer(other.edge, link.edge)
}

const isCached = ({ link, control, second }: Parts): boolean =>
  [link, control, second].some((compared) => compared !== null && cacheMarks(compared.edge.response).hit)

/** Whether the spoiled link shows that the ESP is behind the edge. */
const reachesEsp = ({ control, second }: Parts): boolean =>
  [control, second].some((other) => other !== null && (other.agrees === true || other.edge.esp?.certain === true))

function reachesEspOverHttp({ http, link: { edge, origin } }: Parts): boolean {
  if (!http || sameAnswer(http, edge)) return false
  if (http.esp?.certain) return true
  return origin !== null && isServed(http) && sameAnswer(http, origin)
}

const isRefusal = (answer: Answer): boolean => answer.response.status >= 400 && answer.response.status < 500

const namesSparkPost = (answer: Answer): boolean =>
  answer.response.headers.some(([name, value]) => name.toLowerCase() === 'server' && value.toLowerCase().startsWith('msys-http'))

/** Servers that hand request headers on as they come, where nobody tells them otherwise. */
const passesHeadersOn = ({ response }: Answer): boolean =>
  response.headers.some(([name, value]) => name.toLowerCase() === 'server' && /^(nginx|apache|cloudflare)/i.test(value))

/** Statuses that may be meant for a browser in particular. */
const turnsAway = ({ response }: Answer): boolean => [401, 403, 405, 406, 429, 451].includes(response.status)

/** The same link at the same address, asked twice: once well, and once an error that no client rule explains. */
function answersVary({ link: { edge, origin, agrees }, repeat, turnedAway }: Parts): boolean {
  if (!repeat || repeat.esp?.kind === 'rate-limited') return false
  if (agrees === false && !turnsAway(edge) && origin && isServed(origin) && sameAnswer(repeat, origin)) return true
  const explained = turnedAway.some(({ refused }) => refused.id === repeat.id)
  return isServed(edge) && repeat.response.status >= 400 && !repeat.esp && !explained
}
