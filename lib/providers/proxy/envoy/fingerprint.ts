import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const envoy: EdgeFingerprint = {
  key: 'envoy',
  id: 'custom-proxy',
  name: 'Envoy',
  suffixes: [],
  headers: [],
  errorPages: [],
  defaultCertificateNames: ['ingress.local'],
  publishesCname: false,
}
