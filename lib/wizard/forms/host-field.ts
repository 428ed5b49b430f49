import { parseHostname } from '#lib/engine/target/hostname.ts'
import type { FormErrors } from './form.ts'
import { hostOfTyped, typedLinks } from './typed-link.ts'

/**
 * A host name as typed, in normal form; of a link that a mail service put its own address
 * around, the host inside; undefined with an error beside the field
 * where it has no plain meaning.
 * @param below true for a name that needs a CNAME, which an apex cannot have
 */
export function readHost<F extends string>(typed: string, field: F, errors: FormErrors<F>, below: boolean): string | undefined {
  const [link] = typedLinks(/^\s*https?:/i.test(typed) ? typed : `https://${typed.trim()}/`)
  if (link?.fault?.code === 'opaque') return errors.add(field, 'link-opaque', { by: link.fault.by })
  const isInside = link?.changes.some(({ code }) => code === 'unwrapped')
  const parsed = parseHostname((isInside && link && hostOfTyped(link)) || typed)
  if (!parsed.ok) return errors.add(field, `host-${parsed.fault}`, { typed: typed.trim() })
  if (below && parsed.apex) return errors.add(field, 'host-apex', { hostname: parsed.hostname })
  return parsed.hostname
}
