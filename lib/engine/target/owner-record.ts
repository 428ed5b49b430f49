import { espOfName } from '#lib/providers/registry.ts'
import type { HandedOutRecord } from './target.ts'

/**
 * Whether a record is SendGrid's second one of a link branding: the account's number as its
 * label, an alias to SendGrid. It tells SendGrid whose branding it is, and stays there when
 * the link host moves to a CDN (SendGrid support, custom SSL for link branding).
 */
export const isOwnerRecord = ({ name, type, value }: Pick<HandedOutRecord, 'name' | 'type' | 'value'>): boolean =>
  type === 'CNAME' && /^\d+\./.test(name) && espOfName(value.toLowerCase().replace(/\.$/, '')) === 'sendgrid'
