import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/** Shut down; the date is that of the end of its CDN. Meeting it now is a stale alias. */
export const stackpath: EdgeFingerprint = {
  key: 'stackpath',
  id: 'other',
  name: 'StackPath',
  suffixes: ['stackpathdns.com', 'stackpathcdn.com', 'hwcdn.net', 'netdna-cdn.com', 'netdna-ssl.com'],
  headers: [
    { header: 'server', value: /^NetDNA-cache\//i, strength: 'strong' },
    { header: 'x-hw', strength: 'medium' },
    { header: 'x-sp-*', strength: 'medium' },
  ],
  errorPages: [],
  defaultCertificateNames: ['stackpathdns.com', 'netdna-ssl.com'],
  publishesCname: true,
}
