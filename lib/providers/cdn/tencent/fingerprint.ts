import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const tencent: EdgeFingerprint = {
  key: 'tencent',
  id: 'other',
  name: 'Tencent Cloud CDN',
  suffixes: ['cdn.dnsv1.com', 'cdn.dnsv1.com.cn', 'dsa.dnsv1.com', 'eo.dnse*.com'],
  headers: [],
  errorPages: [],
  defaultCertificateNames: [],
  publishesCname: true,
}
