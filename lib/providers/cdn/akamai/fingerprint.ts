import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const akamai: EdgeFingerprint = {
  key: 'akamai',
  id: 'akamai',
  name: 'Akamai',
  suffixes: ['edgekey.net', 'edgesuite.net', 'akamaiedge.net', 'akamai.net', 'akamaized.net', 'akamaihd.net'],
  headers: [],
  errorPages: [],
  defaultCertificateNames: ['a248.e.akamai.net', 'akamaized.net', 'akamaihd.net'],
  publishesCname: true,
}
