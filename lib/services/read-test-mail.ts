import { randomUUID } from 'node:crypto'
import { database } from '#lib/store/database.ts'
import { recordEvent } from '#lib/store/queries/events.ts'
import { countRunsSince } from '#lib/store/queries/runs.ts'
import { lockSetup } from '#lib/store/queries/setups.ts'
import { insertMail } from '#lib/store/queries/traces.ts'
import { readMail } from '#lib/wizard/trace/mail/read-mail.ts'
import { largestMail } from '#lib/wizard/trace/mail/size.ts'
import { xRayWords } from '#lib/words/en/x-ray.ts'
import { mailProblems } from '#lib/words/en/x-ray-mail.ts'
import { editorOf } from './authorise.ts'
import type { Context } from './context.ts'
import { mostRunsOfSetup, setupWindowMs } from './start-run.ts'

export type ReadTestMailResult =
  | { ok: true; runId: string }
  | { ok: false; reason: 'form'; message: string }
  | { ok: false; reason: 'too-soon'; retryAfterMs: number }
  | { ok: false; reason: 'not-found' }

/** Reads a saved mail and keeps its links and who sent it when; its text is gone when this returns. */
export async function readTestMail(context: Context, setupId: string, file: unknown): Promise<ReadTestMailResult> {
  const actor = editorOf(context, setupId)
  if (!actor) return { ok: false, reason: 'not-found' }
  if (!(file instanceof Blob)) return { ok: false, reason: 'form', message: mailProblems.missing }
  if (file.size > largestMail) return { ok: false, reason: 'form', message: mailProblems['too-large'] }
  const db = await database()
  const recent = await countRunsSince(db, setupId, new Date(Date.now() - setupWindowMs))
  if (recent >= mostRunsOfSetup) return { ok: false, reason: 'too-soon', retryAfterMs: 60_000 }
  const read = await readMail(new Uint8Array(await file.arrayBuffer()))
  if (!read.ok) return { ok: false, reason: 'form', message: mailProblems[read.problem] }
  const { mail } = read
  return db.transaction(async (tx): Promise<ReadTestMailResult> => {
    if (!(await lockSetup(tx, setupId))) return { ok: false, reason: 'not-found' }
    const [runId, at] = [randomUUID(), new Date()]
    // Its host is none that was looked at: the sender's domain stands for it.
    await insertMail(tx, { id: runId, setupId, hostname: `mail:${mail.fromDomain ?? ''}`, input: { kind: 'mail', mail }, at })
    await recordEvent(tx, { setupId, actor, kind: 'mail-read', params: { from: mail.fromDomain ?? xRayWords.unknownSender }, at })
    return { ok: true, runId }
  })
}
