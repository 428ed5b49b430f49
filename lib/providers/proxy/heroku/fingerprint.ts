import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const heroku: EdgeFingerprint = {
  key: 'heroku',
  id: 'custom-proxy',
  name: 'Heroku',
  suffixes: ['herokudns.com', 'herokuapp.com'],
  headers: [],
  errorPages: [],
  defaultCertificateNames: ['herokuapp.com'],
  publishesCname: true,
}
