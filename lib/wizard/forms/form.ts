import type { FormErrorCode } from '#lib/words/en/forms.ts'

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
