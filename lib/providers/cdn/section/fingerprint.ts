import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/** Varnish and other modules in a chain of their own, on general clouds. Source: Section documentation, response headers. */
export const section: EdgeFingerprint = {
  key: 'section',
  id: 'other',
  name: 'Section (section.io)',
  suffixes: ['section.io', 'squixa.net'],
  headers: [
    { header: 'section-io-id', strength: 'strong' },
    { header: 'section-io-*', strength: 'medium' },
  ],
  errorPages: [],
  defaultCertificateNames: ['section.io'],
  publishesCname: true,
}
