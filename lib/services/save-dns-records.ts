import { putAnswer, putRecords } from '#lib/store/queries/answers.ts'
import { openQueue } from '#lib/store/queue.ts'
import type { DnsRecordsField } from '#lib/wizard/forms/fields.ts'
import type { RawForm } from '#lib/wizard/forms/form.ts'
import { parseDnsRecords } from '#lib/wizard/forms/parse-dns-records.ts'
import type { UnreadLineView } from '#lib/wizard/view.ts'
import { stepTitles } from '#lib/words/en/wizard.ts'
import { editorOf } from './authorise.ts'
import { changeSetup } from './change-setup.ts'
import type { Context, FormResult } from './context.ts'
import { readSetup } from './read-setup.ts'
import { startTodayWith } from './start-today.ts'

/** Saves step 2: the records found in the text, and the lines that were not understood. */
export async function saveDnsRecords(
  context: Context,
  setupId: string,
  raw: RawForm,
): Promise<FormResult<DnsRecordsField, { unread: UnreadLineView[] }>> {
  const read = editorOf(context, setupId) ? await readSetup(context, setupId) : null
  if (!read) return { ok: false, reason: 'not-found' }
  const hostnames = read.setup.hosts.map(({ hostname }) => hostname)
  const parsed = parseDnsRecords(raw, read.setup.answers['braze-setup']?.sendingDomain ?? '', hostnames)
  if (!parsed.ok) return { ok: false, reason: 'form', form: parsed.form }
  const { records, ...answer } = parsed.answer
  const queue = await openQueue()
  const saved = await changeSetup(context, setupId, async (tx, now) => {
    await putAnswer(tx, setupId, 'dns-records', answer, now)
    await putRecords(tx, setupId, records)
    await startTodayWith(tx, queue, setupId)
    return { kind: 'step-saved', params: { step: stepTitles['dns-records'] } }
  })
  return saved ? { ok: true, unread: answer.unread } : { ok: false, reason: 'not-found' }
}
