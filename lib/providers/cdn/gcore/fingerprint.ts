import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/** Source: Gcore documentation. */
export const gcore: EdgeFingerprint = {
  key: 'gcore',
  id: 'other',
  name: 'Gcore',
  suffixes: ['gcdn.co'],
  headers: [
    { header: 'x-id', value: /-edge-gc\d+$/, strength: 'strong' },
    { header: 'x-id-fe', value: /-edge-gc\d+$/, strength: 'strong' },
  ],
  errorPages: [],
  defaultCertificateNames: ['gcdn.co'],
  ranges: 'cdn-only',
  publishesCname: true,
}
