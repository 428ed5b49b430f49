import { espIds, regions } from '#lib/engine/target/target.ts'
import type { AnswerOf } from '#lib/wizard/answers.ts'
import { type BrazeSetupField, brazeSetupFields, espManagedTlsAnswers } from './fields.ts'
import { FormErrors, type Parsed, type RawForm, readChoice, readValues } from './form.ts'
import { readHost } from './host-field.ts'

/** Most link hosts of one setup; a check of all of them has to stay a matter of seconds. */
export const mostLinkHosts = 20

export type BrazeSetupAnswer = AnswerOf<'braze-setup'> & { linkHosts: string[] }

/** Step 1. Host names are put into normal form; what cannot be is refused beside its field. Pure. */
export function parseBrazeSetup(raw: RawForm): Parsed<BrazeSetupField, BrazeSetupAnswer> {
  const values = readValues(brazeSetupFields, raw)
  const errors = new FormErrors<BrazeSetupField>()
  const esp = readChoice(espIds, values, 'esp', errors, 'esp-missing')
  const region = readChoice(regions, values, 'region', errors, 'region-missing')
  const espManagedTls = readChoice(espManagedTlsAnswers, values, 'espManagedTls', errors, 'managed-tls-missing')
  const sendingDomain = readSendingDomain(values, errors)
  const linkHosts = readLinkHosts(values.linkHosts, errors)
  if (errors.any || !esp || !region || !espManagedTls || !sendingDomain) return { ok: false, form: { values, errors: errors.errors } }
  const ticks = { allHostsListed: values.allHostsListed !== '', appLinks: values.appLinks !== '' }
  return { ok: true, answer: { esp, region, sendingDomain, espManagedTls, linkHosts, ...ticks } }
}

function readSendingDomain(values: Record<BrazeSetupField, string>, errors: FormErrors<BrazeSetupField>): string | undefined {
  // People know it as the end of a mail address.
  const typed = values.sendingDomain.trim().replace(/^[^@\s]*@/, '')
  if (typed === '') return errors.add('sendingDomain', 'sending-domain-missing')
  return readHost(typed, 'sendingDomain', errors, false)
}

function readLinkHosts(text: string, errors: FormErrors<BrazeSetupField>): string[] {
  const typed = text.split(/[\s,;]+/).filter((part) => part !== '')
  if (typed.length === 0) errors.add('linkHosts', 'link-hosts-missing')
  if (typed.length > mostLinkHosts) errors.add('linkHosts', 'link-hosts-too-many', { max: String(mostLinkHosts) })
  const hosts = typed.slice(0, mostLinkHosts).flatMap((part) => readHost(part, 'linkHosts', errors, true) ?? [])
  const twice = hosts.find((host, index) => hosts.indexOf(host) !== index)
  if (twice) errors.add('linkHosts', 'link-host-twice', { hostname: twice })
  return hosts
}
