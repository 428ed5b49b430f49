import { cacheMarks } from '#lib/engine/evidence/cache-marks.ts'
import type { HttpExchange, HttpResponse } from '#lib/engine/evidence/evidence.ts'
import type { HttpRequest, ProbeSession } from '#lib/engine/probes/session.ts'
import type { EspId, Target } from '#lib/engine/target/target.ts'
import { compareAnswers, recogniseEspAnswer, sparkpostTestPath } from '#lib/providers/esp/answers.ts'
import { defaultEspTarget } from '#lib/providers/registry.ts'
import { addressOfEsp } from './esp-address.ts'
import { pathOf } from './plan.ts'
import { changedBy, withoutQuery } from './variants.ts'

/** What careless edges do to links. */
const mangling = ['path-decoded', 'slashes-merged', 'path-decoded-and-merged', 'path-dropped', 'query-encoded', 'query-decoded'] as const
/** What undoes it: if a link so changed works through the edge, the edge does the opposite. */
const undoing = ['path-encoded', 'path-decoded', 'query-encoded', 'query-decoded', 'query-dashed'] as const

/** What both have said so far; the edge at the address that got everything. */
interface Said {
  edge: HttpExchange
  origin?: HttpExchange
  control?: HttpExchange
  second?: HttpExchange
  repeat?: HttpExchange
  /** whether the edge served the link */
  served: boolean
  /** whether the edge's answer is not the ESP's own */
  differs: boolean
  /** whether one of the real links was not served: it may be no good, or the edge may not do it justice */
  oneFails: boolean
}

/**
 * Finds out why the edge's answers differ from the ESP's own, once both were asked;
 * sends nothing when they agree. The ESP is asked what it says when the Host, the
 * query or the path is lost, so that the edge's answer can be known again among
 * these; the edge is asked for links that its own mangling would turn right.
 * Real links sent here count as clicks only where the ESP takes them for such.
 */
export async function probeDifference(session: ProbeSession, role: 'link-host' | 'edge'): Promise<void> {
  const said = whatWasSaid(session, role)
  if (!said) return
  const requests = [
    ...(isLate(said.edge) ? [] : asBrowser(said)),
    ...(said.origin ? atOrigin(session, said, said.origin) : []),
    ...(said.differs && !isLate(said.edge) ? atEdge(said, session.target.esp) : []),
    ...(said.origin && said.differs ? await atOtherRegion(session, said.origin) : []),
  ]
  await Promise.all(requests.map((request) => session.request(request)))
}

/** An edge that took this long would not answer again before the run ends. */
const isLate = (edge: HttpExchange): boolean => (observedIn(edge)?.ms ?? 0) > lateMs
const lateMs = 3_500

function whatWasSaid(session: ProbeSession, role: 'link-host' | 'edge'): Said | undefined {
  const answered = session.snapshot().http.filter((item) => observedIn(item))
  const edge = answered.find((item) => item.purpose === 'link' && item.role === role && item.scheme === 'https')
  if (!edge) return undefined
  const origin = answered.find((item) => item.purpose === 'link' && item.role === 'origin')
  const atSame = (purpose: HttpExchange['purpose']) =>
    answered.find((item) => item.purpose === purpose && item.role === role && item.scheme === 'https' && item.address === edge.address)
  const served = isSuccess(session, edge)
  const differs = origin ? !agree(edge, origin) : !served
  const second = atSame('second-link')
  const oneFails = edge.kind === 'real' && !(served && (second === undefined || isSuccess(session, second)))
  return { edge, origin, control: atSame('control'), second, repeat: atSame('repeat'), served, differs, oneFails }
}

/** Refused for who asked, or for what was asked? The same once more as a browser tells. */
function asBrowser({ edge, control, repeat }: Said): HttpRequest[] {
  const refused = [control, repeat].filter((item) => item !== undefined && isRefusal(item) && !agree(item, edge))
  return refused.flatMap((item) => (item ? [{ ...requestOf(item), purpose: 'client', variant: 'browser' } as const] : []))
}

