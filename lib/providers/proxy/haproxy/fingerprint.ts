import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const haproxy: EdgeFingerprint = {
  key: 'haproxy',
  id: 'custom-proxy',
  name: 'HAProxy',
  suffixes: [],
  headers: [],
  errorPages: [],
  defaultCertificateNames: [],
  publishesCname: false,
}
