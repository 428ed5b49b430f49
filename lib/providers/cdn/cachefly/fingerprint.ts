import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const cachefly: EdgeFingerprint = {
  key: 'cachefly',
  id: 'other',
  name: 'CacheFly',
  suffixes: ['cachefly.net'],
  headers: [],
  errorPages: [],
  defaultCertificateNames: ['cachefly.net'],
  publishesCname: true,
}
