import type { ReactNode } from 'react'
import { ActionForm, type FormAction } from '#components/form/action-form.tsx'
import { freshForm } from '#components/form/form-state.ts'
import { Submit } from '#components/form/submit.tsx'
import type { RunView } from '#lib/wizard/view.ts'
import { formChrome, runWords } from '#lib/words/en/ui.ts'
import { waitingWords } from '#lib/words/en/waiting.ts'
import { rowGroups } from './check-rows.tsx'
import type { MailActions } from './green-mail.tsx'
import { LiveRun } from './live-run.tsx'
import { VerdictTag } from './verdict-tag.tsx'
import { Waiting } from './waiting.tsx'

interface RunPanelProps {
  /** what is looked at, for announcements: a host name, or the records */
  about: string
  run: RunView | null
  /** the last run that was finished, shown while a new one goes on */
  earlier: ReactNode
  /** what the newest run brought; shown when it is finished */
  result: ReactNode
  /** starts a run; null where this visitor may not */
  start: FormAction | null
  /** words on the button: for the first time, and after that */
  label: string
  again: string
  /** something else comes first, so the button stays modest */
  modest?: boolean
  /** what to say while nothing was checked */
  never: string
  /** a page opens few streams at a time: browsers allow six to one server */
  stream: boolean
  /** how a mail is asked for when it turns green; null where none is sent, left out where this visitor may not */
  mail?: MailActions | null
}

/** A check that can be started, is watched while it goes on, and leaves its result. */
export function RunPanel({ about, run, earlier, result, start, label, again, modest = false, never, stream, mail }: RunPanelProps) {
  const running = run !== null && run.state !== 'finished'
  return (
    <div className="flex flex-col gap-5">
      {start ? (
        <ActionForm action={start} initial={freshForm} errorTitle={formChrome.errorTitle} className="flex flex-col items-start gap-3">
          {run ? null : <p className="max-w-prose text-muted">{never}</p>}
          <Submit look={run || modest ? 'secondary' : 'primary'} about={about}>
            {run?.state === 'finished' ? again : label}
          </Submit>
        </ActionForm>
      ) : null}
      {start || run ? null : <p className="text-muted">{never}</p>}
      {running ? (
        <noscript>
          <meta httpEquiv="refresh" content="2" />
          <p>{runWords.refreshes}</p>
        </noscript>
      ) : null}
      {run?.waiting ? <Waiting about={about} waiting={run.waiting} mail={mail} /> : null}
      {run ? (
        <LiveRun
          about={about}
          running={running}
          streamHref={stream ? run.streamHref : null}
          rows={run.rows.map(({ id, group, title, verdict, detail }) => ({ id, group, title, verdict, detail }))}
          groups={rowGroups(run.rows)}
          tags={verdictTags}
          words={{ progress: runWords.progress, lost: runWords.lost, changed: waitingWords.changed }}
          outcome={run.waiting?.outcome ?? null}
          finished={finishedSentence(run)}
        >
          {result}
        </LiveRun>
      ) : null}
      {running && earlier ? (
        <section className="flex flex-col gap-3 border-t border-line pt-5">
          <h3 className="text-lg">{runWords.earlier}</h3>
          <p className="text-muted">{runWords.earlierLead}</p>
          {earlier}
        </section>
      ) : null}
    </div>
  )
}

const verdictTags = {
  pass: <VerdictTag verdict="pass" />,
  warn: <VerdictTag verdict="warn" />,
  fail: <VerdictTag verdict="fail" />,
  unknown: <VerdictTag verdict="unknown" />,
  'not-applicable': <VerdictTag verdict="not-applicable" />,
  'not-checked': <VerdictTag verdict="not-checked" />,
}

function finishedSentence({ rows }: RunView): string {
  const passed = rows.filter(({ verdict }) => verdict === 'pass' || verdict === 'not-applicable').length
  return runWords.finished(passed, rows.length - passed)
}
