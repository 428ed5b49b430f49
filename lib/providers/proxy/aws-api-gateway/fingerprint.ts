import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const awsApiGateway: EdgeFingerprint = {
  key: 'aws-api-gateway',
  id: 'custom-proxy',
  name: 'Amazon API Gateway',
  suffixes: ['execute-api.*.amazonaws.com'],
  headers: [],
  errorPages: [],
  defaultCertificateNames: ['execute-api.*.amazonaws.com'],
  publishesCname: true,
}
