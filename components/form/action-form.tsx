'use client'

import { createContext, type ReactNode, use, useActionState, useEffect, useRef } from 'react'
import { type FormState, freshForm } from './form-state.ts'

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>

interface FormContext {
  state: FormState
  pending: boolean
  /** the id of a field's element: names may repeat where a page has several forms */
  idOf: (name: string) => string
}

const Context = createContext<FormContext>({ state: freshForm, pending: false, idOf: (name) => name })

/** The state of the form around a field. */
export const useForm = () => use(Context)

interface ActionFormProps {
  action: FormAction
  initial: FormState
  /** heading of the list of what is wrong */
  errorTitle: string
  children: ReactNode
  /** tells the fields of several forms on one page apart */
  idPrefix?: string
  /** space between its parts */
  className?: string
}

/**
 * A form that a server action answers. Without a script it is posted and the
 * page comes back with the same state; with one, only the state comes back.
 */
export function ActionForm({ action, initial, errorTitle, children, idPrefix = '', className = 'flex flex-col gap-6' }: ActionFormProps) {
  const [state, submit, pending] = useActionState(action, initial)
  const summary = useRef<HTMLDivElement>(null)
  const idOf = (name: string) => `${idPrefix}${name}`

  useEffect(() => {
    if (state.turn > 0) summary.current?.focus()
  }, [state])

  return (
    <Context value={{ state, pending, idOf }}>
      <form action={submit} noValidate className={className}>
        <ErrorSummary ref={summary} state={state} title={errorTitle} idOf={idOf} />
        {children}
        <p role="status" className="font-semibold text-good empty:hidden">
          {state.done}
        </p>
      </form>
    </Context>
  )
}

interface ErrorSummaryProps {
  ref: React.Ref<HTMLDivElement>
  state: FormState
  title: string
  idOf: (name: string) => string
}

function ErrorSummary({ ref, state, title, idOf }: ErrorSummaryProps) {
  const errors = Object.entries(state.errors)
  if (errors.length === 0 && !state.message) return null
  return (
    <div ref={ref} role="alert" tabIndex={-1} className="flex flex-col gap-1 rounded-md border-2 border-bad bg-surface px-4 py-3.5 sm:px-5">
      <p className="font-semibold">{state.message ?? title}</p>
      <ul className="flex flex-col empty:hidden">
        {errors.map(([name, text]) => (
          <li key={name}>
            <a href={`#${idOf(name)}`} className="inline-block py-1 font-semibold text-bad underline underline-offset-4">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
