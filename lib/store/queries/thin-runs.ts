import { sql } from 'drizzle-orm'
import type { Database } from '#lib/store/handle.ts'

const dayMs = 24 * 3600 * 1000
/** From this age on, days, a night of checks that all came to the same is kept by its first and its last. */
export const thinnedAfterDays = 30
/** How far behind that age is looked each time, days: what is older was thinned before. */
const lookedAtDays = 7

/**
 * Deletes old checks and rehearsals that asked for and came to the same as the one
 * before and the one after: checks repeat by themselves, and each keeps its evidence.
 */
export async function thinRuns(db: Database, now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - (thinnedAfterDays + lookedAtDays) * dayMs)
  const youngest = new Date(now.getTime() - thinnedAfterDays * dayMs)
  await db.execute(sql`
    delete from runs using (
      select id,
        outcome = lag(outcome) over subject and outcome = lead(outcome) over subject as is_repeated
      from (
        select id, setup_id, link_host_id, kind, created_at,
          jsonb_build_array(verdict, assessment -> 'rootCause', target) as outcome
        from runs
        where state = 'finished' and kind in ('check', 'rehearsal')
          and created_at between ${oldest.toISOString()} and ${youngest.toISOString()}
      ) as old
      window subject as (partition by setup_id, link_host_id, kind order by created_at)
    ) as judged
    where runs.id = judged.id and judged.is_repeated`)
}
