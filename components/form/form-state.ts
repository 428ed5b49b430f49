import type { FormView } from '#lib/wizard/forms/form.ts'

/** What a form knows after it was sent: what was typed, and what to say beside which field. */
export interface FormState {
  /** grows with each answer, so that the same answer twice is still news */
  turn: number
  values: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string>>
  /** what concerns the form as a whole */
  message?: string
  /** the form was taken and the page stays: what to tell */
  done?: string
  /** an address that is shown this once */
  link?: string
  /** texts that are shown this once, to be copied */
  copies?: readonly Copy[]
}

export interface Copy {
  label: string
  text: string
  /** opens the text in a program of the visitor's own */
  open?: { href: string; label: string }
}

/** A form without fields, before it was sent. */
export const freshForm: FormState = { turn: 0, values: {}, errors: {} }

/** A form as a service gave it, before it was sent or after it came back. */
export function formState(view: FormView<string>, turn = 0): FormState {
  // In the order of the fields, whatever the order in which they were read.
  const errors = Object.keys(view.values).flatMap((name) => (view.errors[name] ? [[name, view.errors[name].message]] : []))
  return { turn, values: view.values, errors: Object.fromEntries(errors) }
}
