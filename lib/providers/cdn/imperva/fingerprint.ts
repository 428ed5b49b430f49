import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const imperva: EdgeFingerprint = {
  key: 'imperva',
  id: 'imperva',
  name: 'Imperva',
  suffixes: ['x.incapdns.net', 'incapdns.net', 'impervadns.net'],
  headers: [],
  errorPages: [],
  defaultCertificateNames: ['incapsula.com', 'imperva.com'],
  ranges: 'cdn-only',
  publishesCname: true,
}
