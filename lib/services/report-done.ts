import type { HandOffGrant } from '#lib/auth/actor.ts'
import { setLinkHost } from '#lib/store/queries/answers.ts'
import { findLiveHandOff, markDone } from '#lib/store/queries/hand-offs.ts'
import { loadSetup } from '#lib/store/queries/setups.ts'
import { FormErrors, type FormView, type RawForm, readValues } from '#lib/wizard/forms/form.ts'
import { readEdgeName } from '#lib/wizard/forms/parse-cdn-setup.ts'
import { hasEdge } from '#lib/wizard/hand-over/cut-over.ts'
import { chosenCdn } from '#lib/wizard/target-of.ts'
import { stepTitles } from '#lib/words/en/wizard.ts'
import { handOffGrantOf } from './authorise.ts'
import { changeSetupAs } from './change-setup.ts'
import type { Context } from './context.ts'
import { type StartTaskRunResult, startDueRuns } from './start-task-run.ts'

/** A press within this time after the last one is no news, milliseconds. */
const pauseMs = 60_000

/**
 * "I've done it": starts the checks of what is due and notes that it was said.
 * Nothing is ever taken as done on somebody's word.
 */
export async function reportDone(context: Context, handOffId: string): Promise<StartTaskRunResult> {
  const grant = handOffGrantOf(context, handOffId)
  return grant ? startAndNote(grant) : { ok: false, reason: 'not-found' }
}

export type ReportEdgeResult = StartTaskRunResult | { ok: false; reason: 'form'; form: FormView<'edgeName'> }

/** "I've done it" at one link host's CDN: keeps the name that the CDN gave, and rehearses it. */
export async function reportEdge(context: Context, handOffId: string, linkHostId: string, raw: RawForm): Promise<ReportEdgeResult> {
  const grant = handOffGrantOf(context, handOffId)
  if (grant?.role !== 'cdn-admin') return { ok: false, reason: 'not-found' }
  let refused: FormView<'edgeName'> | undefined
  const kept = await changeSetupAs(grant.role, grant.setupId, async (tx) => {
    const setup = await loadSetup(tx, grant.setupId)
    const host = setup?.hosts.find(({ id }) => id === linkHostId)
    if (!setup || !host || !hasEdge(setup)) return null
    const values = readValues(['edgeName'], raw)
    const errors = new FormErrors<'edgeName'>()
    const edgeName = readEdgeName(values, host.hostname, errors, chosenCdn(setup.answers))
    if (!edgeName) refused = { values, errors: errors.errors }
    if (!edgeName || edgeName === host.edgeName) return null
    await setLinkHost(tx, grant.setupId, host.id, { edgeName, links: [...host.links] })
    return { kind: 'step-saved', params: { step: `${stepTitles['cdn-setup']} (${host.hostname})` } }
  })
  if (refused && !kept) return { ok: false, reason: 'form', form: refused }
  return startAndNote(grant, linkHostId)
}

async function startAndNote(grant: HandOffGrant, linkHostId?: string): Promise<StartTaskRunResult> {
  const started = await startDueRuns(grant, linkHostId)
  if (started.ok) await noteDone(grant)
  return started
}

async function noteDone(grant: HandOffGrant): Promise<void> {
  await changeSetupAs(grant.role, grant.setupId, async (tx, now) => {
    const handOff = await findLiveHandOff(tx, grant.id, now)
    if (!handOff || (handOff.doneAt && now.getTime() - handOff.doneAt.getTime() < pauseMs)) return null
    await markDone(tx, grant.id, now)
    return { kind: 'hand-off-done', params: { role: handOff.role, to: handOff.sentTo } }
  })
}
