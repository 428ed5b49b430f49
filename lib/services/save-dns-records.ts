import { putAnswer, putLinkHosts, putRecords } from '#lib/store/queries/answers.ts'
import { openQueue } from '#lib/store/queue.ts'
import type { DnsRecordsField } from '#lib/wizard/forms/fields.ts'
import type { RawForm } from '#lib/wizard/forms/form.ts'
import { parseDnsRecords } from '#lib/wizard/forms/parse-dns-records.ts'
import type { UnreadLine } from '#lib/wizard/records/parse-records.ts'
import { pasteContextOf } from '#lib/wizard/records/review/paste-context.ts'
import { stepTitles } from '#lib/words/en/wizard.ts'
import { editorOf } from './authorise.ts'
import { changeSetup } from './change-setup.ts'
import type { Context, FormResult } from './context.ts'
import { readSetup } from './read-setup.ts'
import { startTodayWith } from './start-today.ts'

/** Saves step 2: the records found in the text, the lines that may hold more, and link hosts that step 1 did not list. */
export async function saveDnsRecords(
  context: Context,
  setupId: string,
  raw: RawForm,
): Promise<FormResult<DnsRecordsField, { unread: UnreadLine[] }>> {
  const read = editorOf(context, setupId) ? await readSetup(context, setupId) : null
  const paste = read && pasteContextOf(read.setup)
  if (!paste) return { ok: false, reason: 'not-found' }
  const parsed = parseDnsRecords(raw, paste)
  if (!parsed.ok) return { ok: false, reason: 'form', form: parsed.form }
  const { records, addLinkHosts, ...answer } = parsed.answer
  const queue = await openQueue()
  const saved = await changeSetup(context, setupId, async (tx, now) => {
    await putAnswer(tx, setupId, 'dns-records', answer, now)
    await putRecords(tx, setupId, records)
    if (addLinkHosts.length > 0) await putLinkHosts(tx, setupId, [...paste.linkHosts, ...addLinkHosts], now)
    await startTodayWith(tx, queue, setupId)
    return { kind: 'step-saved', params: { step: stepTitles['dns-records'] } }
  })
  return saved ? { ok: true, unread: answer.unread } : { ok: false, reason: 'not-found' }
}
