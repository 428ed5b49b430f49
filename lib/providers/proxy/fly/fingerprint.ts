import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/** Source: Fly.io documentation. */
export const fly: EdgeFingerprint = {
  key: 'fly',
  id: 'custom-proxy',
  name: 'Fly.io',
  suffixes: ['fly.dev'],
  headers: [
    { header: 'fly-request-id', strength: 'strong' },
    { header: 'via', value: /fly\.io$/i, strength: 'medium' },
  ],
  errorPages: [],
  defaultCertificateNames: ['fly.dev'],
  publishesCname: true,
}
