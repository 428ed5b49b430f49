import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/** Source: Imperva documentation, error pages and codes; patterns of public web application firewall detectors. */
export const imperva: EdgeFingerprint = {
  key: 'imperva',
  id: 'imperva',
  name: 'Imperva',
  suffixes: ['x.incapdns.net', 'incapdns.net', 'impervadns.net'],
  headers: [
    { header: 'x-iinfo', value: /^\d+-\d+-\d+/, strength: 'strong' },
    { header: 'x-cdn', value: /^(incapsula|imperva)$/i, strength: 'medium' },
    { header: 'set-cookie', value: /^(visid_incap_|incap_ses_|nlbi_)/, strength: 'strong' },
  ],
  errorPages: [
    {
      code: 'cdn.name-not-added-to-cdn',
      status: [403, 404, 503],
      body: ['error code 22'],
      mark: '"Error code 22", the site is not set up',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [502, 503, 504],
      body: ['incapsula incident id', 'powered by incapsula'],
      mark: 'an error page of Imperva',
    },
    {
      code: 'cdn.edge-blocks-requests',
      status: [403, 429],
      body: ['incapsula incident id', 'powered by incapsula'],
      mark: 'a block page of Imperva',
    },
    {
      code: 'cdn.bot-challenge',
      status: [200, 403],
      body: ['/_incapsula_resource'],
      mark: 'a page that loads _Incapsula_Resource',
    },
  ],
  defaultCertificateNames: ['incapsula.com', 'imperva.com'],
  ranges: 'cdn-only',
  publishesCname: true,
}
