'use client'

import { useEffect, useState } from 'react'
import { announce } from './announcer.tsx'

interface CopyButtonProps {
  /** what goes to the clipboard, whole */
  text: string
  /** what the button says, "Copy name" */
  label: string
  /** what a screen reader adds, "for link.mail.example.com" */
  about?: string
  /** what it says for two seconds after it worked */
  done: string
  /** what it says when the browser refuses */
  refused: string
}

/** Copies a text. The text also stands on the page to be selected: without a script there is no button. */
export function CopyButton({ text, label, about, done, refused }: CopyButtonProps) {
  const [outcome, setOutcome] = useState('')

  useEffect(() => {
    if (!outcome) return
    const timer = setTimeout(() => setOutcome(''), 2000)
    return () => clearTimeout(timer)
  }, [outcome])

  const tell = (told: string) => {
    setOutcome(told)
    announce('copy', told, true)
  }
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => tell(done),
      () => tell(refused),
    )

  return (
    <button
      type="button"
      onClick={copy}
      className="needs-script no-print inline-flex min-h-11 shrink-0 items-center rounded-md border border-line-strong bg-surface px-3.5 text-sm font-semibold text-ink hover:border-accent hover:text-accent"
    >
      {outcome || label}
      {about ? <span className="sr-only"> {about}</span> : null}
    </button>
  )
}
