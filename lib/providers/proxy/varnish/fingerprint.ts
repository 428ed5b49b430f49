import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/** A version after the word in `via`, or `x-varnish` beside it, is somebody's own Varnish and not Fastly. Source: Varnish documentation. */
export const varnish: EdgeFingerprint = {
  key: 'varnish',
  id: 'custom-proxy',
  name: 'Varnish',
  suffixes: [],
  headers: [
    { header: 'x-varnish', strength: 'strong' },
    { header: 'via', value: /varnish(-v\d| \(varnish)/i, strength: 'medium' },
  ],
  errorPages: [
    {
      code: 'cdn.edge-cannot-reach-origin',
      status: [503],
      body: ['backend fetch failed'],
      mark: '503 "Backend fetch failed"',
    },
  ],
  defaultCertificateNames: [],
  publishesCname: false,
}
