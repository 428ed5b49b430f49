import { ActionForm, type FormAction } from '#components/form/action-form.tsx'
import { freshForm } from '#components/form/form-state.ts'
import { Submit } from '#components/form/submit.tsx'
import { PageShell } from '#components/page-shell.tsx'
import { PageTitle } from '#components/page-title.tsx'
import { buttonClass } from '#components/ui/button.tsx'
import { Moment } from '#components/ui/moment.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PrintButton } from '#components/ui/print-button.tsx'
import type { TaskRun } from '#lib/wizard/hand-over/tasks.ts'
import type { CutOverTaskView, TasksView } from '#lib/wizard/hand-over/view.ts'
import { tasksPageWords as words } from '#lib/words/en/tasks.ts'
import { formChrome } from '#lib/words/en/ui.ts'
import { CutOverTask } from './cut-over-task.tsx'
import { EdgeTask } from './edge-task.tsx'
import { KeepFresh } from './keep-fresh.tsx'
import { RecordTask } from './record-task.tsx'

/** What an admin may press. */
export interface TaskActions {
  done: FormAction
  edgeDone: (linkHostId: string) => FormAction
  look: (run: TaskRun) => FormAction
}

/** An admin's own page: who asks and why, the one thing to do, and each thing with its live state. */
export function TasksPage({ tasks, actions }: { tasks: TasksView; actions: TaskActions }) {
  const { role, customerName, sentBy, records, cutOvers, edges } = tasks
  // What is to be done now stands before what was done.
  const [due, others] = [cutOvers.filter(({ state }) => state === 'due'), cutOvers.filter(({ state }) => state !== 'due')]
  const changed = (cutOver: CutOverTaskView) => (
    <CutOverTask key={cutOver.linkHostId} cutOver={cutOver} look={actions.look({ kind: 'check', linkHostId: cutOver.linkHostId })} />
  )
  return (
    <PageShell aside={customerName} help={words.help(sentBy)}>
      <KeepFresh />
      <div className="flex max-w-4xl flex-col gap-8">
        <PageTitle kicker={words.kicker[role]} title={words.title[role](customerName)} lead={words.why[role](customerName)} />
        <Sender tasks={tasks} />
        <Next tasks={tasks} done={actions.done} />
        {due.map(changed)}
        {records ? <RecordTask task={records} look={actions.look({ kind: 'records' })} /> : null}
        {others.map(changed)}
        {edges.map((task) => (
          <EdgeTask
            key={task.host.id}
            task={task}
            done={actions.edgeDone(task.host.id)}
            look={actions.look({ kind: task.kind, linkHostId: task.host.id })}
            open={edges.length === 1}
          />
        ))}
        {records || cutOvers.length > 0 || edges.length > 0 ? null : <p className="text-muted">{words.nothing}</p>}
        <p className="text-sm text-muted">
          {words.until} <Moment at={tasks.expiresAt} />.
        </p>
      </div>
    </PageShell>
  )
}

function Sender({ tasks: { sentBy, sentTo, createdAt, note, records } }: { tasks: TasksView }) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="flex min-w-0 flex-col gap-2">
        <p className="text-muted wrap-anywhere">
          {words.sent(sentBy, sentTo)}, <Moment at={createdAt} />
        </p>
        {note ? (
          <blockquote className="max-w-prose border-l-4 border-line pl-4 wrap-anywhere">
            <span className="sr-only">{words.note(sentBy)}: </span>
            {note}
          </blockquote>
        ) : null}
      </div>
      {records ? null : <PrintButton label={words.print} className={buttonClass('secondary')} />}
    </div>
  )
}

/** The one thing to do now, with the button that has it looked at; for the CDN the button stands at each host. */
function Next({ tasks, done }: { tasks: TasksView; done: FormAction }) {
  if (tasks.state === 'done') return <Notice tone="good" title={tasks.next} level={2} />
  return (
    <section aria-labelledby="next" className="flex flex-col gap-4 rounded-lg border border-accent bg-accent-soft p-5 sm:p-6">
      <div className="min-w-0">
        <h2 id="next" className="text-sm font-semibold text-accent">
          {words.next}
        </h2>
        <p className="text-lg font-semibold wrap-anywhere">{tasks.next}</p>
        {tasks.doneAt ? (
          <p className="text-sm text-muted">
            {words.doneAt} <Moment at={tasks.doneAt} />.
          </p>
        ) : null}
      </div>
      {tasks.role === 'dns-admin' && tasks.state === 'to-do' ? (
        <ActionForm
          action={done}
          initial={freshForm}
          errorTitle={formChrome.errorTitle}
          className="no-print flex flex-col items-start gap-2"
        >
          <Submit>{words.done}</Submit>
          <p className="text-sm text-muted">{words.doneLead}</p>
        </ActionForm>
      ) : null}
    </section>
  )
}
