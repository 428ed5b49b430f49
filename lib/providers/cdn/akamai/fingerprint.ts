import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/** Mostly invisible in headers: the name is usually the only mark. Source: Akamai techdocs; error references as recorded in public pages. */
export const akamai: EdgeFingerprint = {
  key: 'akamai',
  id: 'akamai',
  name: 'Akamai',
  suffixes: ['edgekey.net', 'edgesuite.net', 'akamaiedge.net', 'akamai.net', 'akamaized.net', 'akamaihd.net'],
  headers: [
    { header: 'server', value: /^(AkamaiGHost|AkamaiNetStorage|Akamai Image Manager)/i, strength: 'strong' },
    { header: 'x-akamai-transformed', strength: 'medium' },
    { header: 'akamai-grn', strength: 'medium' },
    { header: 'akamai-cache-status', strength: 'medium' },
    { header: 'x-akamai-*', strength: 'medium' },
    { header: 'x-edgeconnect-*', strength: 'medium' },
    // mPulse and the delivery metrics: `ak_p; desc="…"` and `cdn-cache; desc=HIT`. CloudFront's names are `cdn-cache-hit` and `cdn-pop`.
    { header: 'server-timing', value: /(^|,)\s*(ak_p|cdn-cache)\s*;\s*desc=/i, strength: 'medium' },
    { header: 'x-cache', value: /\(AkamaiGHost\//i, strength: 'strong' },
    { header: 'set-cookie', value: /^(ak_bmsc|bm_sz|_abck)=/, strength: 'medium' },
  ],
  errorPages: [
    {
      code: 'cdn.name-not-added-to-cdn',
      status: [400],
      frame: ['reference #', 'reference&#32;&#35;'],
      body: ['invalid url'],
      mark: '400 "Invalid URL" with "Reference #9."',
    },
    {
      code: 'cdn.edge-blocks-requests',
      status: [403],
      frame: ['reference #', 'reference&#32;&#35;'],
      body: ['access denied'],
      mark: '403 "Access Denied" with "Reference #"',
    },
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [502, 503, 504],
      headers: [{ header: 'server', value: /^akamaighost/i, strength: 'strong' }],
      mark: 'an error answer of Akamai',
    },
  ],
  defaultCertificateNames: ['a248.e.akamai.net', 'akamaized.net', 'akamaihd.net'],
  challengeSuffix: 'validate-akdv.net',
  publishesCname: true,
}
