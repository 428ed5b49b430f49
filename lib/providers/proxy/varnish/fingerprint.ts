import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const varnish: EdgeFingerprint = {
  key: 'varnish',
  id: 'custom-proxy',
  name: 'Varnish',
  suffixes: [],
  headers: [],
  errorPages: [],
  defaultCertificateNames: [],
  publishesCname: false,
}
