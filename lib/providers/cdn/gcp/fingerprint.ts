import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/**
 * Load balancer and Cloud CDN cannot be told apart from outside. Its ranges hold machines as well: never proof on their own.
 * Source: Google Cloud, troubleshooting external Application Load Balancers; Media CDN error responses.
 */
export const gcp: EdgeFingerprint = {
  key: 'gcp',
  id: 'gcp',
  name: 'Google Cloud load balancer / Cloud CDN',
  suffixes: [],
  headers: [
    { header: 'via', value: /^1\.1 google$/i, strength: 'medium' },
    { header: 'server', value: /^google-edge-cache/i, strength: 'strong' },
    { header: 'x-guploader-uploadid', strength: 'weak' },
  ],
  errorPages: [
    {
      code: 'cdn.edge-has-no-route',
      status: [404],
      body: ['backend notfound'],
      mark: '404 "(backend NotFound), service rules for the path non-existent"',
    },
    {
      code: 'cdn.name-not-added-to-cdn',
      status: [404],
      body: ['error 404 (not found)!!1'],
      mark: `404 "That's all we know." of the Google front end`,
      codeWhereNameIsKnown: 'cdn.edge-has-no-route',
    },
    {
      code: 'cdn.edge-has-no-route',
      status: [404],
      body: ['google-edge-cache:'],
      mark: '404 of Media CDN',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [500, 502, 503, 504],
      body: ['google-edge-cache:'],
      mark: 'an error answer of Media CDN',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [502, 503],
      body: ['the server encountered a temporary error and could not complete your request'],
      mark: '502 "The server encountered a temporary error"',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [504],
      headers: [{ header: 'via', value: /1\.1 google$/i, strength: 'strong' }],
      body: ['upstream request timeout'],
      mark: '504 "upstream request timeout"',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [503],
      headers: [{ header: 'via', value: /1\.1 google$/i, strength: 'strong' }],
      body: ['no healthy upstream'],
      mark: '503 "no healthy upstream"',
    },
    {
      code: 'cdn.edge-blocks-requests',
      status: [403],
      body: ['<title>403</title>403 forbidden', 'your client does not have permission to get url'],
      mark: '403 of Google Cloud Armor',
    },
  ],
  defaultCertificateNames: ['invalid2.invalid'],
  ranges: 'shared',
  caaIssuers: ['pki.goog', 'letsencrypt.org'],
  challengeSuffix: 'authorize.certificatemanager.goog',
  publishesCname: false,
}
