import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { after } from 'next/server'
import { HandOverEnded } from '#components/hand-over/ended.tsx'
import { TasksPage } from '#components/hand-over/tasks-page.tsx'
import { requestContext } from '#lib/auth/request-context.ts'
import { getTasks } from '#lib/services/get-tasks.ts'
import { noteOpened } from '#lib/services/note-opened.ts'
import { tasksPageWords as words } from '#lib/words/en/tasks.ts'
import { lookAgain, sayDone, sayEdgeDone } from './actions.ts'

interface Props {
  params: Promise<{ id: string }>
}

export const metadata: Metadata = { title: words.pageTitle }

export default async function HandedOverTasks({ params }: Props) {
  const { id } = await params
  const context = await requestContext()
  const tasks = await getTasks(context, id)
  // Not `notFound`: its page takes a script to appear.
  if (!tasks) return <HandOverEnded />
  const userAgent = (await headers()).get('user-agent')
  // Afterwards: a note that cannot be kept keeps nobody from the tasks.
  after(() => noteOpened(context, id, userAgent))
  return (
    <TasksPage
      tasks={tasks}
      actions={{
        done: sayDone.bind(null, id),
        edgeDone: (linkHostId) => sayEdgeDone.bind(null, id, linkHostId),
        look: (run) => lookAgain.bind(null, id, run),
      }}
    />
  )
}
