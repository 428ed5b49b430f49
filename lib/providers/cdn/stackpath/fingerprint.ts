import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const stackpath: EdgeFingerprint = {
  key: 'stackpath',
  id: 'other',
  name: 'StackPath',
  suffixes: ['stackpathdns.com', 'stackpathcdn.com', 'hwcdn.net', 'netdna-cdn.com', 'netdna-ssl.com'],
  headers: [],
  errorPages: [],
  defaultCertificateNames: ['stackpathdns.com', 'netdna-ssl.com'],
  publishesCname: true,
  retired: '2023-11-22',
}
