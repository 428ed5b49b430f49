import { isOwnerRecord } from '#lib/engine/target/owner-record.ts'
import type { EspId } from '#lib/engine/target/target.ts'
import { espOfName } from '#lib/providers/registry.ts'
import type { RecordKind } from '#lib/wizard/view.ts'

/**
 * What a record is for, by its shape: the ESPs' own forms of names and values
 * (SendGrid's authentication and link branding, SparkPost's sending domains, SES
 * identities). SendGrid's owner record has the account's number as its label and
 * stays at SendGrid when the link host moves.
 * @param linkHosts names that are known to be link hosts, wherever they lead
 */
export function kindOf(type: string, name: string, value: string, linkHosts: readonly string[] = []): RecordKind {
  const [label = ''] = name.split('.')
  if (label === '_dmarc') return 'dmarc'
  if (name.includes('._domainkey.')) return 'dkim'
  if (proofs.has(label)) return 'verification'
  if (type === 'MX' || isBounce(label, value)) return 'bounce'
  if (type !== 'CNAME') return 'other'
  if (linkHosts.includes(name)) return 'link-host'
  if (espOfName(value) === undefined) return 'other'
  return isOwnerRecord({ type, name, value }) ? 'owner' : 'link-host'
}

/** By these a certificate authority, or SES, is shown that the name is the customer's. */
const proofs: ReadonlySet<string> = new Set(['_amazonses', '_acme-challenge', '_cf-custom-hostname', '_dnsauth'])

/** SendGrid's return path leads to `u1234567.wl…`, SparkPost's to its mail domain; SPF belongs to either. */
const isBounce = (label: string, value: string): boolean =>
  /^v=spf1\b/i.test(value) ||
  /^u\d+\.wl\d*\.sendgrid\.net$/.test(value) ||
  /(^|\.)(sparkpostmail\.com|mail\.e\.sparkpost\.com)$/.test(value) ||
  /^em\d+$/.test(label)

/** Names of the ESPs beside their tracking hosts: bounces, signatures, SPF. Sources as above. */
const espDomains: readonly [RegExp, EspId][] = [
  [/(^|[.:@\s])sendgrid\.net\b/i, 'sendgrid'],
  [/(^|[.:@\s])(sparkpostmail\.com|sparkpost\.com|spgo\.io)\b/i, 'sparkpost'],
  [/(^|[.:@\s])(amazonses\.com|awstrack\.me)\b/i, 'ses'],
]

/** The ESP that a record's value leads to or names; undefined for a key, a policy or anybody else's host. */
export const espOfValue = (type: string, value: string): EspId | undefined =>
  type === 'TXT' && !/^v=spf1\b/i.test(value) ? undefined : espDomains.find(([pattern]) => pattern.test(value))?.[1]
