'use client'

import { useForm } from '#components/form/action-form.tsx'
import { CheckField } from '#components/form/fields.tsx'

/** Appears when the link is on no link host of the setup: the visitor's word that it is meant. */
export function OtherHost({ label }: { label: string }) {
  const { state } = useForm()
  return state.values.other === undefined ? null : <CheckField name="other" label={label} />
}
