import { parseHostname } from '#lib/engine/target/hostname.ts'
import type { FormErrors } from './form.ts'

/**
 * A host name as typed, in normal form; undefined with an error beside the field
 * where it has no plain meaning.
 * @param below true for a name that needs a CNAME, which an apex cannot have
 */
export function readHost<F extends string>(typed: string, field: F, errors: FormErrors<F>, below: boolean): string | undefined {
  const parsed = parseHostname(typed)
  if (!parsed.ok) return errors.add(field, `host-${parsed.fault}`, { typed: typed.trim() })
  if (below && parsed.apex) return errors.add(field, 'host-apex', { hostname: parsed.hostname })
  return parsed.hostname
}
