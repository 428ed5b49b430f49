import { registeredDomain } from '#lib/engine/target/domain-names.ts'
import { espNames, espOfName } from '#lib/providers/registry.ts'
import type { FormErrors } from '#lib/wizard/forms/form.ts'
import { readHost } from '#lib/wizard/forms/host-field.ts'
import { typedLinks } from '#lib/wizard/forms/typed-link.ts'
import type { OutlookInput } from './outlook-input.ts'

/**
 * The one thing that everybody has at hand: a link from a mail, a sender address or a
 * domain. Of a link only the host is kept: the rest may be somebody's own, and opening it
 * would count as a click. Undefined with an error beside the field where there is no name
 * in it; null where nothing was typed. Pure.
 */
export function readSample<F extends string>(text: string, field: F, errors: FormErrors<F>): OutlookInput | null | undefined {
  const typed = text.trim()
  if (typed === '') return null
  const [link] = typedLinks(typed)
  const isLink = /^https?:\/\//i.test(link?.link ?? '')
  if (isLink && link?.fault?.code === 'opaque') return errors.add(field, 'link-opaque', { by: link.fault.by })
  const hostname = readHost(isLink && link ? link.link : typed.replace(/^[^@\s]*@/, ''), field, errors, false)
  if (hostname === undefined) return undefined
  const esp = espOfName(hostname)
  if (esp) return errors.add(field, 'sample-of-esp', { hostname, esp: espNames[esp] })
  const given = isLink && isBelowDomain(hostname) ? 'link' : 'domain'
  return { ...plainName(hostname), given, ...(isLink && link && link.changes.length > 0 ? { changes: link.changes } : {}) }
}

/** A web site's own address stands for its domain: no mail's links are counted there. */
const plainName = (hostname: string): { hostname: string } => ({ hostname: isWeb(hostname) ? registeredDomain(hostname) : hostname })

const isWeb = (hostname: string): boolean => hostname === `www.${registeredDomain(hostname)}`

/** An apex holds no CNAME and a web site counts no clicks, so neither is a link host. */
const isBelowDomain = (hostname: string): boolean => hostname !== registeredDomain(hostname) && !isWeb(hostname)
