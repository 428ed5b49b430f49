import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/** Source: Vercel documentation, error codes, and the `x-vercel-mitigated` header. */
export const vercel: EdgeFingerprint = {
  key: 'vercel',
  id: 'vercel',
  name: 'Vercel',
  suffixes: ['vercel-dns.com', 'vercel-dns-*.com', 'vercel.app', 'now.sh', 'zeit.co'],
  headers: [
    { header: 'x-vercel-id', strength: 'strong' },
    { header: 'x-vercel-cache', strength: 'strong' },
    { header: 'x-vercel-error', strength: 'strong' },
    { header: 'x-vercel-mitigated', strength: 'strong' },
    { header: 'server', value: /^(vercel|now)$/i, strength: 'strong' },
  ],
  errorPages: [
    {
      code: 'cdn.bot-challenge',
      status: [403, 429],
      headers: [{ header: 'x-vercel-mitigated', value: /^challenge$/i, strength: 'strong' }],
      mark: 'x-vercel-mitigated: challenge',
    },
    {
      code: 'cdn.edge-blocks-requests',
      status: [403, 429],
      headers: [{ header: 'x-vercel-mitigated', value: /^deny$/i, strength: 'strong' }],
      mark: 'x-vercel-mitigated: deny',
    },
    {
      code: 'cdn.name-not-added-to-cdn',
      status: [404],
      headers: [{ header: 'x-vercel-error', value: /^DEPLOYMENT_NOT_FOUND$/, strength: 'strong' }],
      mark: '404 DEPLOYMENT_NOT_FOUND',
    },
    {
      code: 'cdn.edge-has-no-route',
      status: [404],
      headers: [{ header: 'x-vercel-error', value: /^NOT_FOUND$/, strength: 'strong' }],
      mark: '404 NOT_FOUND',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [502, 503, 504],
      headers: [{ header: 'x-vercel-error', value: /./, strength: 'strong' }],
      mark: 'an error answer of Vercel',
    },
  ],
  defaultCertificateNames: ['vercel.app', 'vercel.com', 'now.sh'],
  ranges: 'shared',
  publishesCname: true,
}
