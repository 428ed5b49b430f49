import { z } from 'zod'
import { FormErrors, type Parsed, type RawForm, readValues } from '#lib/wizard/forms/form.ts'

export const greenMailFields = ['address'] as const
export type GreenMailField = (typeof greenMailFields)[number]

/** RFC 5321, 4.5.3.1.3, less the angle brackets. */
const longestAddress = 254

/** Where to send the mail. The whole is compared in small letters, so that limits and repeats are seen. Pure. */
export function parseGreenMail(raw: RawForm): Parsed<GreenMailField, { address: string }> {
  const values = readValues(greenMailFields, raw)
  const errors = new FormErrors<GreenMailField>()
  const address = values.address.trim().toLowerCase()
  if (address === '') errors.add('address', 'mail-missing')
  else if (address.length > longestAddress || !z.email().safeParse(address).success)
    errors.add('address', 'mail-not-an-address', { typed: address })
  return errors.any ? { ok: false, form: { values, errors: errors.errors } } : { ok: true, answer: { address } }
}
