import { gzipSync } from 'node:zlib'
import type { Behaviour, EdgePage, Site, SiteKind, WebPage } from '#e2e/lab/scenario.ts'
import { type Headers, headerOf, html, page, redirect, type WebAnswer, type WebRequest, withHeader, without } from './message.ts'
import { decorate } from './models.ts'
import { edgePage, isWebPage, toScheme, webPages } from './pages.ts'
import type { Upstream } from './upstream.ts'

interface Stored {
  answer: WebAnswer
  at: number
}
const caches = new WeakMap<Site, Map<string, Stored>>()

/**
 * What a site answers: the edge's own pages and rules first, then its cache,
 * then the origin with the request as this configuration passes it on.
 */
export function answerAtSite(site: Site, request: WebRequest, upstream: Upstream): WebAnswer {
  const { kind, behaviour } = site
  if (behaviour.raw !== undefined && request.scheme === 'https') return { status: 200, headers: [], body: '', raw: behaviour.raw }
  const own = ownAnswer(site, request)
  if (own) return finish(site, { ...own.answer, headers: decorate(kind, own.answer.headers, { own: own.byEdge, cache: 'none' }) })
  const stored = fromCache(site, request)
  if (stored) return finish(site, stored)
  const answer = upstream(passedOn(site, request), behaviour.origin)
  if (typeof answer === 'string') {
    const failure = edgePage(kind, answer, request)
    return finish(site, { ...failure, headers: decorate(kind, failure.headers, { own: true, cache: 'none' }) })
  }
  const inner = behaviour.behind
    ? { ...answer, headers: decorate(behaviour.behind, answer.headers, { own: false, cache: 'none' }) }
    : answer
  const relayed = relay(behaviour, request, inner)
  store(site, request, relayed)
  const cache = behaviour.cache.key === 'none' ? 'none' : 'miss'
  return finish(site, { ...relayed, headers: decorate(kind, relayed.headers, { own: false, cache }) })
}

/** Where nothing is forwarded. */
function ownAnswer(site: Site, request: WebRequest): { answer: WebAnswer; byEdge: boolean } | undefined {
  const { kind, behaviour } = site
  const words = (which: EdgePage) => ({ answer: edgePage(kind, which, request), byEdge: true })
  const agent = headerOf(request.headers, 'User-Agent') ?? ''
  if (behaviour.refusesClients.some((part) => agent.includes(part))) return words('blocked')
  const file = behaviour.files[request.target.split('?')[0] ?? '']
  if (file) {
    const answer: WebAnswer =
      'redirect' in file ? redirect(301, file.redirect) : { status: 200, headers: [['Content-Type', file.type]], body: file.body }
    return { answer, byEdge: false }
  }
  if (behaviour.path === 'refuses-slashes' && /^[^?]*%2f/i.test(request.target)) return words('no-route')
  const turn = nextTurn(site, request)
  if (turn !== 'forwards') return words(turn)
  if (behaviour.answers !== 'forwards') return words(behaviour.answers)
  if (behaviour.loop) return { answer: redirect(302, `${request.scheme}://${request.host}${request.target}`), byEdge: true }
  if (behaviour.redirectsTo !== null) return { answer: redirect(302, behaviour.redirectsTo), byEdge: true }
  return bySchemeRule(site, request)
}

const turns = new WeakMap<Site, Map<string, number>>()

/** Whether this time the edge writes the answer itself, where it does so now and then. */
function nextTurn(site: Site, { scheme, target }: WebRequest): 'forwards' | EdgePage {
  const { inTurn = [] } = site.behaviour
  if (inTurn.length === 0) return 'forwards'
  const counts = turns.get(site) ?? new Map<string, number>()
  turns.set(site, counts)
  const count = counts.get(`${scheme} ${target}`) ?? 0
  counts.set(`${scheme} ${target}`, count + 1)
  return inTurn[count] ?? 'forwards'
}

function bySchemeRule({ kind, behaviour }: Site, request: WebRequest): { answer: WebAnswer; byEdge: boolean } | undefined {
  const rule = behaviour[request.scheme]
  switch (rule) {
    case 'forwards':
      return undefined
    case 'redirects-to-https':
      return { answer: toScheme('https', request, 'all'), byEdge: true }
    case 'redirects-without-query':
      return { answer: toScheme('https', request, 'path'), byEdge: true }
    case 'redirects-without-path':
      return { answer: toScheme('https', request, 'host'), byEdge: true }
    case 'redirects-to-http':
      return { answer: toScheme('http', request, 'all'), byEdge: true }
    default:
      return isWebPage(rule)
        ? { answer: webPages[rule as WebPage](request), byEdge: false }
        : { answer: edgePage(kind, rule as EdgePage, request), byEdge: true }
  }
}

/** Kinds that pass a visitor's headers on unless they are told otherwise. */
const handsHeadersOn: readonly SiteKind[] = ['nginx', 'apache', 'haproxy', 'fastly', 'cloudflare']

