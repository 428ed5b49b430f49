import { randomUUID } from 'node:crypto'
import { readEnv } from '#lib/env.ts'
import type { Database } from '#lib/store/handle.ts'
import { countMails, deleteGreenMail, insertMail, lockGreenMails } from '#lib/store/queries/mails.ts'
import { warningTitles } from '#lib/wizard/enablement/enablement-view.ts'
import type { SetupModel } from '#lib/wizard/model.ts'
import { paths } from '#lib/wizard/paths.ts'
import { requestStanding } from '#lib/wizard/request-standing.ts'
import { hostOf, isGreen, runsOf } from '#lib/wizard/waiting/green.ts'
import type { LookSubject } from '#lib/wizard/waiting/look.ts'
import { greenMailWords } from '#lib/words/en/mails.ts'

/** Mails to one address, and about one setup, within an hour. */
export const mostMails = 10
export const mailWindowMs = 60 * 60 * 1000

/**
 * Writes the mails to those who wait for a subject to turn green, and forgets that they did.
 * Whoever has had too many of late stays on the list: the daily look writes theirs.
 */
export async function mailIfGreen(tx: Database, setup: SetupModel, subject: LookSubject, at: Date): Promise<void> {
  const waiting = await lockGreenMails(tx, setup.id, subject)
  if (waiting.length === 0 || !isGreen(setup, subject, at)) return
  const { subject: title, text } = greenMail(setup, subject, at)
  for (const { id, address } of waiting) {
    const { ofAddress, ofSetup } = await countMails(tx, { setupId: setup.id, address }, new Date(at.getTime() - mailWindowMs))
    if (ofAddress.sent >= mostMails || ofSetup.sent >= mostMails) continue
    await insertMail(tx, { id: randomUUID(), setupId: setup.id, address, subject: title, text, createdAt: at, nextAt: at })
    await deleteGreenMail(tx, setup.id, id)
  }
}

/**
 * The mail in words. It names nothing that somebody has typed as free text, so that nobody
 * can have a message of their own sent to others, and leads to the page only where it is
 * known under which address people reach the wizard; the page asks for the session as ever.
 */
function greenMail(setup: SetupModel, subject: LookSubject, at: Date): { subject: string; text: string } {
  const { publicUrl } = readEnv()
  const hostname = hostOf(setup, subject)?.hostname ?? setup.answers['braze-setup']?.sendingDomain ?? ''
  const step = subject.kind === 'records' ? 'verify-records' : 'cdn-setup'
  const link = publicUrl ? `${publicUrl}${paths.step(setup.id, step)}` : null
  const run = runsOf(setup, subject).finished
  const warnings = run ? warningTitles(run).length : 0
  const standing = requestStanding(setup)
  return greenMailWords({ kind: subject.kind, hostname, reference: setup.reference, link, at: at.toISOString(), standing, warnings })
}
