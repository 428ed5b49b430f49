'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { announce } from '#components/ui/announcer.tsx'
import type { RunEvent, RunRowView } from '#lib/wizard/view.ts'

const refreshMs = 6000

export interface LiveRow extends Pick<RunRowView, 'id' | 'group' | 'title' | 'verdict' | 'detail'> {}

export interface LiveRunProps {
  /** what the run looks at, for announcements */
  about: string
  running: boolean
  /** null: shown as it is, without a stream of its own */
  streamHref: string | null
  rows: readonly LiveRow[]
  groups: readonly { id: string; title: string }[]
  /** the tag of each verdict, made on the server: its icon costs the browser nothing */
  tags: Record<RunRowView['verdict'], ReactNode>
  words: { progress: string; lost: string; changed: string }
  /** what was found, as a text that changes with it; null while the run goes on */
  outcome: string | null
  /** what is read out when it is finished */
  finished: string
  children: ReactNode
}

/** A run while it goes on: rows are there from the start and turn one by one. Afterwards, what the server says of it. */
export function LiveRun({ about, running, streamHref, rows, groups, tags, words, outcome, finished, children }: LiveRunProps) {
  const router = useRouter()
  const [turned, setTurned] = useState<Record<string, LiveRow>>({})
  const [lost, setLost] = useState(false)
  const wasRunning = useRef(running)
  const lastOutcome = useRef(outcome)

  useEffect(() => {
    if (wasRunning.current && !running) announce(about, `${about}: ${finished}`)
    // A look by itself is told only when it has found something else.
    else if (outcome !== null && lastOutcome.current !== null && outcome !== lastOutcome.current) {
      announce(about, `${about}: ${words.changed} ${finished}`)
    }
    wasRunning.current = running
    lastOutcome.current = outcome
  }, [running, outcome, about, finished, words.changed])

  useEffect(() => {
    if (!running) return
    // For a run without a stream here, and for a server in between that holds streams back.
    const timer = setInterval(() => router.refresh(), refreshMs)
    return () => clearInterval(timer)
  }, [running, router])

  useEffect(() => {
    if (!running || !streamHref) return
    const stream = new EventSource(streamHref)
    stream.addEventListener('row', (message) => {
      const event = JSON.parse(message.data) as RunEvent & { type: 'row' }
      setTurned((before) => ({ ...before, [event.row.id]: event.row }))
      announce(about, `${about}: ${fill(words.progress, event.checked, event.total)}`)
    })
    stream.addEventListener('end', () => {
      stream.close()
      router.refresh()
    })
    stream.onerror = () => setLost(stream.readyState === EventSource.CLOSED)
    return () => stream.close()
  }, [running, streamHref, about, words.progress, router])

  if (!running) return children
  const current = rows.map((row) => turned[row.id] ?? row)
  const checked = current.filter((row) => row.verdict !== 'not-checked').length
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-2">
        <p className="font-semibold tabular-nums">{fill(words.progress, checked, rows.length)}</p>
        <progress value={checked} max={Math.max(rows.length, 1)} aria-label={about} className="run-progress" />
      </div>
      {lost ? <p className="text-care">{words.lost}</p> : null}
      {groups.map((group) => (
        <RowGroup key={group.id} title={group.title} rows={current.filter((row) => row.group === group.id)} tags={tags} />
      ))}
    </div>
  )
}

function RowGroup({ title, rows, tags }: { title: string; rows: readonly LiveRow[]; tags: LiveRunProps['tags'] }) {
  if (rows.length === 0) return null
  return (
    <div>
      <h3 className="pb-1 text-sm font-semibold text-muted">{title}</h3>
      <ul className="divide-y divide-line border-y border-line">
        {rows.map((row) => (
          <li key={row.id} className="grid min-h-12 items-center gap-x-4 gap-y-1 py-2.5 sm:grid-cols-[1fr_auto]">
            <span className="min-w-0">
              <span>{row.title}</span>
              <span className="block text-sm text-muted wrap-anywhere empty:hidden">{row.detail}</span>
            </span>
            <span>{tags[row.verdict]}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** "{checked} of {total} checked": a sentence that crosses to the browser cannot be a function. */
const fill = (pattern: string, checked: number, total: number): string =>
  pattern.replace('{checked}', String(checked)).replace('{total}', String(total))
