import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/** Source: marks recorded in public responses; the underscore stands in the header's own name. */
export const chinacache: EdgeFingerprint = {
  key: 'chinacache',
  id: 'other',
  name: 'ChinaCache',
  suffixes: ['ccgslb.com', 'ccgslb.net', 'ccgslb.com.cn', 'chinacache.net'],
  headers: [
    { header: 'powered-by-chinacache', strength: 'strong' },
    { header: 'cc_cache', strength: 'medium' },
  ],
  errorPages: [],
  defaultCertificateNames: [],
  publishesCname: true,
}
