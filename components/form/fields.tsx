'use client'

import type { ReactNode } from 'react'
import { useForm } from './action-form.tsx'

const control =
  'w-full rounded-md border bg-surface px-3 py-2 text-base text-ink placeholder:text-muted hover:border-accent aria-invalid:border-2'

interface FieldFrameProps {
  id: string
  label: string
  hint?: ReactNode
  error?: string
  children: ReactNode
}

function FieldFrame({ id, label, hint, error, children }: FieldFrameProps) {
  return (
    <div className={`flex flex-col gap-1.5 ${error ? 'border-l-4 border-bad pl-4' : ''}`}>
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="max-w-prose text-sm text-muted">
          {hint}
        </p>
      ) : null}
      {error ? <FieldError id={id} text={error} /> : null}
      {children}
    </div>
  )
}

function FieldError({ id, text }: { id: string; text: string }) {
  return (
    <p id={`${id}-error`} className="font-semibold text-bad">
      {text}
    </p>
  )
}

const describedBy = (id: string, hint: unknown, error: unknown): string | undefined =>
  [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined

interface TextFieldProps {
  name: string
  label: string
  hint?: ReactNode
  /** several lines */
  rows?: number
  type?: 'text' | 'email' | 'url'
  autoComplete?: string
  /** host names and records: no capitals, no spelling, fixed width */
  technical?: boolean
}

/** A line or a box of text with its label, its hint and, when it was not taken, the reason; what was typed stays. */
export function TextField({ name, label, hint, rows, type = 'text', autoComplete = 'off', technical = false }: TextFieldProps) {
  const { state, idOf } = useForm()
  const id = idOf(name)
  const error = state.errors[name]
  const shared = {
    id,
    name,
    defaultValue: state.values[name] ?? '',
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy(id, hint, error),
    autoComplete,
    ...(technical ? { spellCheck: false, autoCapitalize: 'none', autoCorrect: 'off', dir: 'ltr' } : {}),
    className: `${control} ${error ? 'border-bad' : 'border-line-strong'} ${technical ? 'font-mono text-[0.9375rem]' : ''} ${rows ? '' : 'min-h-11'}`,
  } as const
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      {rows ? <textarea key={state.turn} rows={rows} {...shared} /> : <input key={state.turn} type={type} {...shared} />}
    </FieldFrame>
  )
}

export interface Option {
  value: string
  label: string
  hint?: string
}

interface SelectFieldProps {
  name: string
  label: string
  hint?: ReactNode
  options: readonly Option[]
}

/** One of several, in the platform's own list. */
export function SelectField({ name, label, hint, options }: SelectFieldProps) {
  const { state, idOf } = useForm()
  const id = idOf(name)
  const error = state.errors[name]
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <select
        key={state.turn}
        id={id}
        name={name}
        defaultValue={state.values[name] ?? ''}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        className={`${control} min-h-11 sm:max-w-sm ${error ? 'border-bad' : 'border-line-strong'}`}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

/** One of a few, all in sight. The first choice carries the field's id, so that the summary's link leads to it. */
export function RadioField({ name, label, hint, options }: SelectFieldProps) {
  const { state, idOf } = useForm()
  const id = idOf(name)
  const error = state.errors[name]
  return (
    <div className={error ? 'border-l-4 border-bad pl-4' : ''}>
      <fieldset aria-describedby={describedBy(id, hint, error)} className="flex flex-col gap-1.5">
        <legend className="mb-1 font-semibold">{label}</legend>
        {hint ? (
          <p id={`${id}-hint`} className="max-w-prose text-sm text-muted">
            {hint}
          </p>
        ) : null}
        {error ? <FieldError id={id} text={error} /> : null}
        <div className="flex flex-col gap-2">
          {options.map((option, index) => (
            <label
              key={`${option.value}-${state.turn}`}
              className="flex min-h-11 items-start gap-3 rounded-md border border-line-strong px-4 py-2.5 hover:border-accent has-checked:border-accent has-checked:bg-accent-soft"
            >
              <input
                type="radio"
                id={index === 0 ? id : undefined}
                name={name}
                value={option.value}
                defaultChecked={state.values[name] === option.value}
                className="mt-1 size-5 shrink-0 accent-accent"
              />
              <span className="flex min-w-0 flex-col">
                <span>{option.label}</span>
                {option.hint ? <span className="text-sm text-muted">{option.hint}</span> : null}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  )
}

interface CheckFieldProps {
  name: string
  label: string
  hint?: string
}

/** Yes or no. */
export function CheckField({ name, label, hint }: CheckFieldProps) {
  const { state, idOf } = useForm()
  const id = idOf(name)
  const error = state.errors[name]
  return (
    <div className="flex flex-col gap-1.5">
      {error ? <FieldError id={id} text={error} /> : null}
      <label className="flex min-h-11 items-start gap-3 py-2">
        <input
          key={state.turn}
          type="checkbox"
          id={id}
          name={name}
          value="on"
          defaultChecked={state.values[name] === 'on'}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, hint, error)}
          className="mt-0.5 size-5 shrink-0 accent-accent"
        />
        <span className="flex min-w-0 flex-col">
          <span>{label}</span>
          {hint ? (
            <span id={`${id}-hint`} className="text-sm text-muted">
              {hint}
            </span>
          ) : null}
        </span>
      </label>
    </div>
  )
}
