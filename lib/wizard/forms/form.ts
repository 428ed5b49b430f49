import { type FormErrorCode, formErrors } from '#lib/words/en/forms.ts'

/** What is wrong with one field: a code whose sentence stands in the catalogue, and what the sentence names. */
export interface FieldError {
  code: FormErrorCode
  params: Record<string, string>
  /** the sentence beside the field */
  message: string
}

/** A form as it is shown: what was typed (or stored), and what is wrong beside each field. */
export interface FormView<F extends string> {
  values: Record<F, string>
  errors: Partial<Record<F, FieldError>>
}

/** What a form sends: text by field name. A missing field reads as empty, an unknown one is dropped. */
export type RawForm = { readonly [field: string]: FormDataEntryValue | undefined }

/** The answers of a form, or the form with what was typed and what is wrong. */
export type Parsed<F extends string, T> = { ok: true; answer: T } | { ok: false; form: FormView<F> }

/** Longest text that is kept of one field, so that no form fills the database. */
const longestValue = 100_000

/**
 * What was typed, by field, blanks around it kept.
 * @param longest characters that are kept of one field
 */
export function readValues<F extends string>(fields: readonly F[], raw: RawForm, longest = longestValue): Record<F, string> {
  const text = (field: F) => {
    const value = raw[field]
    // NUL cannot be stored as text in PostgreSQL.
    return typeof value === 'string' ? value.slice(0, longest).replaceAll('\0', '') : ''
  }
  return Object.fromEntries(fields.map((field) => [field, text(field)])) as Record<F, string>
}

/** A form with nothing in it, or with what is stored. */
export const formWith = <F extends string>(fields: readonly F[], values: Partial<Record<F, string>> = {}): FormView<F> => ({
  values: Object.fromEntries(fields.map((field) => [field, values[field] ?? ''])) as Record<F, string>,
  errors: {},
})

/** An error with its sentence; long names in it are cut. */
export function fieldError(code: FormErrorCode, params: Record<string, string> = {}): FieldError {
  const short = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, value.length > 80 ? `${value.slice(0, 80)}…` : value]),
  )
  const sentence = formErrors[code] as (params: Record<string, string>) => string
  return { code, params: short, message: sentence(short) }
}

/** An error that carries sentences of its own, whole. */
export const textError = (code: FormErrorCode, message: string): FieldError => ({ code, params: {}, message })

/** Gathers what is wrong; the first error of a field stays. */
export class FormErrors<F extends string> {
  readonly errors: Partial<Record<F, FieldError>> = {}

  add(field: F, code: FormErrorCode, params?: Record<string, string>): undefined {
    this.errors[field] ??= fieldError(code, params)
    return undefined
  }

  get any(): boolean {
    return Object.keys(this.errors).length > 0
  }
}

/** One of a closed list, or the error. */
export function readChoice<F extends string, T extends string>(
  choices: readonly T[],
  values: Record<F, string>,
  field: F,
  errors: FormErrors<F>,
  missing: FormErrorCode,
): T | undefined {
  return choices.find((choice) => choice === values[field].trim()) ?? errors.add(field, missing)
}

/** A text that has to be there and may not be longer than `max`, blanks around it gone; control characters become blanks. */
export function readText<F extends string>(
  values: Record<F, string>,
  field: F,
  errors: FormErrors<F>,
  { missing, max }: { missing?: FormErrorCode; max: number },
): string {
  const text = values[field].replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim()
  if (text === '' && missing) errors.add(field, missing)
  if (text.length > max) errors.add(field, 'text-too-long', { max: String(max) })
  return text
}
