import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const azure: EdgeFingerprint = {
  key: 'azure',
  id: 'azure',
  name: 'Azure Front Door',
  suffixes: ['azurefd.net', 'azureedge.net', 'tm-azurefd.net', 't-msedge.net'],
  headers: [],
  errorPages: [],
  defaultCertificateNames: ['azurefd.net', 'azureedge.net'],
  ranges: 'cdn-only',
  publishesCname: true,
}
