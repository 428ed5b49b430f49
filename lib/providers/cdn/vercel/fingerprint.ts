import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const vercel: EdgeFingerprint = {
  key: 'vercel',
  id: 'vercel',
  name: 'Vercel',
  suffixes: ['vercel-dns.com', 'vercel-dns-*.com', 'vercel.app', 'now.sh', 'zeit.co'],
  headers: [],
  errorPages: [],
  defaultCertificateNames: ['vercel.app', 'vercel.com', 'now.sh'],
  ranges: 'cdn-only',
  publishesCname: true,
}
