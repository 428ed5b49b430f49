import { code } from './code.ts'

/** The edge's answer beside the ESP's own, each as `302 https://…` or `404 "Wrong Link"`. */
interface Beside {
  seen: string
  direct: string
}

/** How an answer fails to be HTTP/1.1. */
type UnreadableKind =
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

/** What copying did to a link, where that shows. */
type LinkDamageSeen = 'quoted-printable' | 'entity' | 'punctuation' | '–'

/** What becomes of links behind the edge; the surest and most telling first. */
export const forwardingCodes = {
  'forwarding.redirect-loop': code<{ asked: string; location: string }>('blocker', 'cdn-admin'),
  'forwarding.host-header-not-forwarded': code<Beside & { alike: 'host' | 'query' | 'path' | '–' }>('blocker', 'cdn-admin'),
  'forwarding.tracking-domain-not-registered-at-esp': code<{ seen: string; isRealLink: boolean }>('blocker', 'csm'),
  'forwarding.query-string-not-forwarded': code<Beside & { alike: 'host' | 'query' | 'path' | '–' }>('blocker', 'cdn-admin'),
  'forwarding.query-string-re-encoded': code<Beside & { change: 'encoded' | 'decoded' }>('blocker', 'cdn-admin'),
  'forwarding.path-not-forwarded-byte-for-byte': code<Beside & { change: 'decoded' | 'merged' | 'encoded' | 'refused' | 'replaced' }>(
    'blocker',
    'cdn-admin',
  ),
  'forwarding.responses-cached-across-links': code<{ seen: string; marks: string }>('blocker', 'cdn-admin'),
  'forwarding.edge-follows-redirects': code<Beside>('blocker', 'cdn-admin'),
  'forwarding.edge-redirects-to-internal-address': code<{ location: string }>('blocker', 'cdn-admin'),
  'forwarding.location-rewritten': code<Beside>('blocker', 'cdn-admin'),
  'forwarding.https-not-forwarded': code<{ overHttps: string; overHttp: string }>('blocker', 'cdn-admin'),
  'forwarding.http-not-forwarded': code<{ overHttps: string; overHttp: string }>('blocker', 'cdn-admin'),
  'forwarding.http-redirect-drops-query': code<{ asked: string; location: string; lost: 'path' | 'query' }>('blocker', 'cdn-admin'),
  'forwarding.one-edge-address-differs': code<{ address: string; seen: string; first: string; firstSeen: string }>('blocker', 'cdn-admin'),
  'forwarding.answer-differs-from-esp': code<Beside & { what: 'link' | 'open pixel' }>('blocker', 'cdn-admin'),
  'forwarding.response-not-http': code<{ scheme: string; kind: UnreadableKind; got: string }>('blocker', 'cdn-admin'),
  'forwarding.edge-hangs': code<{ bytes: number; announced: string }>('blocker', 'cdn-admin'),
  'forwarding.unexpected-large-response': code<{ bytes: number; limitBytes: number }>('blocker', 'cdn-admin'),
  'forwarding.content-encoding-broken': code<{ encoding: string; seen: string }>('blocker', 'cdn-admin'),
  'forwarding.hsts-forces-https-on-http-only-name': code<{ parent: string; header: string }>('blocker', 'cdn-admin'),
  'forwarding.blocks-some-clients': code<{ clients: string; refused: string; served: string }>('blocker', 'cdn-admin'),
  'forwarding.response-malformed': code<{ scheme: string; kind: UnreadableKind; got: string }>('warning', 'cdn-admin'),
  'forwarding.http-port-closed': code<{ address: string; reason: string }>('warning', 'cdn-admin'),
  'forwarding.responses-cached': code<{ marks: string; limitSeconds: number }>('warning', 'cdn-admin'),
  'forwarding.headers-too-large': code<Beside>('warning', 'cdn-admin'),
  'forwarding.edge-slow': code<{ medianMs: number; directMs: string; tries: number; limitMs: number }>('warning', 'cdn-admin'),
  'forwarding.rate-limited-by-esp': code<{ seen: string }>('info', 'wait'),
  'forwarding.served-by-another-region': code<Beside & { other: string; told: string }>('info', 'csm'),
  'forwarding.answers-vary': code<{ first: string; second: string }>('info', 'wait'),
  'forwarding.esp-does-not-answer': code<Beside>('info', 'wait'),
  'forwarding.link-unknown-at-esp': code<{ path: string; seen: string; damage: LinkDamageSeen }>('info', 'marketer'),
  'forwarding.needs-a-real-link': code<{ seen: string; isUsual: boolean; given: 'none' | 'unknown-at-esp'; damage: LinkDamageSeen }>(
    'info',
    'marketer',
  ),
}
