import { Moment } from '#components/ui/moment.tsx'
import type { RunView } from '#lib/wizard/view.ts'
import { runWords } from '#lib/words/en/ui.ts'

/** When something was last looked at. */
export function LastLook({ run }: { run: RunView | null }) {
  if (!run?.finishedAt) return null
  return (
    <p className="text-sm text-muted">
      {runWords.checkedAt} <Moment at={run.finishedAt} />
    </p>
  )
}
