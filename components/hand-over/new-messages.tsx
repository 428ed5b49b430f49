'use client'

import { useForm } from '#components/form/action-form.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'

interface NewMessagesProps {
  /** what to say above them */
  made: string
  copy: { copy: string; done: string; refused: string }
  /** from `buttonClass` */
  buttonClass: string
}

/** The link and the messages that the form has just made, each to be copied whole. */
export function NewMessages({ made, copy, buttonClass }: NewMessagesProps) {
  const { state } = useForm()
  if (!state.copies) return null
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <p role="status" className="font-semibold text-good">
        {made}
      </p>
      {state.copies.map(({ label, text, open }) => (
        <div key={label} className="flex min-w-0 flex-col items-start gap-2">
          <p className="text-sm text-muted">{label}</p>
          <pre className="w-full min-w-0 rounded-md bg-sunken px-3.5 py-2.5 font-sans whitespace-pre-wrap wrap-anywhere select-all">
            {text}
          </pre>
          <div className="flex flex-wrap gap-3">
            <CopyButton text={text} label={copy.copy} about={label} done={copy.done} refused={copy.refused} />
            {open ? (
              <a href={open.href} className={buttonClass}>
                {open.label}
              </a>
            ) : null}
          </div>
        </div>
      ))}
    </div>
  )
}
