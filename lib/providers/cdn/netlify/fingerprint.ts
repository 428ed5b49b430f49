import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/** Its addresses are those of general clouds. Source: Netlify documentation; EdOverflow/can-i-take-over-xyz. */
export const netlify: EdgeFingerprint = {
  key: 'netlify',
  id: 'netlify',
  name: 'Netlify',
  suffixes: ['netlify.app', 'netlify.com'],
  headers: [
    { header: 'server', value: /^netlify$/i, strength: 'strong' },
    { header: 'x-nf-request-id', strength: 'strong' },
    { header: 'cache-status', value: /^"Netlify (Edge|Durable)"/, strength: 'strong' },
  ],
  errorPages: [
    {
      code: 'cdn.name-not-added-to-cdn',
      status: [404],
      body: ['not found - request id:'],
      mark: '404 "Not Found - Request ID"',
    },
    {
      code: 'cdn.edge-has-no-route',
      status: [404],
      headers: [{ header: 'x-nf-request-id', strength: 'strong' }],
      body: ["looks like you've followed a broken link"],
      mark: '404 "Page not found" of Netlify',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [502, 503, 504],
      headers: [{ header: 'server', value: /^netlify$/i, strength: 'strong' }],
      mark: 'an error answer of Netlify',
    },
  ],
  defaultCertificateNames: ['netlify.app', 'netlify.com'],
  publishesCname: true,
}
