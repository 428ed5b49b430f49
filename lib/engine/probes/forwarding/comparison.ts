import { cacheMarks } from '#lib/engine/evidence/cache-marks.ts'
import type { HttpExchange, HttpResponse } from '#lib/engine/evidence/evidence.ts'
import type { HttpRequest, ProbeSession } from '#lib/engine/probes/session.ts'
import { compareAnswers, recogniseEspAnswer } from '#lib/providers/esp/answers.ts'
import { planForwarding } from './plan.ts'
import { changedBy, withoutQuery } from './variants.ts'

/** What an edge does to a link, and what undoes it: if the undone link works through the edge, the edge does just that. */
const undoing = ['path-encoded', 'path-decoded', 'query-encoded', 'query-decoded'] as const

/**
 * Finds out why the edge's answers differ from the ESP's own, once both were asked;
 * sends nothing when they agree. The ESP is asked what it says when the Host, the
 * query or the path is lost, so that the edge's answer can be known again among
 * these; the edge is asked for links that its own mangling would turn right.
 * Real links sent here count as clicks only where the ESP takes them for such.
 */
export async function probeDifference(session: ProbeSession, role: 'link-host' | 'edge'): Promise<void> {
  const plan = planForwarding(session.target)
  const exchanges = session.snapshot().http
  const find = (purpose: HttpExchange['purpose'], at: HttpExchange['role']) =>
    exchanges.find(
      (item) => item.purpose === purpose && item.role === at && observedIn(item) && (at === 'origin' || item.scheme === 'https'),
    )
  const edge = find('link', role)
  const origin = find('link', 'origin')
  if (!edge) return

  const atOrigin = (purpose: HttpRequest['purpose'], path: string, more: Partial<HttpRequest> = {}) =>
    origin
      ? session.request({
          purpose,
          role: 'origin',
          kind: plan.kind,
          scheme: origin.scheme,
          address: origin.address,
          host: origin.host,
          servername: session.target.espTarget,
          path,
          ...more,
        })
      : undefined
  const atEdge = (variant: string, path: string) =>
    session.request({
      purpose: 'other-path',
      role,
      kind: plan.kind,
      scheme: 'https',
      address: edge.address,
      host: edge.host,
      path,
      variant,
    })

  const differs = !origin ? !isSuccess(session, edge) : !agree(edge, origin)
  const control = find('control', role)
  const second = find('second-link', role)
  // The ESP's word on the control is needed where the edge's own word on it proves nothing.
  const served = isSuccess(session, edge)
  const stored = edge.attempt.state === 'observed' && cacheMarks(edge.attempt.value).hit
  const wantsControl = control !== undefined && (differs || stored || (served && agree(control, edge)))
  const wantsSecond = plan.kind !== 'made-up' && second !== undefined && served && agree(second, edge)
  const bare = withoutQuery(plan.link)
  // Refused for who asked, or for what was asked? The same once more as a browser tells.
  const refused = [control, find('repeat', role)].filter((item) => item !== undefined && isRefusal(item) && !agree(item, edge))
  await Promise.all([
    ...refused.map((item) => item && session.request({ ...requestOf(item), purpose: 'client', variant: 'browser' })),
    wantsControl ? atOrigin('control', control.path) : undefined,
    wantsSecond ? atOrigin('second-link', second.path) : undefined,
    ...(differs
      ? [
          atOrigin('own-host', plan.link, { host: session.target.espTarget }),
          bare === undefined ? undefined : atOrigin('without-query', bare),
          ...changedBy(plan.link, ['path-decoded', 'slashes-merged', 'path-decoded-and-merged', 'query-encoded', 'query-decoded']).map(
            ([variant, path]) => atOrigin('other-path', path, { variant }),
          ),
          ...changedBy(plan.link, undoing).map(([variant, path]) => atEdge(variant, path)),
        ]
      : []),
  ])
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
