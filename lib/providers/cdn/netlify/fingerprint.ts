import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const netlify: EdgeFingerprint = {
  key: 'netlify',
  id: 'netlify',
  name: 'Netlify',
  suffixes: ['netlify.app', 'netlify.com'],
  headers: [],
  errorPages: [],
  defaultCertificateNames: ['netlify.app', 'netlify.com'],
  publishesCname: true,
}
