import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/** A host that it has no site for gets an empty 200. Source: Caddy documentation, reverse_proxy and automatic HTTPS. */
export const caddy: EdgeFingerprint = {
  key: 'caddy',
  id: 'custom-proxy',
  name: 'Caddy',
  suffixes: [],
  headers: [
    { header: 'via', value: /^\d\.\d caddy$/i, strength: 'strong' },
    { header: 'server', value: /^caddy$/i, strength: 'medium' },
  ],
  errorPages: [
    {
      code: 'cdn.proxy-serves-default-page',
      status: [200],
      body: ['caddy works!', 'congratulations! your web server is working'],
      mark: '"Caddy works!"',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [502, 503, 504],
      headers: [{ header: 'server', value: /^caddy$/i, strength: 'strong' }],
      emptyBody: true,
      mark: 'an error answer of Caddy',
    },
    {
      code: 'cdn.edge-has-no-route',
      status: [200, 404],
      headers: [{ header: 'server', value: /^caddy$/i, strength: 'strong' }],
      emptyBody: true,
      mark: 'an empty answer of Caddy',
    },
    {
      code: 'cdn.edge-blocks-requests',
      status: [403],
      headers: [{ header: 'server', value: /^caddy$/i, strength: 'strong' }],
      emptyBody: true,
      mark: '403 of Caddy',
    },
  ],
  defaultCertificateNames: ['Caddy Local Authority'],
  publishesCname: false,
}
