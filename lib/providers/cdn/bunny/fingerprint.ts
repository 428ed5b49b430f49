import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/** Errors that the edge writes carry a header `ErrorCode`. Source: bunny.net support. */
export const bunny: EdgeFingerprint = {
  key: 'bunny',
  id: 'bunny',
  name: 'bunny.net',
  suffixes: ['b-cdn.net'],
  headers: [
    { header: 'server', value: /^BunnyCDN(-|$)/i, strength: 'strong' },
    { header: 'cdn-pullzone', strength: 'medium' },
    { header: 'cdn-requestid', strength: 'medium' },
    { header: 'cdn-requestpullsuccess', strength: 'medium' },
    { header: 'cdn-edgestorageid', strength: 'medium' },
  ],
  errorPages: [
    {
      code: 'cdn.name-not-added-to-cdn',
      status: [403],
      body: ['domain suspended or not configured'],
      mark: '403 "Domain suspended or not configured"',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [502, 503, 504],
      headers: [{ header: 'cdn-requestid', strength: 'strong' }],
      mark: 'an error answer of bunny.net',
    },
  ],
  defaultCertificateNames: ['b-cdn.net'],
  publishesCname: true,
}
