'use client'

import type { ReactNode } from 'react'
import { useForm } from './action-form.tsx'

/** One of several choices that need more than a line: what it means stands below its label. */
export interface Choice {
  value: string
  label: string
  hint: string
  children: ReactNode
}

/** One of a few, each on a card. The first carries the field's id, so that the summary's link leads to it. */
export function ChoiceField({ name, label, choices }: { name: string; label: string; choices: readonly Choice[] }) {
  const { state, idOf } = useForm()
  const id = idOf(name)
  const error = state.errors[name]
  return (
    <fieldset
      aria-describedby={error ? `${id}-error` : undefined}
      className={`flex min-w-0 flex-col gap-4 ${error ? 'border-l-4 border-bad pl-4' : ''}`}
    >
      <legend className="mb-3 text-lg font-semibold">{label}</legend>
      {error ? (
        <p id={`${id}-error`} className="font-semibold text-bad">
          {error}
        </p>
      ) : null}
      {choices.map((choice, index) => (
        <div
          key={`${choice.value}-${state.turn}`}
          className="flex flex-col gap-4 rounded-lg border border-line-strong bg-surface p-4 has-[input[type=radio]:checked]:border-accent has-[input[type=radio]:checked]:bg-accent-soft sm:p-5"
        >
          <label className="flex min-h-11 items-start gap-3">
            <input
              type="radio"
              id={index === 0 ? id : undefined}
              name={name}
              value={choice.value}
              defaultChecked={state.values[name] === choice.value}
              className="mt-1 size-5 shrink-0 accent-accent"
            />
            <span className="flex min-w-0 flex-col">
              <span className="font-semibold">{choice.label}</span>
              <span className="text-muted">{choice.hint}</span>
            </span>
          </label>
          {choice.children}
        </div>
      ))}
    </fieldset>
  )
}

/** Shown where a choice came back with reasons against it: they have to be read, then it is taken. */
export function AcceptField({ name, label, of }: { name: string; label: string; of: readonly string[] }) {
  const { state, idOf } = useForm()
  const id = idOf(name)
  const error = state.errors[name]
  if (!error) return null
  const choice = of.flatMap((field) => state.values[field] || []).join(':')
  return (
    <div className="flex flex-col gap-1.5 border-l-4 border-bad pl-4">
      <p id={`${id}-error`} className="max-w-prose font-semibold text-bad wrap-anywhere">
        {error}
      </p>
      <label className="flex min-h-11 items-start gap-3 py-2">
        <input
          key={state.turn}
          type="checkbox"
          id={id}
          name={name}
          value={choice}
          aria-describedby={`${id}-error`}
          className="mt-0.5 size-5 shrink-0 accent-accent"
        />
        {label}
      </label>
    </div>
  )
}
