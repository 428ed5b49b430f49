import type { applinksCodes } from '#lib/engine/findings/codes-applinks.ts'
import type { cdnCodes } from '#lib/engine/findings/codes-cdn.ts'
import type { Examples } from '#lib/words/types.ts'

const cloudfront = { provider: 'cloudfront', cdn: 'Amazon CloudFront' } as const
const cloudflare = { provider: 'cloudflare', cdn: 'Cloudflare' } as const
const nginx = { provider: 'custom-proxy', cdn: 'nginx' } as const
const direct = '302 https://www.example.com/offers/1'

/** A finding of each kind, as it would be at link.mail.example.com. */
export const cdnExamples: Examples<keyof typeof cdnCodes> = {
  'cdn.cloudflare-cross-account': { ...cloudflare, page: '403, error 1014 "CNAME Cross-User Banned"' },
  'cdn.name-not-added-to-cdn': { ...cloudfront, page: '403 "Bad request."' },
  'cdn.client-certificate-required': { ...nginx, page: '400 "No required SSL certificate was sent"' },
  'cdn.edge-asks-for-password': { ...nginx, page: '401 with WWW-Authenticate' },
  'cdn.bot-challenge': { ...cloudflare, page: '403, cf-mitigated: challenge' },
  'cdn.edge-blocks-requests': { ...cloudfront, page: '403 "Request blocked."' },
  'cdn.misdirected-request': {
    provider: 'fastly',
    cdn: 'Fastly',
    page: '421 "Requested host does not match any Subject Alternative Names"',
  },
  'cdn.edge-has-no-route': { ...nginx, page: '404 of nginx itself' },
  'cdn.proxy-serves-default-page': { ...nginx, page: '200 "Welcome to nginx!"' },
  'cdn.edge-origin-tls-failure': { ...cloudflare, page: '525 "SSL handshake failed"' },
  'cdn.edge-cannot-reach-origin': { ...nginx, page: '502 "Bad Gateway"' },
  'cdn.edge-forwards-to-wrong-esp': { provider: 'cloudfront', other: 'SparkPost', seen: '404 "Wrong Link"' },
  'cdn.edge-forwards-to-wrong-origin': { provider: 'cloudfront', seen: '404 "Page not found"', direct },
  'cdn.two-cdns-in-a-row': { outer: 'Cloudflare', inner: 'Amazon CloudFront' },
  'cdn.not-the-chosen-one': { chosen: 'Amazon CloudFront', seen: 'Fastly', marks: 'CNAME example.map.fastly.net' },
  'cdn.product-retired': {
    product: 'Azure CDN (classic)',
    closedToNew: '2025-10-01',
    ends: '2027-09-30',
    ended: false,
    successor: 'Azure Front Door Standard or Premium',
    name: 'example.azureedge.net',
  },
  'cdn.not-recognised': { marks: 'address 203.0.113.7 in no ranges of a CDN, header server: gateway' },
}

const apple = '/.well-known/apple-app-site-association'

export const applinksExamples: Examples<keyof typeof applinksCodes> = {
  'applinks.fetcher-refused': { file: apple, fetcher: 'apple', agent: 'AASA-Bot/1.0.0', refused: '403 "Access denied"' },
  'applinks.file-not-json': { file: apple, kind: 'curly-quotes', line: 2, column: 3, near: '“applinks”: {' },
  'applinks.wrong-shape': { file: '/.well-known/assetlinks.json' },
  'applinks.file-missing': { file: '/.well-known/assetlinks.json', seen: '404 "Not Found"' },
  'applinks.file-redirects': { file: '/.well-known/assetlinks.json', location: 'https://www.example.com/assetlinks.json' },
  'applinks.wrong-content-type': { file: apple, type: 'text/plain' },
  'applinks.paths-do-not-cover-links': { file: apple, paths: '/products/*', wanted: '/uni/*' },
}
