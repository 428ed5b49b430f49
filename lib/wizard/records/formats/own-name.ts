import { registeredDomain } from '#lib/engine/target/domain-names.ts'
import { isAtOrBelow } from '#lib/wizard/records/normal/full-name.ts'
import type { Around } from './draft.ts'

/** Whether a name in full is the customer's. */
export const isOwnRecord = (name: string, { names: { origin, known } }: Around): boolean =>
  [origin, ...known].some((own) => own !== '' && isAtOrBelow(name, registeredDomain(own)))
