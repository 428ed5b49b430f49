'use client'

import { type FormEvent, type ReactNode, useEffect, useRef, useState, useTransition } from 'react'
import { useForm } from '#components/form/action-form.tsx'
import { announce } from '#components/ui/announcer.tsx'

/** How long the typing has to rest before the text is sent to be read. */
const restMs = 500

export interface LiveReadingResult {
  /** made on the server: neither the parser nor its words travel to the browser */
  reading: ReactNode
  /** the same in one sentence, to be read out */
  said: string
}

interface LiveReadingProps {
  /** the field that is typed into */
  children: ReactNode
  /** how the saved text was read; without a script, all there is */
  saved: ReactNode
  read: (text: string) => Promise<LiveReadingResult | null>
  /** characters that are read at a time */
  longest: number
  words: { reading: string; failed: string }
}

/** Shows below a field how what is typed there would be read, while it is typed. */
export function LiveReading({ children, saved, read, longest, words }: LiveReadingProps) {
  const { state } = useForm()
  const [live, setLive] = useState<ReactNode>()
  const [pending, start] = useTransition()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const turn = useRef(0)
  useEffect(() => () => clearTimeout(timer.current), [])

  const look = (text: string) => {
    const mine = ++turn.current
    if (text.trim() === '') return setLive(null)
    start(async () => {
      // One character more than is read tells the server that there is more.
      const result = await read(text.slice(0, longest + 1)).catch(() => null)
      if (mine !== turn.current) return
      setLive(result?.reading ?? <p className="text-care">{words.failed}</p>)
      announce('paste', result?.said ?? words.failed)
    })
  }

  const onInput = (event: FormEvent) => {
    if (!(event.target instanceof HTMLTextAreaElement)) return
    const { value } = event.target
    clearTimeout(timer.current)
    timer.current = setTimeout(() => look(value), restMs)
  }

  // What came back refused is not what was saved.
  const shown = live === undefined ? (state.turn === 0 ? saved : null) : live
  return (
    <div className="flex flex-col gap-6" onInput={onInput}>
      {children}
      <div aria-busy={pending} className="flex flex-col gap-6 empty:hidden">
        {pending && !live ? <p className="text-muted">{words.reading}</p> : shown}
      </div>
    </div>
  )
}
