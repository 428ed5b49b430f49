'use client'

import { useEffect, useState } from 'react'

/** How long news is gathered before it is read out: one sentence instead of eleven. */
const batchMs = 2500

let publish: ((text: string) => void) | undefined
let timer: ReturnType<typeof setTimeout> | undefined
const news = new Map<string, string>()

/**
 * Has a text read out politely. Texts with the same topic replace each other
 * while they wait; `now` reads everything out at once.
 */
export function announce(topic: string, text: string, now = false) {
  news.set(topic, text)
  if (now) clearTimeout(timer)
  else if (timer) return
  timer = setTimeout(flush, now ? 0 : batchMs)
}

function flush() {
  timer = undefined
  publish?.([...news.values()].join(' '))
  news.clear()
}

/** The one status region of a page, there before anything is put into it. */
export function Announcer() {
  const [text, setText] = useState('')
  useEffect(() => {
    publish = setText
    return () => {
      publish = undefined
    }
  }, [])
  return (
    <div role="status" aria-atomic="true" className="sr-only">
      {text}
    </div>
  )
}
