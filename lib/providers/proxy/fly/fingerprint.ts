import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const fly: EdgeFingerprint = {
  key: 'fly',
  id: 'custom-proxy',
  name: 'Fly.io',
  suffixes: ['fly.dev'],
  headers: [],
  errorPages: [],
  defaultCertificateNames: ['fly.dev'],
  publishesCname: true,
}
