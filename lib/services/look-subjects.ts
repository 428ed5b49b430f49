import type { Target } from '#lib/engine/target/target.ts'
import { defaultEspTarget } from '#lib/providers/registry.ts'
import type { SetupModel } from '#lib/wizard/model.ts'
import { targetOf } from '#lib/wizard/target-of.ts'
import type { LookKind } from '#lib/wizard/waiting/look.ts'

/** One thing to look at, by what is answered now. */
export interface LookedAt {
  linkHostId: string | null
  hostname: string
  target: Target
}

/** What a run would look at; without `linkHostId` every link host. Or why there is nothing. */
export function lookSubjects(
  setup: SetupModel,
  { kind, linkHostId }: { kind: LookKind; linkHostId?: string },
): LookedAt[] | 'no-esp' | 'no-records' | 'no-edge' | 'not-found' {
  const braze = setup.answers['braze-setup']
  if (!braze) return 'no-esp'
  if (kind === 'records') return recordsSubject(setup, braze)
  const hosts = linkHostId === undefined ? setup.hosts : setup.hosts.filter(({ id }) => id === linkHostId)
  if (hosts.length === 0) return 'not-found'
  const subjects = hosts.flatMap((host) => {
    const target = targetOf(kind, host, setup.answers, setup.records)
    return target ? [{ linkHostId: host.id, hostname: host.hostname, target }] : []
  })
  return subjects.length > 0 ? subjects : 'no-edge'
}

/** The records are one subject: the sending domain stands for them in the cap and in the evidence. */
function recordsSubject(setup: SetupModel, braze: NonNullable<SetupModel['answers']['braze-setup']>): LookedAt[] | 'no-records' {
  if (setup.records.length === 0) return 'no-records'
  const { esp, region, sendingDomain: hostname } = braze
  const target = { hostname, esp, region, espTarget: defaultEspTarget(esp, region), links: [], appLinks: false, records: [] }
  return [{ linkHostId: null, hostname, target }]
}
