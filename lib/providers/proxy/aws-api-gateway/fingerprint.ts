import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/** Source: AWS, API Gateway, custom domain names and gateway responses. */
export const awsApiGateway: EdgeFingerprint = {
  key: 'aws-api-gateway',
  id: 'custom-proxy',
  name: 'Amazon API Gateway',
  suffixes: ['execute-api.*.amazonaws.com'],
  headers: [
    { header: 'x-amz-apigw-id', strength: 'strong' },
    { header: 'apigw-requestid', strength: 'strong' },
  ],
  errorPages: [
    {
      code: 'cdn.name-not-added-to-cdn',
      status: [403],
      body: ['{"message":"forbidden"}'],
      mark: '403 {"message":"Forbidden"}',
      codeWhereNameIsKnown: 'cdn.edge-has-no-route',
    },
    {
      code: 'cdn.edge-has-no-route',
      status: [403, 404],
      body: ['missing authentication token', '{"message":"not found"}'],
      mark: '"Missing Authentication Token"',
    },
  ],
  defaultCertificateNames: ['execute-api.*.amazonaws.com'],
  publishesCname: true,
}
