import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/**
 * `via: 1.1 varnish` is weak: any Varnish says so. Over HTTP/2 the reason text of a 503 is gone, so the header decides.
 * Source: Fastly, concepts/errors and VCL errors; "unknown domain" as quoted by EdOverflow/can-i-take-over-xyz.
 */
export const fastly: EdgeFingerprint = {
  key: 'fastly',
  id: 'fastly',
  name: 'Fastly',
  suffixes: ['fastly.net', 'fastlylb.net', 'edgecompute.app'],
  headers: [
    { header: 'x-served-by', value: /\bcache-[a-z]{3}[-a-z0-9]*-[A-Z]{3}\b/, strength: 'strong' },
    { header: 'x-fastly-request-id', strength: 'strong' },
    { header: 'x-timer', value: /^S\d+\.\d+,VS\d+,VE\d+$/, strength: 'medium' },
    { header: 'via', value: /^1\.1 varnish$/i, strength: 'weak' },
  ],
  errorPages: [
    {
      code: 'cdn.name-not-added-to-cdn',
      status: [500],
      body: ['fastly error: unknown domain'],
      mark: '500 "Fastly error: unknown domain"',
    },
    {
      code: 'cdn.misdirected-request',
      status: [421],
      body: ['requested host does not match any subject alternative names'],
      mark: '421 "Requested host does not match any Subject Alternative Names"',
    },
    {
      code: 'cdn.edge-origin-tls-failure',
      status: [503],
      headers: [{ header: 'x-served-by', value: /cache-[a-z]{3}/i, strength: 'strong' }],
      body: [
        "hostname doesn't match against certificate",
        'ssl handshake error',
        'unable to get local issuer certificate',
        'certificate has expired',
      ],
      mark: '503 for the certificate of the origin',
    },
    {
      code: 'cdn.edge-has-no-route',
      status: [404],
      headers: [{ header: 'x-served-by', value: /cache-[a-z]{3}/i, strength: 'strong' }],
      body: ['varnish cache server'],
      mark: '404 written by Fastly itself',
    },
    {
      code: 'cdn.edge-blocks-requests',
      status: [403],
      headers: [{ header: 'x-served-by', value: /cache-[a-z]{3}/i, strength: 'strong' }],
      body: ['varnish cache server'],
      mark: '403 written by Fastly itself',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [503],
      headers: [{ header: 'x-served-by', value: /cache-[a-z]{3}/i, strength: 'strong' }],
      body: [
        'guru meditation',
        'backend read error',
        'all backends failed or unhealthy',
        'first byte timeout',
        'connection refused',
        'connection timed out',
        'backend is unhealthy',
      ],
      mark: '503 of Fastly',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [502, 503, 504],
      headers: [{ header: 'x-served-by', value: /cache-[a-z]{3}/i, strength: 'strong' }],
      mark: 'an error answer of Fastly',
    },
  ],
  defaultCertificateNames: ['fastly.net', 'fastly.com', 'fastlylb.net'],
  ranges: 'cdn-only',
  caaIssuers: ['certainly.com', 'letsencrypt.org', 'globalsign.com'],
  challengeSuffix: 'fastly-validations.com',
  publishesCname: true,
}
