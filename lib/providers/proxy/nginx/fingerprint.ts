import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const nginx: EdgeFingerprint = {
  key: 'nginx',
  id: 'custom-proxy',
  name: 'nginx',
  suffixes: [],
  headers: [],
  errorPages: [],
  defaultCertificateNames: [],
  publishesCname: false,
}
