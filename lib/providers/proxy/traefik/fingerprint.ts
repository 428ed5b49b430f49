import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/** Source: Traefik documentation, 404 and default certificate. */
export const traefik: EdgeFingerprint = {
  key: 'traefik',
  id: 'custom-proxy',
  name: 'Traefik',
  suffixes: [],
  headers: [],
  errorPages: [
    {
      code: 'cdn.edge-has-no-route',
      status: [404],
      body: ['404 page not found'],
      mark: '404 "404 page not found"',
    },
  ],
  defaultCertificateNames: ['TRAEFIK DEFAULT CERT', 'traefik.default'],
  publishesCname: false,
}