/** What the ESP says when something is lost, and to the other links where the edge's word on them proves nothing. */
function atOrigin({ target }: ProbeSession, said: Said, origin: HttpExchange): HttpRequest[] {
  const { edge, control, second, served, differs } = said
  const same = { ...requestOf(origin), servername: target.espTarget }
  const requests: HttpRequest[] = []
  const stored = edge.attempt.state === 'observed' && cacheMarks(edge.attempt.value).hit
  if (control && (differs || stored || (served && agree(control, edge)))) requests.push({ ...same, purpose: 'control', path: control.path })
  const unspoiled = control === undefined && differs
  if (second && edge.kind !== 'made-up' && (unspoiled || (served && agree(second, edge)) || said.oneFails))
    requests.push({ ...same, purpose: 'second-link', path: second.path })
  if (said.oneFails) requests.push(...furtherSamples(target, origin, same))
  if (!differs) return requests
  requests.push({ ...same, purpose: 'own-host', host: target.espTarget })
  const bare = withoutQuery(edge.path)
  if (bare !== undefined) requests.push({ ...same, purpose: 'without-query', path: bare })
  for (const [variant, path] of changedBy(edge.path, mangling)) requests.push({ ...same, purpose: 'other-path', path, variant })
  return requests
}

/** Links asked beside the first and the second. */
const maxFurtherLinks = 3

/** No name is called unknown for one link that is: the other links are asked, and what SparkPost answers wherever it knows the name. */
function furtherSamples({ esp, links }: Target, origin: HttpExchange, same: Omit<HttpRequest, 'purpose'>): HttpRequest[] {
  const further = links.slice(2, 2 + maxFurtherLinks).map((url): HttpRequest => ({ ...same, purpose: 'second-link', path: pathOf(url) }))
  const response = observedIn(origin)
  const kind = response && recogniseEspAnswer(esp, response, origin)?.kind
  const asksTestPath = esp === 'sparkpost' && response !== undefined && (kind === undefined || kind === 'wrong-link')
  return asksTestPath ? [...further, { ...same, purpose: 'test-path', path: sparkpostTestPath }] : further
}

/** Links that the edge's own mangling would turn right. */
function atEdge({ edge }: Said, esp: EspId): HttpRequest[] {
  const requests: HttpRequest[] = changedBy(edge.path, undoing).map(([variant, path]) => ({
    ...requestOf(edge),
    purpose: 'other-path',
    path,
    variant,
  }))
  // SparkPost and SES take the name from this header too: an edge that passes it on and loses the Host is found out by it.
  if (esp === 'sendgrid') return requests
  const named = { purpose: 'other-path', variant: 'forwarded-host', headers: { 'X-Forwarded-Host': edge.host } } as const
  return [...requests, { ...requestOf(edge), ...named }]
}

/** What the ESP's host of the other region says to the link, where that is another host. */
async function atOtherRegion(session: ProbeSession, origin: HttpExchange): Promise<HttpRequest[]> {
  const { esp, region, espTarget } = session.target
  const hosts = [region === 'us' ? 'eu' : 'us', region] as const
  const host = hosts.map((other) => defaultEspTarget(esp, other)).find((name) => name !== espTarget)
  const address = host && (await addressOfEsp(session, host))
  if (!address) return []
  return [{ ...requestOf(origin), purpose: 'other-region', address, servername: host, variant: host }]
}

const requestOf = ({ role, kind, scheme, address, host, path }: HttpExchange): Omit<HttpRequest, 'purpose'> => ({
  role,
  kind,
  scheme,
  address,
  host,
  path,
})

/** Statuses with which servers turn clients away. */
const isRefusal = (exchange: HttpExchange): boolean => [401, 403, 405, 406, 429, 451, 503].includes(observedIn(exchange)?.status ?? 0)

const observedIn = (exchange: HttpExchange): HttpResponse | undefined =>
  exchange.attempt.state === 'observed' ? exchange.attempt.value : undefined

function agree(a: HttpExchange, b: HttpExchange): boolean {
  const [first, second] = [observedIn(a), observedIn(b)]
  return first !== undefined && second !== undefined && compareAnswers(first, second) !== 'different'
}

function isSuccess(session: ProbeSession, exchange: HttpExchange): boolean {
  const response = observedIn(exchange)
  const kind = response && recogniseEspAnswer(session.target.esp, response, exchange)?.kind
  return kind === 'redirect' || kind === 'smoke' || kind === 'pixel'
}
