import type { EspFingerprint } from '#lib/providers/provider.ts'

/** Source: SparkPost support, managed HTTPS for tracking domains. `mail.e.sparkpost.com` is for bounces and not listed. */
export const sparkpost: EspFingerprint = {
  id: 'sparkpost',
  name: 'SparkPost',
  suffixes: ['spgo.io', 'et.e.sparkpost.com'],
  targets: { us: 'spgo.io', eu: 'eu.spgo.io' },
  managedTlsTargets: ['v2.spgo.io', 'eu.v2.spgo.io'],
}
