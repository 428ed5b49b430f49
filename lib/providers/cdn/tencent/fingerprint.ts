import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/** Source: Tencent Cloud documentation. */
export const tencent: EdgeFingerprint = {
  key: 'tencent',
  id: 'other',
  name: 'Tencent Cloud CDN',
  suffixes: ['cdn.dnsv1.com', 'cdn.dnsv1.com.cn', 'dsa.dnsv1.com', 'eo.dnse*.com'],
  headers: [
    { header: 'x-nws-log-uuid', strength: 'strong' },
    { header: 'eo-log-uuid', strength: 'strong' },
    { header: 'eo-cache-status', strength: 'strong' },
    { header: 'server', value: /^(NWSs?|Lego Server)\b/i, strength: 'medium' },
    { header: 'server', value: /^TencentEdgeOne$/i, strength: 'strong' },
    { header: 'x-cache-lookup', strength: 'weak' },
  ],
  errorPages: [],
  defaultCertificateNames: [],
  publishesCname: true,
}
