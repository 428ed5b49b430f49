import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const gcore: EdgeFingerprint = {
  key: 'gcore',
  id: 'other',
  name: 'Gcore',
  suffixes: ['gcdn.co'],
  headers: [],
  errorPages: [],
  defaultCertificateNames: ['gcdn.co'],
  ranges: 'cdn-only',
  publishesCname: true,
}
