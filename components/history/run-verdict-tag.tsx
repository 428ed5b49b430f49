import { verdictLooks } from '#components/run/verdict-tag.tsx'
import { StatusTag } from '#components/ui/status-tag.tsx'
import type { ComparedKind } from '#lib/wizard/history/history-view.ts'
import type { ReportVerdict } from '#lib/wizard/view.ts'
import { historyWords as words } from '#lib/words/en/history.ts'

/** What a whole run came to, in words. */
export const verdictText = (kind: ComparedKind, verdict: ReportVerdict): string =>
  (kind === 'records' ? words.recordVerdicts : words.verdicts)[verdict]

const looks = { ready: verdictLooks.pass, 'not-ready': verdictLooks.fail, 'could-not-check': verdictLooks.unknown }

/** What a whole run came to. */
export function RunVerdictTag({ kind, verdict }: { kind: ComparedKind; verdict: ReportVerdict }) {
  return <StatusTag {...looks[verdict]}>{verdictText(kind, verdict)}</StatusTag>
}
