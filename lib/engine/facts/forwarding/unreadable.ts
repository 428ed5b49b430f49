import type { Evidence, HttpExchange } from '#lib/engine/evidence/evidence.ts'
import { judgedRole } from './answer.ts'

/**
 * How an answer to a link fails to be HTTP/1.1: another protocol (`smtp`, `ssh`, `tls`, `http2`), a page
 * without any header (`no-header`), a status line that is none (`status-line`), more headers than are read
 * (`headers-too-large`), interim answers without end (`interim-flood`), two statements of its length
 * (`two-lengths`), lines that end otherwise than in CR LF (`line-ends`), or anything else (`garbage`).
 */
export type UnreadableKind =
  | 'smtp'
  | 'ssh'
  | 'tls'
  | 'http2'
  | 'no-header'
  | 'status-line'
  | 'headers-too-large'
  | 'interim-flood'
  | 'two-lengths'
  | 'line-ends'
  | 'garbage'

export interface Unreadable {
  exchange: HttpExchange
  kind: UnreadableKind
  /** its beginning, made visible; empty where it was not kept */
  got: string
}

/** Links that were answered with something that cannot be read as HTTP; of each scheme the first. Pure. */
export function deriveUnreadable(evidence: Evidence): Unreadable[] {
  const role = judgedRole(evidence)
  const sent = evidence.http.filter((item) => item.purpose === 'link' && item.role === role)
  return ['https', 'http'].flatMap((scheme) => {
    const exchange = sent.find((item) => item.scheme === scheme && isUnreadable(item))
    return exchange && sent.every((item) => item.scheme !== scheme || item.attempt.state !== 'observed') ? [unreadableOf(exchange)] : []
  })
}

const isUnreadable = ({ attempt }: HttpExchange): boolean =>
  attempt.state === 'failed' && (attempt.reason === 'malformed' || attempt.reason === 'too-large')

function unreadableOf(exchange: HttpExchange): Unreadable {
  const detail = exchange.attempt.state === 'failed' ? (exchange.attempt.detail ?? '') : ''
  const [, code = '', got = ''] = /^(HPE_\w+) ?(.*)$/s.exec(detail) ?? [undefined, detail]
  return { exchange, kind: kindOf(code, got), got }
}

const beginnings: readonly (readonly [UnreadableKind, RegExp])[] = [
  ['smtp', /^220[ -]/],
  ['ssh', /^SSH-\d/],
  ['tls', /^\\x1[56]\\x03/],
  // A SETTINGS frame on stream 0 (RFC 9113, 3.4 and 6.5).
  ['http2', /^\\x00\\x00(\\x[0-9a-f]{2}|[ -~])\\x04\\x00\\x00\\x00\\x00\\x00/],
  ['no-header', /^(\\x0[9ad]| )*[<{]/],
]

function kindOf(code: string, got: string): UnreadableKind {
  if (code === 'HPE_HEADER_OVERFLOW') return 'headers-too-large'
  if (code === 'interim responses') return 'interim-flood'
  if (/CONTENT_LENGTH|TRANSFER_ENCODING/.test(code)) return 'two-lengths'
  if (got.startsWith('HTTP/'))
    return /CR_EXPECTED|LF_EXPECTED|CLOSED_CONNECTION|HEADER_TOKEN|STRICT/.test(code) ? 'line-ends' : 'status-line'
  return beginnings.find(([, beginning]) => beginning.test(got))?.[0] ?? 'garbage'
}
