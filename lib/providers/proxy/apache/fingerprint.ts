import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/** Source: Apache HTTP Server documentation, mod_proxy, and its built-in error documents. */
export const apache: EdgeFingerprint = {
  key: 'apache',
  id: 'custom-proxy',
  name: 'Apache HTTP Server',
  suffixes: [],
  headers: [{ header: 'server', value: /^apache(\/|$)/i, strength: 'weak' }],
  errorPages: [
    {
      code: 'cdn.proxy-serves-default-page',
      status: [200, 403],
      body: [
        'apache2 debian default page',
        'apache2 ubuntu default page',
        '<h1>it works!</h1>',
        'test page for the apache http server',
        'default page: it works',
      ],
      mark: 'the default page of Apache',
    },
    {
      code: 'cdn.edge-origin-tls-failure',
      status: [500, 502],
      body: ['error during ssl handshake with remote server'],
      mark: '"Error during SSL Handshake with remote server"',
    },
    {
      code: 'cdn.misdirected-request',
      status: [421],
      body: ['the client needs a new connection for this request'],
      mark: '421 "The client needs a new connection for this request"',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [502, 503, 504],
      body: [
        '<h1>proxy error</h1>',
        'the proxy server received an invalid response',
        'the server is temporarily unable to service your request',
      ],
      mark: '502 "Proxy Error"',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [502, 503, 504],
      headers: [{ header: 'server', value: /^apache/i, strength: 'strong' }],
      mark: 'an error answer of Apache',
    },
    {
      code: 'cdn.edge-has-no-route',
      status: [404],
      headers: [{ header: 'server', value: /^apache/i, strength: 'strong' }],
      body: ['was not found on this server'],
      mark: '404 of Apache itself',
    },
    {
      code: 'cdn.edge-blocks-requests',
      status: [403],
      headers: [{ header: 'server', value: /^apache/i, strength: 'strong' }],
      body: ["you don't have permission to access"],
      mark: '403 of Apache itself',
    },
  ],
  defaultCertificateNames: [],
  publishesCname: false,
}
