import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/**
 * `x-azure-ref` stands on every answer of Front Door, redirects and errors too. Its page for "not registered" is also that for "no route".
 * Source: Microsoft Learn, Front Door HTTP headers, troubleshooting, and troubleshoot routing.
 */
export const azure: EdgeFingerprint = {
  key: 'azure',
  id: 'azure',
  name: 'Azure Front Door',
  suffixes: ['azurefd.net', 'azureedge.net', 'tm-azurefd.net', 't-msedge.net'],
  headers: [
    { header: 'x-azure-ref', strength: 'strong' },
    { header: 'x-msedge-ref', strength: 'medium' },
    { header: 'x-cache', value: /^(TCP_\w+|PRIVATE_NOSTORE|CONFIG_NOCACHE)$/, strength: 'medium' },
  ],
  errorPages: [
    {
      code: 'cdn.name-not-added-to-cdn',
      status: [400, 404],
      body: ["our services aren't available right now"],
      mark: `"Our services aren't available right now"`,
      codeWhereNameIsKnown: 'cdn.edge-has-no-route',
    },
    {
      code: 'cdn.edge-blocks-requests',
      status: [403],
      body: ['the request is blocked'],
      mark: '403 "The request is blocked."',
    },
    {
      code: 'cdn.edge-origin-tls-failure',
      status: [502, 503],
      headers: [{ header: 'x-azure-externalerror', value: /certificat/i, strength: 'strong' }],
      mark: "x-azure-externalerror for the origin's certificate",
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [502, 503],
      body: ['origininvalidresponse'],
      mark: 'OriginInvalidResponse',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [504],
      body: ['origintimeout'],
      mark: 'OriginTimeout',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [502, 503, 504],
      headers: [{ header: 'x-azure-ref', strength: 'strong' }],
      body: ["our services aren't available right now"],
      mark: 'an error answer of Front Door',
    },
  ],
  defaultCertificateNames: ['azurefd.net', 'azureedge.net'],
  ranges: 'cdn-only',
  caaIssuers: ['digicert.com'],
  publishesCname: true,
}
