import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const traefik: EdgeFingerprint = {
  key: 'traefik',
  id: 'custom-proxy',
  name: 'Traefik',
  suffixes: [],
  headers: [],
  errorPages: [],
  defaultCertificateNames: ['TRAEFIK DEFAULT CERT', 'traefik.default'],
  publishesCname: false,
}
