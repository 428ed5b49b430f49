'use client'

import { CopyButton } from '#components/ui/copy-button.tsx'
import { useForm } from './action-form.tsx'

interface NewLinkProps {
  label: string
  copy: { copy: string; done: string; refused: string }
}

/** The link that the form has just made, to be copied. */
export function NewLink({ label, copy }: NewLinkProps) {
  const { state } = useForm()
  if (!state.link) return null
  return (
    <div className="flex w-full flex-col items-start gap-2">
      <p className="text-sm text-muted">{label}</p>
      <code className="w-full rounded-md bg-sunken px-3.5 py-2.5 wrap-anywhere select-all">{state.link}</code>
      <CopyButton text={state.link} label={copy.copy} about={label} done={copy.done} refused={copy.refused} />
    </div>
  )
}
