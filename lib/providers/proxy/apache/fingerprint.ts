import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const apache: EdgeFingerprint = {
  key: 'apache',
  id: 'custom-proxy',
  name: 'Apache HTTP Server',
  suffixes: [],
  headers: [],
  errorPages: [],
  defaultCertificateNames: [],
  publishesCname: false,
}
