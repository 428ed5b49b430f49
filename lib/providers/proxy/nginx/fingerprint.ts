import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/**
 * Also the origin of half the web: `server: nginx` behind another edge is no mark of a proxy. OpenResty is the same server with Lua.
 * Source: nginx, ngx_http_ssl_module (400 for a missing client certificate) and its built-in pages.
 */
export const nginx: EdgeFingerprint = {
  key: 'nginx',
  id: 'custom-proxy',
  name: 'nginx',
  suffixes: [],
  headers: [{ header: 'server', value: /^(nginx|openresty)(\/|$)/i, strength: 'weak' }],
  errorPages: [
    {
      code: 'cdn.proxy-serves-default-page',
      status: [200],
      body: ['welcome to nginx!', 'welcome to openresty!'],
      mark: '"Welcome to nginx!"',
    },
    {
      code: 'cdn.client-certificate-required',
      status: [400, 495, 496],
      body: ['no required ssl certificate was sent', 'the ssl certificate error'],
      mark: '400 "No required SSL certificate was sent"',
    },
    {
      code: 'cdn.misdirected-request',
      status: [421],
      headers: [{ header: 'server', value: /^(nginx|openresty)(\/|$)/i, strength: 'strong' }],
      mark: '421 of nginx',
    },
    {
      code: 'cdn.edge-has-no-route',
      status: [404],
      body: ['<center>nginx', '<center>openresty'],
      mark: '404 of nginx itself',
    },
    {
      code: 'cdn.edge-blocks-requests',
      status: [403],
      body: ['<center>nginx', '<center>openresty'],
      mark: '403 of nginx itself',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [500, 502, 503, 504],
      body: ['<center>nginx', '<center>openresty'],
      mark: 'an error page of nginx itself',
    },
  ],
  defaultCertificateNames: [],
  publishesCname: false,
}
