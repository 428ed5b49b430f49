import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const gcp: EdgeFingerprint = {
  key: 'gcp',
  id: 'gcp',
  name: 'Google Cloud load balancer / Cloud CDN',
  suffixes: [],
  headers: [],
  errorPages: [],
  defaultCertificateNames: ['invalid2.invalid'],
  ranges: 'shared',
  publishesCname: false,
}
