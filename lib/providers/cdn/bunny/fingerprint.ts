import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const bunny: EdgeFingerprint = {
  key: 'bunny',
  id: 'bunny',
  name: 'bunny.net',
  suffixes: ['b-cdn.net'],
  headers: [],
  errorPages: [],
  defaultCertificateNames: ['b-cdn.net'],
  publishesCname: true,
}
