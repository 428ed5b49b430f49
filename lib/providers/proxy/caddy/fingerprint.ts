import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const caddy: EdgeFingerprint = {
  key: 'caddy',
  id: 'custom-proxy',
  name: 'Caddy',
  suffixes: [],
  headers: [],
  errorPages: [],
  defaultCertificateNames: ['Caddy Local Authority'],
  publishesCname: false,
}
