import type { forwardingCodes } from '#lib/engine/findings/codes-forwarding.ts'
import type { Examples } from '#lib/words/types.ts'

const direct = '302 https://www.example.com/offers/1?utm_source=braze'
const lost = '404 "Wrong Link"'
const link = 'link.mail.example.com/ls/click?upn=u001.q1'

/** A finding of each kind, as it would be at link.mail.example.com. */
export const forwardingExamples: Examples<keyof typeof forwardingCodes> = {
  'forwarding.redirect-loop': { asked: `https://${link}`, location: `https://${link}` },
  'forwarding.host-header-not-forwarded': { seen: '404 "Bad Hostname in Link"', direct, alike: '–' },
  'forwarding.tracking-domain-not-registered-at-esp': { seen: lost, isRealLink: true },
  'forwarding.query-string-not-forwarded': { seen: lost, direct, alike: 'host' },
  'forwarding.query-string-re-encoded': { seen: lost, direct, change: 'decoded' },
  'forwarding.path-not-forwarded-byte-for-byte': { seen: lost, direct, change: 'merged' },
  'forwarding.answer-differs-from-esp': { seen: '200 text/html', direct, what: 'link' },
  'forwarding.responses-cached-across-links': { seen: '302 https://www.example.com/', marks: 'X-Cache: HIT' },
  'forwarding.edge-follows-redirects': { seen: '200 "Spring sale"', direct },
  'forwarding.edge-redirects-to-internal-address': { location: 'http://tracking.internal/offers/1' },
  'forwarding.location-rewritten': { seen: '302 https://www.example.com/welcome', direct },
  'forwarding.https-not-forwarded': { overHttps: '200 text/html', overHttp: direct },
  'forwarding.http-not-forwarded': { overHttps: direct, overHttp: '404 "Not Found"' },
  'forwarding.http-redirect-drops-query': {
    asked: `http://${link}`,
    location: 'https://link.mail.example.com/ls/click',
    lost: 'query',
  },
  'forwarding.one-edge-address-differs': {
    address: '203.0.113.7',
    seen: '404 "Bad Hostname in Link"',
    first: '203.0.113.8',
    firstSeen: direct,
  },
  'forwarding.response-not-http': { scheme: 'https', kind: 'smtp', got: '220 mail.example.com ESMTP\\x0d\\x0a' },
  'forwarding.response-malformed': { scheme: 'https', kind: 'line-ends', got: 'HTTP/1.1 302 Found\\x0aLocation: https://www.example.com/' },
  'forwarding.edge-hangs': { bytes: 0, announced: '–' },
  'forwarding.unexpected-large-response': { bytes: 278_521, limitBytes: 65_536 },
  'forwarding.content-encoding-broken': { encoding: 'gzip', seen: direct },
  'forwarding.hsts-forces-https-on-http-only-name': { parent: 'example.com', header: 'max-age=63072000; includeSubDomains' },
  'forwarding.blocks-some-clients': { clients: 'phone', refused: '403 "Forbidden"', served: direct },
  'forwarding.http-port-closed': { address: '203.0.113.7', reason: 'timeout' },
  'forwarding.responses-cached': { marks: 'X-Cache: Hit from cloudfront, Age: 4000', limitSeconds: 10 },
  'forwarding.headers-too-large': { seen: '400 text/html', direct },
  'forwarding.edge-slow': { medianMs: 3216, directMs: '90', tries: 4, limitMs: 3000 },
  'forwarding.rate-limited-by-esp': { seen: '429 text/plain' },
  'forwarding.served-by-another-region': { seen: direct, direct: lost, other: 'eu.sendgrid.net', told: 'sendgrid.net' },
  'forwarding.answers-vary': { first: direct, second: lost },
  'forwarding.esp-does-not-answer': { seen: '502 "Bad Gateway"', direct: 'timeout' },
  'forwarding.link-unknown-at-esp': { path: '/ls/click?upn=3Du001.q1', seen: lost, damage: 'quoted-printable' },
  'forwarding.needs-a-real-link': { seen: lost, isUsual: true, given: 'none', damage: '–' },
}
