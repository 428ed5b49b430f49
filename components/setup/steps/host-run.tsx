import type { ReactNode } from 'react'
import type { FormAction } from '#components/form/action-form.tsx'
import { Report } from '#components/run/report-view.tsx'
import { RunPanel } from '#components/run/run-panel.tsx'
import type { LinkHostView } from '#lib/wizard/view.ts'
import { runWords } from '#lib/words/en/ui.ts'

interface HostRunProps {
  host: LinkHostView
  kind: 'rehearsal' | 'check'
  start: FormAction | null
  never: string
  /** what to do now that it passed */
  children?: ReactNode
}

/** A rehearsal or a check of one link host: start it, watch it, read it. */
export function HostRun({ host, kind, start, never, children }: HostRunProps) {
  const run = host[kind]
  const rehearsal = kind === 'rehearsal'
  return (
    <RunPanel
      about={host.hostname}
      run={run}
      earlier={null}
      start={start}
      label={rehearsal ? runWords.rehearseNow : runWords.checkNow}
      never={never}
      stream
      result={run?.report ? <Report report={run.report} rows={run.rows} rehearsal={rehearsal} whenReady={children} /> : null}
    />
  )
}
