import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const alibaba: EdgeFingerprint = {
  key: 'alibaba',
  id: 'other',
  name: 'Alibaba Cloud CDN',
  suffixes: ['w.kunlun*.com', 'cdngslb.com', 'alikunlun.com'],
  headers: [],
  errorPages: [],
  defaultCertificateNames: [],
  publishesCname: true,
}
