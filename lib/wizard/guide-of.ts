import { type Guide, guideFor } from '#lib/providers/guide.ts'
import type { LinkHostModel, SetupModel } from './model.ts'
import { targetOf } from './target-of.ts'

/** How to set up what was chosen in step 4 for this host; null where nothing was, or where others do it. */
export function guideOf(host: LinkHostModel, { answers, records }: SetupModel): Guide | null {
  const target = targetOf('check', host, answers, records)
  return target?.cdn ? guideFor(target.cdn, target) : null
}
