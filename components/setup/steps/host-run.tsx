import type { ReactNode } from 'react'
import type { FormAction } from '#components/form/action-form.tsx'
import type { MailActions } from '#components/run/green-mail.tsx'
import { Report } from '#components/run/report-view.tsx'
import { RunPanel } from '#components/run/run-panel.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import type { LinkHostView } from '#lib/wizard/view.ts'
import { runWords } from '#lib/words/en/ui.ts'

interface HostRunProps {
  host: LinkHostView
  kind: 'rehearsal' | 'check'
  start: FormAction | null
  never: string
  /** see `RunPanel` */
  stream: boolean
  /** see `RunPanel` */
  mail?: MailActions | null
  /** what to do now that it passed */
  children?: ReactNode
}

/** A rehearsal or a check of one link host: start it, watch it, read it. */
export function HostRun({ host, kind, start, never, stream, mail, children }: HostRunProps) {
  const run = host[kind]
  const earlier = host.earlier[kind]
  const rehearsal = kind === 'rehearsal'
  const folded = (report: ReactNode) =>
    rehearsal && isOvertaken(host) ? <Disclosure summary={runWords.rehearsalResult}>{report}</Disclosure> : report
  return (
    <RunPanel
      about={host.hostname}
      run={run}
      earlier={earlier?.report ? <Report report={earlier.report} rows={earlier.rows} rehearsal={rehearsal} /> : null}
      start={start}
      label={rehearsal ? runWords.rehearseNow : runWords.checkNow}
      again={rehearsal ? runWords.rehearseAgain : runWords.checkAgain}
      modest={!rehearsal && host.rehearsal?.verdict !== 'ready'}
      never={never}
      stream={stream}
      mail={mail}
      result={run?.report ? folded(<Report report={run.report} rows={run.rows} rehearsal={rehearsal} whenReady={children} />) : null}
    />
  )
}

/** Whether the public name was checked since the rehearsal, so that the rehearsal has nothing more to say. */
const isOvertaken = ({ check, rehearsal }: LinkHostView): boolean =>
  check?.state === 'finished' &&
  rehearsal?.state === 'finished' &&
  check.createdAt > rehearsal.createdAt &&
  (check.verdict === 'ready' || rehearsal.verdict !== 'ready')

/** The hosts whose runs are streamed: a browser opens six connections to one server, and a page needs some for itself. */
export const streamingHosts = (hosts: readonly LinkHostView[]): ReadonlySet<string> =>
  new Set(
    hosts
      .filter(({ check, rehearsal }) => isRunning(check) || isRunning(rehearsal))
      .slice(0, 2)
      .map(({ id }) => id),
  )

const isRunning = (run: LinkHostView['check']): boolean => run !== null && run.state !== 'finished'
