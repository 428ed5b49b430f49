import type { Guide } from '#lib/providers/guide.ts'
import type { FormView } from '#lib/wizard/forms/form.ts'
import type { CutOverView } from '#lib/wizard/records/cut-over-view.ts'
import type { RecordsOutView } from '#lib/wizard/records/records-out.ts'
import type { FindingView, LinkHostView, RunView } from '#lib/wizard/view.ts'
import type { HandOffRole } from './model.ts'

/** How far an admin's tasks are. `waiting`: nothing is theirs to do right now. */
export type TasksState = 'to-do' | 'checking' | 'waiting' | 'done'

/** An admin's page: their tasks and nothing else of the setup. */
export interface TasksView {
  id: string
  role: HandOffRole
  customerName: string
  sentBy: string
  sentTo: string
  note: string
  createdAt: string
  expiresAt: string
  /** the last "I've done it" */
  doneAt: string | null
  state: TasksState
  /** the one thing to do now, or what is waited for, one sentence */
  next: string
  /** null where there are no records to be entered, and for a CDN admin */
  records: RecordTaskView | null
  cutOvers: CutOverTaskView[]
  edges: EdgeTaskView[]
}

export interface RecordTaskView {
  /** as the zone's own DNS host wants them */
  out: RecordsOutView
  run: RunView | null
  earlier: RunView | null
  /** what is to be mended, from the last finished look */
  problems: FindingView[]
}

/** Where the change of a link host's record stands. `not-yet`: it must not be changed. */
export type CutOverState = 'not-yet' | 'due' | 'checking' | 'done'

/** A link host whose record is changed once the CDN was rehearsed. */
export interface CutOverTaskView {
  linkHostId: string
  hostname: string
  /** only when it is safe */
  record: CutOverView | null
  state: CutOverState
  /** why not yet, or what to do */
  sentence: string
  /** the last look at the public name: only what DNS answers */
  run: RunView | null
  problems: FindingView[]
}

/** Where the CDN's part of a link host stands. `others`: what is left is not the CDN admin's. */
export type EdgeTaskState = 'give-edge' | 'rehearse' | 'checking' | 'problem' | 'others' | 'done'

/** A link host to be set up at the CDN. */
export interface EdgeTaskView {
  host: LinkHostView
  state: EdgeTaskState
  sentence: string
  guide: Guide | null
  form: FormView<'edgeName'>
  /** what is shown, and may be started again */
  kind: 'rehearsal' | 'check'
}

/** One line of the list of links that were made for admins. */
export interface HandOffView {
  id: string
  role: HandOffRole
  sentBy: string
  sentTo: string
  createdAt: string
  openedAt: string | null
  doneAt: string | null
  expiresAt: string
  ended: 'revoked' | 'expired' | null
  /** how many of the things that are theirs are proven */
  progress: { done: number; of: number }
}

/** The links made for admins, and those that can be made now. */
export interface HandOffsView {
  rows: HandOffView[]
  offered: HandOffRole[]
  /** who sent the last one, so that it is not asked again */
  sentBy: string
}

/** The messages to send a link with; shown this once, since the link is in them. */
export interface HandOffMessage {
  url: string
  subject: string
  text: string
  /** opens the sender's own mail program with all of it */
  mailto: string
  chat: string
}
