import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/**
 * A 1xxx number stands in the body, the HTTP status is one of a few; owners can replace the pages, so the status is the fallback.
 * Source: Cloudflare docs, troubleshooting 1xxx errors and 5xx errors; `cf-mitigated`: detect a challenge page response.
 */
export const cloudflare: EdgeFingerprint = {
  key: 'cloudflare',
  id: 'cloudflare',
  name: 'Cloudflare',
  suffixes: ['cdn.cloudflare.net', 'pages.dev', 'workers.dev'],
  headers: [
    { header: 'cf-ray', value: /^[0-9a-f]{16}-[A-Z]{3}$/, strength: 'strong' },
    { header: 'server', value: /^cloudflare(-nginx)?$/i, strength: 'medium' },
    { header: 'cf-cache-status', strength: 'medium' },
    { header: 'cf-mitigated', strength: 'medium' },
    { header: 'server-timing', value: /(^|,)\s*cf(L4|Edge|Origin|ReqDur|RequestDuration)\s*;/i, strength: 'weak' },
    { header: 'set-cookie', value: /^(__cf_bm|cf_clearance|__cfduid|_cfuvid)=/, strength: 'weak' },
    { header: 'report-to', value: /a\.nel\.cloudflare\.com/, strength: 'weak' },
  ],
  errorPages: [
    {
      code: 'cdn.bot-challenge',
      status: [403, 503, 429],
      headers: [{ header: 'cf-mitigated', value: /^challenge$/i, strength: 'strong' }],
      mark: 'cf-mitigated: challenge',
    },
    {
      code: 'cdn.bot-challenge',
      status: [403, 503],
      body: ['<title>just a moment...</title>', '/cdn-cgi/challenge-platform/'],
      mark: '"Just a moment..."',
    },
    {
      code: 'cdn.cloudflare-cross-account',
      status: [403, 409, 530],
      body: ['error 1014', 'error code: 1014', 'cname cross-user banned'],
      mark: 'error 1014 "CNAME Cross-User Banned"',
    },
    {
      code: 'cdn.cloudflare-cross-account',
      status: [403, 409, 530],
      body: ['error 1000', 'error code: 1000', 'dns points to prohibited ip'],
      mark: 'error 1000 "DNS points to prohibited IP"',
    },
    {
      code: 'cdn.name-not-added-to-cdn',
      status: [409, 530, 403],
      body: ['error 1001', 'error code: 1001'],
      mark: 'error 1001 "DNS resolution error"',
    },
    {
      code: 'cdn.name-not-added-to-cdn',
      status: [409, 530, 403],
      body: ['error 1018', 'error code: 1018'],
      mark: 'error 1018 "Could not find host"',
    },
    {
      code: 'cdn.name-not-added-to-cdn',
      status: [409, 530, 403],
      body: ['error 1023', 'error code: 1023'],
      mark: 'error 1023 "Could not find host"',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [403, 530, 409],
      body: ['error 1016', 'error code: 1016', 'origin dns error'],
      mark: 'error 1016 "Origin DNS error"',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [403, 530],
      body: ['error 1002', 'error code: 1002'],
      mark: 'error 1002 "DNS points to local or disallowed IP"',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [530],
      body: ['error 1033', 'error code: 1033'],
      mark: 'error 1033 "Cloudflare Tunnel error"',
    },
    {
      code: 'cdn.edge-blocks-requests',
      status: [429],
      body: ['error 1015', 'error code: 1015'],
      mark: 'error 1015 "You are being rate limited"',
    },
    {
      code: 'cdn.edge-blocks-requests',
      status: [403],
      body: ['error 1020', 'error code: 1020'],
      mark: 'error 1020 "Access denied"',
    },
    {
      code: 'cdn.edge-blocks-requests',
      status: [403],
      body: [
        'error code: 1005',
        'error code: 1006',
        'error code: 1007',
        'error code: 1008',
        'error code: 1009',
        'error code: 1010',
        'error code: 1012',
        'error 1005',
        'error 1006',
        'error 1007',
        'error 1008',
        'error 1009',
        'error 1010',
        'error 1012',
      ],
      mark: 'error 1005 to 1012 "Access denied"',
    },
    {
      code: 'cdn.edge-blocks-requests',
      status: [403],
      body: ['sorry, you have been blocked'],
      mark: '"Sorry, you have been blocked"',
    },
    {
      code: 'cdn.edge-origin-tls-failure',
      status: [525],
      mark: '525 "SSL handshake failed"',
    },
    {
      code: 'cdn.edge-origin-tls-failure',
      status: [526],
      mark: '526 "Invalid SSL certificate"',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [520],
      mark: '520 "Web server is returning an unknown error"',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [521],
      mark: '521 "Web server is down"',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [522],
      mark: '522 "Connection timed out"',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [523],
      mark: '523 "Origin is unreachable"',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [524],
      mark: '524 "A timeout occurred"',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [530],
      mark: '530',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [502, 504],
      headers: [{ header: 'cf-ray', strength: 'strong' }],
      body: ['cloudflare'],
      mark: '"Bad gateway" of Cloudflare',
    },
  ],
  defaultCertificateNames: ['cloudflaressl.com', 'ssl*.cloudflare.com', 'sni*.cloudflare.com'],
  ranges: 'cdn-only',
  caaIssuers: ['letsencrypt.org', 'pki.goog', 'ssl.com', 'sectigo.com'],
  challengeSuffix: 'dcv.cloudflare.com',
  publishesCname: false,
}
