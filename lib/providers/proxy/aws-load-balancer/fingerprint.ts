import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/** Source: AWS, Application Load Balancer, troubleshooting. */
export const awsLoadBalancer: EdgeFingerprint = {
  key: 'aws-load-balancer',
  id: 'custom-proxy',
  name: 'AWS load balancer',
  suffixes: ['elb.amazonaws.com', 'elb.*.amazonaws.com'],
  headers: [
    { header: 'server', value: /^awselb\//i, strength: 'strong' },
    { header: 'set-cookie', value: /^(AWSALB|AWSALBCORS|AWSELB)=/, strength: 'medium' },
  ],
  errorPages: [
    {
      code: 'cdn.bot-challenge',
      status: [202, 405],
      headers: [
        { header: 'x-amzn-waf-action', value: /^(challenge|captcha)$/i, strength: 'strong' },
        { header: 'server', value: /^awselb\//i, strength: 'strong' },
      ],
      mark: 'x-amzn-waf-action',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [502, 503, 504],
      headers: [{ header: 'server', value: /^awselb\//i, strength: 'strong' }],
      mark: 'an error answer of the load balancer',
    },
    {
      code: 'cdn.edge-has-no-route',
      status: [404],
      headers: [{ header: 'server', value: /^awselb\//i, strength: 'strong' }],
      mark: '404 of the load balancer itself',
    },
    {
      code: 'cdn.edge-blocks-requests',
      status: [403],
      headers: [{ header: 'server', value: /^awselb\//i, strength: 'strong' }],
      mark: '403 of the load balancer itself',
    },
  ],
  defaultCertificateNames: [],
  publishesCname: true,
}