/** The request as it leaves the edge. */
function passedOn({ kind, behaviour }: Site, request: WebRequest): WebRequest {
  const [path = '', ...rest] = request.target.split('?')
  const query = rest.length > 0 ? `?${rest.join('?')}` : ''
  const host =
    behaviour.hostHeader === 'viewer' ? request.host : behaviour.hostHeader === 'origin' ? behaviour.origin : behaviour.hostHeader
  let headers = withHeader(request.headers, 'Host', host)
  if (behaviour.forwardedHost || !handsHeadersOn.includes(kind)) headers = without(headers, 'X-Forwarded-Host')
  if (behaviour.forwardedHost) headers.push(['X-Forwarded-Host', request.host])
  if (behaviour.addsHeaderBytes > 0) headers.push(['Cookie', `session=${'x'.repeat(behaviour.addsHeaderBytes)}`])
  return { ...request, host, headers, target: changedPath(behaviour, path) + changedQuery(behaviour, query) }
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function changedPath({ path }: Behaviour, sent: string): string {
  if (path === 'decoded') return decoded(sent)
  // Decoded, cleaned, and escaped again only where a path cannot do without: no link can be sent so that %2F arrives.
  if (path === 'normalised') return encodeURI(decoded(sent).replace(/\/{2,}/g, '/')).replace(/[?#]/g, encodeURIComponent)
  if (path === 'slashes-merged') return sent.replace(/\/{2,}/g, '/')
  if (path === 'encoded-again') return sent.replaceAll('%', '%25')
  return path === 'replaced' ? '/' : sent
}

function changedQuery({ query }: Behaviour, sent: string): string {
  if (query === 'dropped') return ''
  if (query === 'decoded') return decoded(sent)
  return query === 'encoded-again' ? sent.replaceAll('%', '%25') : sent
}

/** The origin's answer as the edge hands it on. */
function relay(behaviour: Behaviour, request: WebRequest, answer: WebAnswer): WebAnswer {
  const location = headerOf(answer.headers, 'Location')
  if (location === undefined) return answer
  if (behaviour.followsRedirects) return html(200, page('Spring sale', '<p>Everything must go.</p>'), [['Server', 'nginx']])
  if (behaviour.location === 'kept') return answer
  return { ...answer, headers: withHeader(answer.headers, 'Location', rewritten(behaviour.location, location, request.host)) }
}

function rewritten(how: string, location: string, host: string): string {
  const url = new URL(location)
  if (how === 'own-host') return `${url.protocol}//${host}${url.pathname}${url.search}`
  return how === 'query-cut' ? `${url.protocol}//${url.host}${url.pathname}` : how
}

// --- cache ---------------------------------------------------------------------

function keyOf({ behaviour }: Site, { scheme, target, method }: WebRequest): string | undefined {
  if (method !== 'GET' && method !== 'HEAD') return undefined
  if (behaviour.cache.key === 'host') return scheme
  if (behaviour.cache.key === 'path') return `${scheme} ${target.split('?')[0]}`
  return behaviour.cache.key === 'url' ? `${scheme} ${target}` : undefined
}

function fromCache(site: Site, request: WebRequest): WebAnswer | undefined {
  const key = keyOf(site, request)
  const stored = key === undefined ? undefined : caches.get(site)?.get(key)
  if (!stored) return undefined
  const heldSeconds = Math.floor((Date.now() - stored.at) / 1000)
  if (heldSeconds > site.behaviour.cache.ttlSeconds) return undefined
  const age = heldSeconds + (site.behaviour.cache.ageSeconds ?? 0)
  const headers = decorate(site.kind, stored.answer.headers, { own: false, cache: 'hit' })
  return { ...stored.answer, headers: withHeader(headers, 'Age', String(age)) }
}

function store(site: Site, request: WebRequest, answer: WebAnswer): void {
  const key = keyOf(site, request)
  if (key === undefined) return
  const cache = caches.get(site) ?? new Map<string, Stored>()
  caches.set(site, cache)
  cache.set(key, { answer, at: Date.now() })
}

// --- last touches ----------------------------------------------------------------

const HUGE_BYTES = 5_000_000

function finish({ behaviour }: Site, answer: WebAnswer): WebAnswer {
  const headers: Headers = [...answer.headers, ...behaviour.headers]
  const done: WebAnswer = { ...answer, headers, ...(behaviour.delayMs > 0 ? { delayMs: behaviour.delayMs } : {}) }
  switch (behaviour.body) {
    case 'huge':
      return { ...done, body: Buffer.alloc(HUGE_BYTES, 0x20) }
    case 'endless':
      return { ...done, ending: 'endless' }
    case 'hangs':
      return { ...done, ending: 'hangs' }
    case 'claims-gzip':
      return {
        ...done,
        body: Buffer.from(done.body.length > 0 ? done.body : 'moved'),
        headers: withHeader(headers, 'Content-Encoding', 'gzip'),
      }
    case 'broken-gzip':
      return { ...done, body: gzipSync('moved to another place').subarray(0, 14), headers: withHeader(headers, 'Content-Encoding', 'gzip') }
    default:
      return done
  }
}
