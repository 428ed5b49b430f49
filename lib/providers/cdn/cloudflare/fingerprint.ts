import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const cloudflare: EdgeFingerprint = {
  key: 'cloudflare',
  id: 'cloudflare',
  name: 'Cloudflare',
  suffixes: ['cdn.cloudflare.net', 'pages.dev', 'workers.dev'],
  headers: [],
  errorPages: [],
  defaultCertificateNames: ['cloudflaressl.com', 'ssl*.cloudflare.com', 'sni*.cloudflare.com'],
  ranges: 'cdn-only',
  publishesCname: false,
}
