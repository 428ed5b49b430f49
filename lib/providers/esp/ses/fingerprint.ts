import type { EspFingerprint } from '#lib/providers/provider.ts'

/** Source: Amazon SES developer guide, custom domains for open and click tracking; regions as Braze uses them. */
export const ses: EspFingerprint = {
  id: 'ses',
  name: 'Amazon SES',
  suffixes: ['r.*.awstrack.me', 'awstrack.me'],
  targets: { us: 'r.us-east-1.awstrack.me', eu: 'r.eu-central-1.awstrack.me' },
  managedTlsTargets: [],
}
