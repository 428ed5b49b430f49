import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/** Source: Envoy documentation, response flags and local replies. */
export const envoy: EdgeFingerprint = {
  key: 'envoy',
  id: 'custom-proxy',
  name: 'Envoy',
  suffixes: [],
  headers: [
    { header: 'server', value: /^(istio-)?envoy$/i, strength: 'medium' },
    { header: 'x-envoy-upstream-service-time', strength: 'medium' },
    { header: 'x-envoy-decorator-operation', strength: 'weak' },
  ],
  errorPages: [
    {
      code: 'cdn.edge-origin-tls-failure',
      status: [503],
      body: ['transport failure reason: tls error'],
      mark: '503 "TLS error" between Envoy and the origin',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [503, 504],
      body: ['no healthy upstream', 'upstream connect error or disconnect/reset before headers', 'upstream request timeout'],
      mark: '503 "no healthy upstream"',
    },
    {
      code: 'cdn.edge-blocks-requests',
      status: [403],
      body: ['rbac: access denied'],
      mark: '403 "RBAC: access denied"',
    },
    {
      code: 'cdn.edge-has-no-route',
      status: [404],
      headers: [{ header: 'server', value: /^(istio-)?envoy$/i, strength: 'strong' }],
      emptyBody: true,
      mark: 'an empty 404 of Envoy',
    },
  ],
  defaultCertificateNames: ['ingress.local'],
  publishesCname: false,
}
