import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/** Source: Sucuri documentation; patterns of public web application firewall detectors. */
export const sucuri: EdgeFingerprint = {
  key: 'sucuri',
  id: 'other',
  name: 'Sucuri',
  suffixes: ['sucuri.net'],
  headers: [
    { header: 'server', value: /^Sucuri\/Cloudproxy/i, strength: 'strong' },
    { header: 'x-sucuri-id', strength: 'strong' },
    { header: 'x-sucuri-cache', strength: 'medium' },
  ],
  errorPages: [
    {
      code: 'cdn.edge-blocks-requests',
      status: [403],
      body: ['sucuri website firewall'],
      mark: '403 "Sucuri WebSite Firewall"',
    },
  ],
  defaultCertificateNames: ['sucuri.net'],
  publishesCname: false,
}
