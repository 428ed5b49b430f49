import { Readable } from 'node:stream'
import { createTransport, type Transporter } from 'nodemailer'
import { readEnv } from '#lib/env.ts'
import { database } from '#lib/store/database.ts'
import { claimMail, noteMail, type OutgoingMail } from '#lib/store/queries/mails.ts'
import { mailSender } from '#lib/words/en/mails.ts'

/** Pauses before the tries after the first, minutes; a mail server that is down for a day has lost it. */
const retryMinutes = [1, 5, 15, 60, 240, 720]
/** What a mail server may take for each step, milliseconds. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 }
/** Mails sent in one go: what is left is due the next time. */
const mostInOneGo = 20

/** What became of one mail. `unsure`: the server had it in hand when the connection broke. */
type Sent = 'sent' | 'refused' | 'later' | 'unsure'

/**
 * Sends the mails whose time has come, one after the other. Each is taken for good before it
 * is handed over, and given back only where the mail server certainly has not accepted it: so
 * none is sent twice, whatever dies when.
 * @param options.onTrouble is told why one was not sent, without its address
 * @returns how many were sent
 */
export async function sendDueMails(
  now: Date,
  options: { signal: AbortSignal; timeouts?: typeof timeouts; onTrouble?: (what: { mail: string; outcome: Sent; error: string }) => void },
): Promise<number> {
  const { mail: settings } = readEnv()
  if (!settings) return 0
  const db = await database()
  const transport = createTransport({
    url: settings.smtpUrl,
    ...timeouts,
    ...options.timeouts,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  let sent = 0
  try {
    for (let count = 0; count < mostInOneGo && !options.signal.aborted; count++) {
      const mail = await claimMail(db, now)
      if (!mail) break
      const [outcome, error] = await send(transport, settings.from, mail)
      await noteMail(db, mail.id, outcome === 'sent' ? { sentAt: new Date() } : { nextAt: outcome === 'later' ? nextTry(mail, now) : null })
      if (outcome === 'sent') sent++
      else options.onTrouble?.({ mail: mail.id, outcome, error })
    }
  } finally {
    transport.close()
  }
  return sent
}

const nextTry = ({ attempts }: OutgoingMail, now: Date): Date | null => {
  const minutes = retryMinutes[attempts - 1]
  return minutes === undefined ? null : new Date(now.getTime() + minutes * 60_000)
}

async function send(transport: Transporter, from: string, mail: OutgoingMail): Promise<[Sent, string]> {
  let inHand = false
  // The text is read when the server has said that it takes it: from then on it may have it.
  const text = Readable.from(
    (function* () {
      inHand = true
      yield mail.text
    })(),
  )
  try {
    await transport.sendMail({
      from: { name: mailSender, address: from },
      // As an object: nothing in the address is read as another one, or as a header.
      to: { name: '', address: mail.address },
      envelope: { from, to: [mail.address] },
      subject: mail.subject.replace(/\p{Cc}+/gu, ' '),
      text,
      textEncoding: 'quoted-printable',
      messageId: `<${mail.id}@${from.split('@')[1]}>`,
      // RFC 3834, 5: so that no absence note answers.
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
    return ['sent', '']
  } catch (error) {
    return [outcomeOf(error, inHand), error instanceof Error ? error.message.replaceAll(mail.address, '…') : String(error)]
  }
}

/** RFC 5321, 4.2.1: 5yz will never be taken, 4yz may be later. Without a reply it depends on how far it had got. */
function outcomeOf(error: unknown, inHand: boolean): Sent {
  const { responseCode, code } = error as { responseCode?: number; code?: string }
  // A wrong password is the operator's to mend, and the mail waits for it.
  if (code === 'EAUTH') return 'later'
  if (responseCode !== undefined && responseCode >= 500) return 'refused'
  if (responseCode !== undefined) return 'later'
  return inHand ? 'unsure' : 'later'
}
