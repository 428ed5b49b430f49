import type { HandOffGrant } from '#lib/auth/actor.ts'
import { database } from '#lib/store/database.ts'
import { findLiveHandOff } from '#lib/store/queries/hand-offs.ts'
import type { HandOffRole } from '#lib/wizard/hand-over/model.ts'
import { isInSight } from '#lib/wizard/hand-over/narrow-run.ts'
import type { RunModel } from '#lib/wizard/model.ts'
import type { RunRowView } from '#lib/wizard/view.ts'
import { viewerOf } from './authorise.ts'
import type { Context } from './context.ts'

/** What of a run may be seen: all of it, or an admin's lines for as long as their link works. */
export type RunSight = 'all' | { keep: (row: RunRowView) => boolean; holds: () => Promise<boolean> }

/** The runs that an admin may see, by what they look at. */
const kindsOf: Record<HandOffRole, readonly RunModel['kind'][]> = { 'dns-admin': ['records', 'check'], 'cdn-admin': ['rehearsal', 'check'] }

/** Whether an admin may see, and have made, runs of this kind. */
export const isRunOf = ({ role }: HandOffGrant, kind: RunModel['kind']): boolean => kindsOf[role].includes(kind)

/** What this visitor may see of a run; null where nothing. */
export function sightOf(context: Context, run: Pick<RunModel, 'setupId' | 'kind'>): RunSight | null {
  if (viewerOf(context, run.setupId)) return 'all'
  const grant = context.grants.handOffs.find((one) => one.setupId === run.setupId && isRunOf(one, run.kind))
  return grant ? { keep: (row) => isInSight(grant.role, row), holds: () => stillWorks(grant) } : null
}

const stillWorks = async ({ id }: HandOffGrant): Promise<boolean> => (await findLiveHandOff(await database(), id, new Date())) !== undefined
