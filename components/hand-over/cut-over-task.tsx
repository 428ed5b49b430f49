import type { FormAction } from '#components/form/action-form.tsx'
import { FindingCard } from '#components/run/finding-card.tsx'
import { RunPanel } from '#components/run/run-panel.tsx'
import { CutOverRecord } from '#components/setup/cut-over-record.tsx'
import { Card } from '#components/ui/card.tsx'
import { HostName } from '#components/ui/host-name.tsx'
import type { IconName } from '#components/ui/icons.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { StatusTag, type Tone } from '#components/ui/status-tag.tsx'
import type { CutOverState, CutOverTaskView } from '#lib/wizard/hand-over/view.ts'
import { tasksPageWords } from '#lib/words/en/tasks.ts'
import { runWords } from '#lib/words/en/ui.ts'
import { LastLook } from './last-look.tsx'

const words = tasksPageWords.cutOver

const looks: Record<CutOverState, { tone: Tone; icon: IconName; turning?: boolean }> = {
  'not-yet': { tone: 'plain', icon: 'locked' },
  due: { tone: 'info', icon: 'started' },
  checking: { tone: 'info', icon: 'working', turning: true },
  done: { tone: 'good', icon: 'good' },
}

/** The record of a link host: kept back until the rehearsal says that it is safe to change it. */
export function CutOverTask({ cutOver, look }: { cutOver: CutOverTaskView; look: FormAction }) {
  const { hostname, state, sentence, record, problems, run } = cutOver
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
      {state === 'due' ? (
        <Notice tone="good" title={words.due} level={3}>
          <p>{words.dueWhy}</p>
        </Notice>
      ) : null}
      {record && state === 'due' ? <CutOverRecord view={record} change={words.change} /> : null}
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
          result={<LastLook run={run} />}
        />
      )}
    </Card>
  )
}
