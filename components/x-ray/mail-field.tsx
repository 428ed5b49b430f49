'use client'

import { type ChangeEvent, type ReactNode, useState } from 'react'
import { useForm } from '#components/form/action-form.tsx'

interface MailFieldProps {
  label: string
  hint: ReactNode
  maxBytes: number
  /** what to say of a larger file; `{size}` stands for its megabytes */
  tooLarge: string
}

/** A file of a saved mail, to be chosen or dropped. One that is too large is not sent at all. */
export function MailField({ label, hint, maxBytes, tooLarge }: MailFieldProps) {
  const { state, idOf } = useForm()
  const [large, setLarge] = useState('')
  const id = idOf('mail')
  const error = large || state.errors.mail
  const look = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const size = currentTarget.files?.[0]?.size ?? 0
    setLarge(size > maxBytes ? tooLarge.replace('{size}', (size / 1024 / 1024).toFixed(1)) : '')
    if (size > maxBytes) currentTarget.value = ''
  }
  return (
    <div className={`flex flex-col gap-1.5 ${error ? 'border-l-4 border-bad pl-4' : ''}`}>
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <p id={`${id}-hint`} className="max-w-prose text-sm text-muted">
        {hint}
      </p>
      <p id={`${id}-error`} role={large ? 'alert' : undefined} className="font-semibold text-bad empty:hidden">
        {error}
      </p>
      <input
        key={state.turn}
        id={id}
        name="mail"
        type="file"
        accept=".eml,message/rfc822"
        onChange={look}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
        className={`w-full cursor-pointer rounded-md border-2 border-dashed bg-surface px-4 py-7 text-base text-muted file:mr-4 file:min-h-11 file:cursor-pointer file:rounded-md file:border-0 file:bg-sunken file:px-4 file:font-semibold file:text-ink hover:border-accent ${error ? 'border-bad' : 'border-line-strong'}`}
      />
    </div>
  )
}
