import type { RequestStanding } from '#lib/wizard/request-standing.ts'
import type { LookKind } from '#lib/wizard/waiting/look.ts'
import { formatMoment } from './time.ts'

interface GreenMail {
  kind: LookKind
  /** the link host; of the records the sending domain */
  hostname: string
  reference: string
  /** the page, where its address is known */
  link: string | null
  /** ISO 8601 */
  at: string
  /** where the request for SSL stands */
  standing: RequestStanding
  /** warnings of the check that proved it */
  warnings: number
}

const subjects: Record<LookKind, (hostname: string) => string> = {
  records: (hostname) => `The DNS records for ${hostname} are in place`,
  rehearsal: (hostname) => `The rehearsal of ${hostname} passed`,
  check: (hostname) => `${hostname} is ready for HTTPS links`,
}

const next: Record<LookKind, (standing: RequestStanding) => string> = {
  records: () => 'Next: choose who holds the certificate and forwards your links.',
  rehearsal: () => 'Next: your DNS admin can point the link host to the CDN. The page has the record to enter.',
  check: (standing) => afterCheck[standing],
}

const afterCheck: Record<RequestStanding, string> = {
  none: 'Next: when every link host is ready, ask your CSM to switch SSL on.',
  requested: 'Next: nothing for you. SSL is requested, and your CSM has it.',
  'sent-back': 'Next: when every link host is ready, read why your CSM sent the request back, and request SSL again.',
  enabled: 'SSL is on, and links on this host work.',
  'switched-off': 'Next: when every link host is ready, request SSL again: it is switched off for now.',
}

const warningLine = (count: number): string[] =>
  count === 0 ? [] : [count === 1 ? 'There is 1 warning; the page names it.' : `There are ${count} warnings; the page names them.`]

/** The mail to who wanted to know when something turns green. Plain text, one statement a line. */
export function greenMailWords({ kind, hostname, reference, link, at, standing, warnings }: GreenMail): { subject: string; text: string } {
  const subject = subjects[kind](hostname)
  const lines = [
    `${subject}.`,
    `Proven ${formatMoment(at)}, setup ${reference}.`,
    ...warningLine(warnings),
    '',
    next[kind](standing),
    '',
    ...(link ? ['Open the page in the browser in which you worked on the setup:', link] : ['Open the page again where you left it.']),
    '',
    'You get this one mail because somebody working on the setup asked for it at this address.',
    'There is nothing to unsubscribe from.',
    '',
  ]
  return { subject, text: lines.join('\n') }
}

/** The name that the mails come from. */
export const mailSender = 'SSL click tracking wizard'

/** The field with which a mail is asked for. */
export const mailWords = {
  title: 'Mail me when it turns green',
  label: 'Your mail address',
  hint: 'One mail, sent when it is proven. The address is forgotten within two days after it.',
  button: 'Mail me',
  asked: (address: string) => `A mail goes to ${address} when it turns green.`,
  green: 'It is green already, so no mail is needed.',
  noted: 'Noted.',
  takeBack: 'Take back',
  takeBackOf: (address: string) => `the mail to ${address}`,
  takenBack: 'Taken back: no mail will be sent.',
  gone: 'This request was answered or taken back already.',
  notOffered: 'You can leave this page open, or close it and come back: the newest result is kept here.',
} as const
