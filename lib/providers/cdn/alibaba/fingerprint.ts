import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/** Source: Alibaba Cloud CDN documentation. */
export const alibaba: EdgeFingerprint = {
  key: 'alibaba',
  id: 'other',
  name: 'Alibaba Cloud CDN',
  suffixes: ['w.kunlun*.com', 'cdngslb.com', 'alikunlun.com'],
  headers: [
    { header: 'eagleid', strength: 'strong' },
    { header: 'x-swift-savetime', strength: 'strong' },
    { header: 'x-swift-cachetime', strength: 'strong' },
    { header: 'ali-swift-global-savetime', strength: 'strong' },
    { header: 'via', value: /cache\d+\.[a-z0-9]+\[/i, strength: 'medium' },
  ],
  errorPages: [],
  defaultCertificateNames: [],
  publishesCname: true,
}
