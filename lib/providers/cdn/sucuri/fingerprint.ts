import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const sucuri: EdgeFingerprint = {
  key: 'sucuri',
  id: 'other',
  name: 'Sucuri',
  suffixes: ['sucuri.net'],
  headers: [],
  errorPages: [],
  defaultCertificateNames: ['sucuri.net'],
  publishesCname: false,
}
