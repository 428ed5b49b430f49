import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/** Its edges stand at rented hosters, so addresses say nothing. Source: KeyCDN support, CDN error codes (2022-04-14). */
export const keycdn: EdgeFingerprint = {
  key: 'keycdn',
  id: 'keycdn',
  name: 'KeyCDN',
  suffixes: ['kxcdn.com'],
  headers: [
    { header: 'server', value: /^keycdn-engine/i, strength: 'strong' },
    { header: 'x-edge-location', value: /^[a-z]{4}$/, strength: 'medium' },
    { header: 'x-shield', value: /^active$/i, strength: 'medium' },
  ],
  errorPages: [
    {
      code: 'cdn.name-not-added-to-cdn',
      status: [403],
      body: ['the access to the resource has been denied'],
      mark: '403 "The access to the resource has been denied."',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [500],
      headers: [{ header: 'server', value: /^keycdn/i, strength: 'strong' }],
      body: ['origin error'],
      mark: '500 "Origin Error"',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [502, 503, 504],
      headers: [{ header: 'server', value: /^keycdn/i, strength: 'strong' }],
      mark: 'an error answer of KeyCDN',
    },
    {
      code: 'cdn.edge-blocks-requests',
      status: [410],
      headers: [{ header: 'server', value: /^keycdn/i, strength: 'strong' }],
      mark: '410 of KeyCDN (bad bot, or an expired token)',
    },
  ],
  defaultCertificateNames: ['kxcdn.com', 'keycdn.com'],
  caaIssuers: ['letsencrypt.org'],
  publishesCname: true,
}
