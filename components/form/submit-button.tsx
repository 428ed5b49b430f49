'use client'

import { useForm } from './action-form.tsx'

interface SubmitButtonProps {
  children: string
  about?: string
  /** added to the button's name while the form is on its way */
  working: string
  /** from `buttonClass` */
  className: string
  /** name and value, where a form has several buttons */
  name?: string
  value?: string
}

/** Sends the form. It keeps its words while it works, and takes no second press. */
export function SubmitButton({ children, about, working, className, name, value }: SubmitButtonProps) {
  const { pending } = useForm()
  return (
    <button
      type="submit"
      name={name}
      value={value}
      aria-disabled={pending}
      onClick={(event) => pending && event.preventDefault()}
      className={className}
    >
      {children}
      {about ? <span className="sr-only">: {about}</span> : null}
      {pending ? (
        <>
          <span aria-hidden="true" className="size-4 animate-spin rounded-full border-2 border-current border-t-transparent" />
          <span className="sr-only">, {working}</span>
        </>
      ) : null}
    </button>
  )
}
