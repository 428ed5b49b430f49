import type { EdgeFingerprint } from '#lib/providers/provider.ts'

export const awsLoadBalancer: EdgeFingerprint = {
  key: 'aws-load-balancer',
  id: 'custom-proxy',
  name: 'AWS load balancer',
  suffixes: ['elb.amazonaws.com', 'elb.*.amazonaws.com'],
  headers: [],
  errorPages: [],
  defaultCertificateNames: [],
  publishesCname: true,
}
