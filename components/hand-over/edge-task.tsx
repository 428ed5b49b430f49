import { ActionForm, type FormAction } from '#components/form/action-form.tsx'
import { TextField } from '#components/form/fields.tsx'
import { formState } from '#components/form/form-state.ts'
import { Submit } from '#components/form/submit.tsx'
import { CdnGuide } from '#components/setup/steps/cdn-guide.tsx'
import { HostRun } from '#components/setup/steps/host-run.tsx'
import { Card } from '#components/ui/card.tsx'
import { HostName } from '#components/ui/host-name.tsx'
import type { IconName } from '#components/ui/icons.tsx'
import { StatusTag, type Tone } from '#components/ui/status-tag.tsx'
import type { EdgeTaskState, EdgeTaskView } from '#lib/wizard/hand-over/view.ts'
import { tasksPageWords } from '#lib/words/en/tasks.ts'
import { formChrome } from '#lib/words/en/ui.ts'

const words = tasksPageWords.edge

const looks: Record<EdgeTaskState, { tone: Tone; icon: IconName; turning?: boolean }> = {
  'give-edge': { tone: 'info', icon: 'todo' },
  rehearse: { tone: 'info', icon: 'todo' },
  checking: { tone: 'info', icon: 'working', turning: true },
  problem: { tone: 'bad', icon: 'bad' },
  others: { tone: 'care', icon: 'waiting' },
  done: { tone: 'good', icon: 'good' },
}

interface EdgeTaskProps {
  task: EdgeTaskView
  done: FormAction
  look: FormAction
  /** the only one of the page */
  open: boolean
}

/** One link host at the CDN: the guide, the name to be entered, and what the rehearsal says. */
export function EdgeTask({ task, done, look, open }: EdgeTaskProps) {
  const { host, state, guide, kind } = task
  const id = `edge-${host.id}`
  const rehearsal = kind === 'rehearsal'
  return (
    <Card labelledBy={id}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id={id} className="min-w-0 text-xl wrap-anywhere">
          <HostName>{host.hostname}</HostName>
        </h2>
        <StatusTag {...looks[state]}>{words.tag[state]}</StatusTag>
      </div>
      {guide ? <CdnGuide guide={guide} open={open && !host.edgeName && !host.rehearsal} /> : null}
      {state === 'done' || state === 'checking' ? null : (
        <ActionForm
          action={done}
          initial={formState(task.form)}
          errorTitle={formChrome.errorTitle}
          idPrefix={`${host.id}-`}
          className="no-print flex max-w-2xl flex-col gap-4"
        >
          <TextField name="edgeName" label={words.edgeName} hint={words.edgeNameHint} technical />
          <div className="flex flex-col items-start gap-2">
            <Submit about={host.hostname}>{tasksPageWords.done}</Submit>
            <p className="text-sm text-muted">{tasksPageWords.doneLead}</p>
          </div>
        </ActionForm>
      )}
      {host[kind] ? (
        <section aria-labelledby={`${id}-run`} className="flex flex-col gap-4 border-t border-line pt-6">
          <div className="flex flex-col gap-1">
            <h3 id={`${id}-run`} className="text-lg">
              {rehearsal ? words.rehearsal : words.check}
            </h3>
            <p className="max-w-prose text-muted">{rehearsal ? words.rehearsalLead : words.checkLead}</p>
          </div>
          <HostRun host={host} kind={kind} start={look} never={words.never} stream />
        </section>
      ) : null}
    </Card>
  )
}
