import { isOwnerRecord } from '#lib/engine/target/owner-record.ts'
import { espOfName } from '#lib/providers/registry.ts'
import type { RecordKind } from '#lib/wizard/view.ts'

/**
 * What a record is for, by its shape: the ESPs' own forms of names and values
 * (SendGrid's authentication and link branding, SparkPost's sending domains, SES
 * identities). SendGrid's owner record has the account's number as its label and
 * stays at SendGrid when the link host moves.
 */
export function kindOf(type: string, name: string, value: string): RecordKind {
  const [label = ''] = name.split('.')
  if (label === '_dmarc') return 'dmarc'
  if (name.includes('._domainkey.')) return 'dkim'
  if (type === 'MX' || isBounce(label, value)) return 'bounce'
  if (type !== 'CNAME' || espOfName(value) === undefined) return 'other'
  return isOwnerRecord({ type, name, value }) ? 'owner' : 'link-host'
}

/** SendGrid's return path leads to `u1234567.wl…`, SparkPost's to its mail domain; SPF belongs to either. */
const isBounce = (label: string, value: string): boolean =>
  /^v=spf1\b/i.test(value) || /^u\d+\.wl\d*\.sendgrid\.net$/.test(value) || /(^|\.)sparkpostmail\.com$/.test(value) || /^em\d+$/.test(label)
