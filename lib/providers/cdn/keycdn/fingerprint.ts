import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const keycdn: EdgeFingerprint = {
  key: 'keycdn',
  id: 'keycdn',
  name: 'KeyCDN',
  suffixes: ['kxcdn.com'],
  headers: [],
  errorPages: [],
  defaultCertificateNames: ['kxcdn.com', 'keycdn.com'],
  publishesCname: true,
}
