'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import { announce } from '#components/ui/announcer.tsx'
import type { LiveHop } from '#lib/wizard/trace/view.ts'
import type { RunEvent } from '#lib/wizard/view.ts'

/** For a server in between that holds streams back. */
const refreshMs = 6000

interface LiveTraceProps {
  about: string
  streamHref: string
  hops: readonly LiveHop[]
  /** the tag of each verdict, made on the server */
  tags: Record<LiveHop['verdict'], ReactNode>
  /** what is read out when it is finished */
  finished: string
}

/** A walk while it goes on: each hop appears as it is asked, and turns when it has answered. */
export function LiveTrace({ about, streamHref, hops, tags, finished }: LiveTraceProps) {
  const router = useRouter()
  const [known, setKnown] = useState<ReadonlyMap<string, LiveHop>>(new Map(hops.map((hop) => [hop.id, hop])))

  useEffect(() => {
    const stream = new EventSource(streamHref)
    stream.addEventListener('row', (message) => {
      const { row } = JSON.parse(message.data) as RunEvent & { type: 'row' }
      setKnown((before) => new Map(before).set(row.id, row))
      announce(about, `${row.title}: ${row.detail}`)
    })
    stream.addEventListener('end', () => {
      stream.close()
      announce(about, finished)
      router.refresh()
    })
    const timer = setInterval(() => router.refresh(), refreshMs)
    return () => {
      stream.close()
      clearInterval(timer)
    }
  }, [streamHref, about, finished, router])

  const shown = [...known.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  return (
    <ol aria-label={about} className="divide-y divide-line border-y border-line">
      {shown.map((hop) => (
        <li key={hop.id} className="grid min-h-12 items-center gap-x-4 gap-y-1 py-2.5 sm:grid-cols-[1fr_auto]">
          <span className="min-w-0">
            <code className="wrap-anywhere">{hop.title}</code>
            <span className="block text-sm text-muted">{hop.detail}</span>
          </span>
          <span>{tags[hop.verdict]}</span>
        </li>
      ))}
    </ol>
  )
}
