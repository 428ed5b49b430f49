import type { Grants } from '#lib/auth/actor.ts'
import type { FormView } from '#lib/wizard/forms/form.ts'

/** Who asks, as every service is told. */
export interface Context {
  grants: Grants
  /** scheme and host for links in full, no last slash: `https://wizard.example.com` */
  origin: string
  /** the address that the request came from, where there was a request */
  address?: string
}

/** The form comes back with what was typed and what is wrong; `not-found` also where access is not granted. */
export type FormResult<F extends string, T = Record<never, never>> =
  | ({ ok: true } & T)
  | { ok: false; reason: 'form'; form: FormView<F> }
  | { ok: false; reason: 'not-found' }
