import type { EspFingerprint } from '#lib/providers/provider.ts'

/** Source: Twilio SendGrid, link branding and automatic SSL. */
export const sendgrid: EspFingerprint = {
  id: 'sendgrid',
  name: 'SendGrid',
  suffixes: ['sendgrid.net'],
  targets: { us: 'sendgrid.net', eu: 'eu.sendgrid.net' },
  managedTlsTargets: ['click.sendgrid.net'],
}
