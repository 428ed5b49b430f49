import type { FormAction } from '#components/form/action-form.tsx'
import { FindingCard } from '#components/run/finding-card.tsx'
import { RunPanel } from '#components/run/run-panel.tsx'
import { Card } from '#components/ui/card.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { HostName } from '#components/ui/host-name.tsx'
import type { IconName } from '#components/ui/icons.tsx'
import { Moment } from '#components/ui/moment.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { StatusTag, type Tone } from '#components/ui/status-tag.tsx'
import type { CutOverState, CutOverView } from '#lib/wizard/hand-over/view.ts'
import { cdnSetupWords, recordsWords } from '#lib/words/en/pages.ts'
import { tasksPageWords } from '#lib/words/en/tasks.ts'
import { copyWords, runWords } from '#lib/words/en/ui.ts'

const words = tasksPageWords.cutOver

const looks: Record<CutOverState, { tone: Tone; icon: IconName; turning?: boolean }> = {
  'not-yet': { tone: 'plain', icon: 'locked' },
  due: { tone: 'info', icon: 'started' },
  checking: { tone: 'info', icon: 'working', turning: true },
  done: { tone: 'good', icon: 'good' },
}

/** The record of a link host: kept back until the rehearsal says that it is safe to change it. */
export function CutOverTask({ cutOver, look }: { cutOver: CutOverView; look: FormAction }) {
  const { hostname, state, sentence, edgeName, problems, run } = cutOver
  const id = `change-${cutOver.linkHostId}`
  return (
    <Card labelledBy={id}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id={id} className="min-w-0 text-xl wrap-anywhere">
          {words.title[state]}: <HostName>{hostname}</HostName>
        </h2>
        <StatusTag {...looks[state]}>{words.tag[state]}</StatusTag>
      </div>
      {state === 'not-yet' ? (
        <Notice tone="care" title={words.notYet(hostname)} level={3}>
          <p>{sentence}</p>
          <p>{words.notYetWhy}</p>
        </Notice>
      ) : null}
      {state === 'due' ? <p className="max-w-prose">{words.due}</p> : null}
      {edgeName ? <ChangedRecord hostname={hostname} edgeName={edgeName} /> : null}
      {state === 'due' ? (
        <ul className="flex max-w-prose list-disc flex-col gap-1 pl-5">
          <li>{words.replace}</li>
          <li>{cdnSetupWords.lowerTtl}</li>
        </ul>
      ) : null}
      {problems.length > 0 ? <h3 className="text-lg">{words.mend}</h3> : null}
      {problems.map((finding) => (
        <FindingCard key={`${finding.check}-${finding.code}`} finding={finding} hostname={hostname} level={4} />
      ))}
      {state === 'not-yet' ? null : (
        <RunPanel
          about={hostname}
          run={run}
          earlier={null}
          start={look}
          label={runWords.checkNow}
          again={runWords.checkNow}
          modest
          never={words.never}
          stream
          result={
            run?.finishedAt ? (
              <p className="text-sm text-muted">
                {runWords.checkedAt} <Moment at={run.finishedAt} />
              </p>
            ) : null
          }
        />
      )}
    </Card>
  )
}

function ChangedRecord({ hostname, edgeName }: { hostname: string; edgeName: string }) {
  const { column } = recordsWords
  return (
    <dl className="keep-together grid gap-3 rounded-md border border-line p-4 sm:grid-cols-[6rem_1fr_1fr]">
      <div>
        <dt className="text-sm text-muted">{column.type}</dt>
        <dd className="font-semibold">{words.type}</dd>
      </div>
      {[
        { term: column.name, text: hostname, label: recordsWords.copyName },
        { term: column.value, text: edgeName, label: recordsWords.copyValue },
      ].map(({ term, text, label }) => (
        <div key={term} className="flex min-w-0 flex-col items-start gap-1.5">
          <dt className="text-sm text-muted">{term}</dt>
          <dd className="flex flex-col items-start gap-2">
            <code className="wrap-anywhere select-all">
              <HostName>{text}</HostName>
            </code>
            <CopyButton
              text={text}
              label={label}
              about={recordsWords.copyFor(hostname)}
              done={copyWords.done}
              refused={copyWords.refused}
            />
          </dd>
        </div>
      ))}
    </dl>
  )
}
