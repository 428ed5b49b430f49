import type { EdgeFingerprint } from '#lib/providers/provider.ts'

/** Shut down on 2025-01-15: meeting it now is a stale alias. Source: Microsoft, Azure CDN from Edgio retirement FAQ. */
export const edgio: EdgeFingerprint = {
  key: 'edgio',
  id: 'other',
  name: 'Edgio (Edgecast, Limelight)',
  suffixes: ['edgio.net', 'edgecastcdn.net', 'systemcdn.net', 'llnwd.net', 'lldns.net', 'vo.msecnd.net'],
  headers: [
    { header: 'server', value: /^(ECS|ECAcc|ECD) \(/, strength: 'strong' },
    { header: 'server', value: /^EdgePrism\//i, strength: 'strong' },
    { header: 'x-cdn', value: /^(llnw|limelight)/i, strength: 'medium' },
    { header: 'x-llid', strength: 'medium' },
  ],
  errorPages: [],
  defaultCertificateNames: ['edgecastcdn.net', 'llnwd.net'],
  publishesCname: true,
}
