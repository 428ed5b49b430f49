'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { LookState } from '#lib/wizard/waiting/look.ts'

const pollMs = 1000
/** The server says when; a tenth at random keeps pages from asking in step. */
const jitter = 0.1
const unreachableMs = 15_000

interface LookAgainProps {
  href: string
  /** the finished run that the page shows */
  runId: string
  /** from when the page was made, milliseconds */
  nextInMs: number
  madeAt: string
  words: Record<'seconds' | 'minutes' | 'looking' | 'paused' | 'unreachable' | 'pause' | 'goOn' | 'pauseAbout', string>
  /** of the button */
  className: string
}

type Mode = 'waiting' | 'looking' | 'unreachable' | 'over'

/**
 * Looks again by itself while the page is looked at: when, the server decides. Says when it
 * does, without reading that out, and can be paused (WCAG 2.2.2).
 */
export function LookAgain({ href, runId, nextInMs, madeAt, words, className }: LookAgainProps) {
  const router = useRouter()
  const [paused, setPaused] = useState(false)
  const [mode, setMode] = useState<Mode>('waiting')
  const [leftMs, setLeftMs] = useState(nextInMs)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a page made anew (madeAt) begins anew, though the run and the pause may be the same
  useEffect(() => {
    if (paused) return
    let dueAt = Date.now() + nextInMs * (1 + Math.random() * jitter)
    let asking = false
    let left = false
    const wait = (next: Mode, ms: number) => {
      dueAt = Date.now() + ms
      setMode(next)
      setLeftMs(ms)
    }
    const take = (state: LookState | null) => {
      if (state === null) return wait('over', Number.POSITIVE_INFINITY)
      if (state.looking) return wait('looking', pollMs)
      const isNews = state.run !== null && state.run !== runId
      if (isNews || state.nextInMs === null) router.refresh()
      // The page that comes begins anew; these are for one that does not.
      if (isNews) return wait('looking', unreachableMs)
      wait('waiting', state.nextInMs === null ? unreachableMs : state.nextInMs * (1 + Math.random() * jitter))
    }
    const tick = async () => {
      if (document.hidden || asking) return
      setLeftMs(Math.max(0, dueAt - Date.now()))
      if (Date.now() < dueAt) return
      asking = true
      try {
        const answer = await fetch(href, { method: 'POST' })
        const state: LookState | null = answer.ok ? await answer.json() : null
        if (!left && (answer.ok || answer.status === 404)) take(state)
        else if (!left) wait('unreachable', unreachableMs)
      } catch {
        if (!left) wait('unreachable', unreachableMs)
      }
      asking = false
    }
    setMode('waiting')
    setLeftMs(nextInMs)
    const timer = setInterval(tick, pollMs)
    document.addEventListener('visibilitychange', tick)
    return () => {
      left = true
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [href, runId, nextInMs, madeAt, paused, router])

  if (mode === 'over') return null
  return (
    <p className="needs-script flex flex-wrap items-center gap-x-3 gap-y-1">
      <button type="button" onClick={() => setPaused(!paused)} className={className}>
        {paused ? words.goOn : words.pause}
        <span className="sr-only"> {words.pauseAbout}</span>
      </button>
      <span className="tabular-nums">{paused ? words.paused : textOf(mode, leftMs, words)}</span>
    </p>
  )
}

function textOf(mode: Mode, leftMs: number, words: LookAgainProps['words']): string {
  const seconds = Math.ceil(leftMs / 1000)
  if (mode === 'looking' || (mode === 'waiting' && seconds === 0)) return words.looking
  const pattern = mode === 'unreachable' ? words.unreachable : seconds < 120 ? words.seconds : words.minutes
  return pattern.replace('{count}', String(pattern === words.minutes ? Math.ceil(seconds / 60) : seconds))
}
