import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const fastly: EdgeFingerprint = {
  key: 'fastly',
  id: 'fastly',
  name: 'Fastly',
  suffixes: ['fastly.net', 'fastlylb.net', 'edgecompute.app'],
  headers: [],
  errorPages: [],
  defaultCertificateNames: ['fastly.net', 'fastly.com', 'fastlylb.net'],
  ranges: 'cdn-only',
  publishesCname: true,
}
