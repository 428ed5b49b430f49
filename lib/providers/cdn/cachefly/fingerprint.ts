import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/** Source: CacheFly documentation. */
export const cachefly: EdgeFingerprint = {
  key: 'cachefly',
  id: 'other',
  name: 'CacheFly',
  suffixes: ['cachefly.net'],
  headers: [
    { header: 'server', value: /^CFS /, strength: 'strong' },
    { header: 'x-cf1', strength: 'weak' },
    { header: 'x-cf3', strength: 'medium' },
    { header: 'bestcdn', value: /^cachefly$/i, strength: 'strong' },
  ],
  errorPages: [
    {
      code: 'cdn.name-not-added-to-cdn',
      status: [404],
      body: ['hostname not configured'],
      mark: '404 "Hostname not configured"',
    },
  ],
  defaultCertificateNames: ['cachefly.net'],
  publishesCname: true,
}
