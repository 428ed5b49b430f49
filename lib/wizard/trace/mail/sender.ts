import type { Email } from 'postal-mime'
import type { EspId } from '#lib/engine/target/target.ts'
import type { Mail } from './mail.ts'

/** Longer header values tell nothing more. */
const readOfHeader = 4000

/** Headers that each ESP puts on what it sends, and servers of its own in those of the way. */
const marks: readonly [EspId, { headers: readonly string[]; servers: RegExp }][] = [
  ['sendgrid', { headers: ['x-sg-eid', 'x-sg-id'], servers: /(^|[\s@.(])(sendgrid\.net|geopod-ismtpd)/i }],
  ['sparkpost', { headers: ['x-msfbl'], servers: /sparkpost(mail)?\.com/i }],
  ['ses', { headers: ['x-ses-outgoing'], servers: /amazonses(\.com)?\b/i }],
]
const wayHeaders = ['received', 'return-path', 'message-id', 'feedback-id']

/** Who sent a mail and when, by its headers; they are the sender's word and nothing rests on them. */
export function senderOf(mail: Pick<Email, 'headers' | 'from' | 'date'>): Pick<Mail, 'fromDomain' | 'sentAt' | 'esp'> {
  return { fromDomain: domainOf(mail.from?.address), sentAt: timeOf(mail.date), esp: espOf(mail.headers) }
}

function espOf(headers: Email['headers']): EspId | null {
  const way = headers.filter(({ key }) => wayHeaders.includes(key)).map(({ value }) => value.slice(0, readOfHeader))
  const byHeader = marks.find(([, mark]) => headers.some(({ key }) => mark.headers.includes(key)))
  const byServer = marks.find(([, mark]) => way.some((value) => mark.servers.test(value)))
  return (byHeader ?? byServer)?.[0] ?? null
}

function domainOf(address: string | undefined): string | null {
  const domain = address?.slice(address.lastIndexOf('@') + 1).toLowerCase() ?? ''
  const host = domain.length <= 253 ? URL.parse(`http://${domain}`)?.hostname : undefined
  return host?.includes('.') ? host : null
}

function timeOf(date: string | undefined): string | null {
  const time = Date.parse(date ?? '')
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}
