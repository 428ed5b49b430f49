import type { Evidence, HttpExchange } from '#lib/engine/evidence/evidence.ts'
import { type Answer, judgedRole, sameAnswer, toAnswer, wasCutShort } from '#lib/engine/facts/forwarding/answer.ts'
import { deriveDelivery } from '#lib/engine/facts/forwarding/delivery.ts'
import { edgeFingerprints } from '#lib/providers/edges.ts'
import { type ErrorPage, recogniseErrorPage } from '#lib/providers/error-pages.ts'
import type { EdgeFingerprint } from '#lib/providers/provider.ts'
import type { DecidedEdge } from './decide.ts'

/** A page that the edge wrote by itself in place of the ESP's answer. */
export interface EdgePage extends Pick<ErrorPage, 'code' | 'mark' | 'fingerprint'> {
  answer: Answer
  /** false when the ESP, asked directly, fares no better, or the edge did well with the same the next time: then the page tells nothing of the edge's set-up */
  espIsWell: boolean
}

/** What the edge answered to links and pixels: over HTTPS, or over HTTP where no answer came over HTTPS. */
export interface EdgeReplies {
  answers: readonly Answer[]
  pages: readonly EdgePage[]
  /** the exchange that the edge broke off for want of a client certificate */
  clientCertificateAlert: HttpExchange | null
}

const purposes: readonly HttpExchange['purpose'][] = ['link', 'second-link', 'open']

/**
 * Reads the edge's replies; null when none came.
 * @param nameIsKnown whether the edge shows a certificate of the link host
 */
export function repliesOf(evidence: Evidence, { edge, product }: DecidedEdge, nameIsKnown: boolean): EdgeReplies | null {
  const role = judgedRole(evidence)
  const asked = evidence.http.filter((item) => item.role === role && purposes.includes(item.purpose))
  const clientCertificateAlert = asked.find(wantsClientCertificate) ?? null
  const answers = asked.map((item) => toAnswer(item, evidence)).filter((answer) => answer !== null)
  const overHttps = answers.filter(({ scheme }) => scheme === 'https')
  const judged = overHttps.length > 0 ? overHttps : answers
  if (judged.length === 0 && !clientCertificateAlert) return null
  const direct = evidence.http.filter((item) => item.role === 'origin')
  const likely = edgeFingerprints.filter(({ key, id }) => key === product || id === edge.provider || edge.behind.includes(id))
  const pages = judged.flatMap((answer) => pageOf(answer, direct, evidence, likely, nameIsKnown) ?? [])
  const own = pages.filter((page) => isTheEdges(page, edge.provider === 'custom-proxy'))
  return { answers: judged, pages: own.length > 0 ? inContext(own, evidence) : own, clientCertificateAlert }
}

/** An error that came once, and the ESP's answer the next time, is not the edge's last word; one that %2F in a path calls forth is no want of a route. */
function inContext(pages: readonly EdgePage[], evidence: Evidence): readonly EdgePage[] {
  const delivery = deriveDelivery(evidence)
  if (delivery?.outcome === 'varies') return pages.map((page) => ({ ...page, espIsWell: false }))
  return (delivery && delivery.refusesEscapes.length > 0) || wasCutShort(evidence)
    ? pages.filter(({ code }) => code !== 'cdn.edge-has-no-route')
    : pages
}

/** RFC 8446, 6.2; over TLS 1.3 it comes only after the handshake. */
const wantsClientCertificate = ({ attempt }: HttpExchange): boolean =>
  attempt.state === 'failed' && attempt.reason === 'tls-alert' && attempt.detail === 'certificate_required'

function pageOf(
  answer: Answer,
  direct: readonly HttpExchange[],
  evidence: Evidence,
  likely: readonly EdgeFingerprint[],
  nameIsKnown: boolean,
): EdgePage | null {
  const slowDown = answer.esp?.kind === 'rate-limited' && !answer.esp.certain
  if (answer.esp && !slowDown) return null
  const ofEsp = direct.map((item) => toAnswer(item, evidence)).filter((other) => other !== null)
  // What the ESP says to this request, or to one that lost its Host, query or path, is the ESP speaking.
  if (ofEsp.some((other) => sameAnswer(answer, other))) return null
  const page = recogniseErrorPage(answer.response, likely)
  if (!page) return null
  const yardstick = ofEsp.find(({ purpose }) => purpose === answer.purpose) ?? ofEsp[0]
  // ESPs run on the same servers as proxies do: such a page is the edge's only where the ESP was seen to answer otherwise.
  const ownWords = (page.fingerprint !== undefined && page.fingerprint.id !== 'custom-proxy') || neverTheEsps.includes(page.code)
  if (!ownWords && (slowDown || !yardstick || saysAlike(page, answer, yardstick))) return null
  const espIsWell = yardstick ? yardstick.response.status < 500 : !direct.some(({ attempt }) => attempt.state === 'failed')
  const code = (nameIsKnown && page.codeWhereNameIsKnown) || page.code
  return { code, mark: page.mark, fingerprint: page.fingerprint, answer, espIsWell }
}

/** Whether the ESP itself shows such a page: the same words, or where there are none, the same status. */
const saysAlike = (page: ErrorPage, answer: Answer, direct: Answer): boolean =>
  page.fingerprint
    ? recogniseErrorPage(direct.response, [page.fingerprint])?.fingerprint?.key === page.fingerprint.key
    : direct.response.status === answer.response.status

/** No ESP asks for a password, a challenge or a certificate, or serves the page of an unused server. */
const neverTheEsps: readonly ErrorPage['code'][] = [
  'cdn.edge-asks-for-password',
  'cdn.bot-challenge',
  'cdn.client-certificate-required',
  'cdn.proxy-serves-default-page',
]

const pagesOfTheirOwn: readonly ErrorPage['code'][] = ['cdn.edge-has-no-route', 'cdn.edge-blocks-requests', 'cdn.name-not-added-to-cdn']

/** Behind a CDN, a proxy's "not found" or "forbidden" is what the CDN fetched, not what it says itself. */
const isTheEdges = ({ code, fingerprint }: EdgePage, edgeIsProxy: boolean): boolean =>
  edgeIsProxy || fingerprint?.id !== 'custom-proxy' || !pagesOfTheirOwn.includes(code)
