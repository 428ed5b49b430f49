import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/** The list of ranges is made from announced networks, hence shared. Source: CDN77 documentation. */
export const cdn77: EdgeFingerprint = {
  key: 'cdn77',
  id: 'other',
  name: 'CDN77',
  suffixes: ['rsc.cdn77.org', 'cdn77.net'],
  headers: [
    { header: 'server', value: /^CDN77-Turbo/i, strength: 'strong' },
    { header: 'x-77-nzt', strength: 'strong' },
    { header: 'x-77-pop', strength: 'strong' },
    { header: 'x-77-cache', strength: 'strong' },
    { header: 'x-edge-pop', strength: 'weak' },
  ],
  errorPages: [],
  defaultCertificateNames: ['cdn77.org', 'cdn77.net'],
  ranges: 'shared',
  publishesCname: true,
}
