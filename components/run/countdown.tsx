'use client'

import { useEffect, useState } from 'react'

const stepMs = 30_000

interface CountdownProps {
  /** from when the page was made, milliseconds */
  leftMs: number
  words: Record<'inMinutes' | 'inMinute' | 'inHours' | 'over', string>
}

/** How long it still takes, twice a minute anew; nothing of it is read out. */
export function Countdown({ leftMs, words }: CountdownProps) {
  const [left, setLeft] = useState(leftMs)
  useEffect(() => {
    const end = Date.now() + leftMs
    setLeft(leftMs)
    const timer = setInterval(() => setLeft(end - Date.now()), stepMs)
    return () => clearInterval(timer)
  }, [leftMs])
  return <span className="tabular-nums">{textOf(left, words)}</span>
}

function textOf(leftMs: number, words: CountdownProps['words']): string {
  const minutes = Math.ceil(leftMs / 60_000)
  if (minutes <= 0) return words.over
  if (minutes === 1) return words.inMinute
  if (minutes < 120) return words.inMinutes.replace('{count}', String(minutes))
  return words.inHours.replace('{hours}', String(Math.floor(minutes / 60))).replace('{count}', String(minutes % 60))
}
