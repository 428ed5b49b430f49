import ipaddr from 'ipaddr.js'
import { createGuard } from '#lib/engine/net/guard.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { edgePublishesCname, espNames, espOfName, providerName } from '#lib/providers/registry.ts'
import { type CdnSetupField, cdnSetupFields } from './fields.ts'
import { FormErrors, type Parsed, type RawForm, readValues } from './form.ts'
import { readHost } from './host-field.ts'
import { hostOfTyped, type LinkChange, type TypedLink, typedLinks } from './typed-link.ts'

const mostLinks = 5
const longestLink = 8192

/** An answer, and what was done to the links that were typed, where anything was. */
export type ParsedCdnSetup = Parsed<CdnSetupField, CdnSetupAnswer> & { changes?: LinkChange[] }

export interface CdnSetupAnswer {
  /** null: not known yet; DNS may have moved already */
  edgeName: string | null
  links: string[]
}

/**
 * Step 5 of one link host. Links are kept byte for byte, but for what is surely not theirs: a changed one is another link. Pure.
 * @param cdn what was chosen in step 4
 */
export function parseCdnSetup(raw: RawForm, hostname: string, cdn?: Target['cdn']): ParsedCdnSetup {
  const values = readValues(cdnSetupFields, raw)
  const errors = new FormErrors<CdnSetupField>()
  const edgeName = values.edgeName.trim() === '' ? null : (readEdgeName(values, hostname, errors, cdn) ?? null)
  const typed = typedLinks(values.links)
  const links = [...new Set(typed.map(({ link }) => link))]
  if (links.length > mostLinks) errors.add('links', 'links-too-many', { max: String(mostLinks) })
  for (const link of typed.slice(0, mostLinks)) judgeLink(link, hostname, errors)
  if (errors.any) return { ok: false, form: { values, errors: errors.errors } }
  const changes = typed.flatMap((link) => link.changes)
  return { ok: true, answer: { edgeName, links }, ...(changes.length > 0 ? { changes } : {}) }
}

/** The edge's own name, which is never the link host's, or its address where it has none; undefined with an error beside the field. */
export function readEdgeName<F extends string>(
  values: Record<F | 'edgeName', string>,
  hostname: string,
  errors: FormErrors<F | 'edgeName'>,
  cdn: Target['cdn'],
): string | undefined {
  const typed = values.edgeName.trim()
  if (isAddress(typed)) return readAddress(typed, errors, cdn)
  const edgeName = readHost(values.edgeName, 'edgeName', errors, false)
  return edgeName === hostname ? errors.add('edgeName', 'edge-is-link-host', { hostname }) : edgeName
}

const isAddress = (text: string): boolean => ipaddr.IPv4.isValidFourPartDecimal(text) || (text.includes(':') && ipaddr.IPv6.isValid(text))

const guard = createGuard([])

/** A load balancer or a server of one's own may have an address alone. A CDN that gives names changes its addresses at any time. */
function readAddress<F extends string>(typed: string, errors: FormErrors<F | 'edgeName'>, cdn: Target['cdn']): string | undefined {
  if (!guard(typed).allowed) return errors.add('edgeName', 'edge-not-public', { typed })
  if (cdn && edgePublishesCname(cdn)) return errors.add('edgeName', 'edge-has-a-name', { typed, cdn: providerName(cdn) })
  return ipaddr.parse(typed).toString()
}

function judgeLink(typed: TypedLink, hostname: string, errors: FormErrors<CdnSetupField>): void {
  const { link, fault } = typed
  const url = link.length <= longestLink && URL.canParse(link) ? new URL(link) : undefined
  const host = hostOfTyped(typed) ?? ''
  const esp = espOfName(host)
  if (fault?.code === 'opaque') errors.add('links', 'link-opaque', { by: fault.by })
  else if (!url || !/^https?:$/.test(url.protocol) || url.port !== '') errors.add('links', 'link-not-a-url', { link })
  else if (host !== hostname && esp) errors.add('links', 'link-of-esp', { host, esp: espNames[esp] })
  else if (host !== hostname) errors.add('links', 'link-of-other-host', { host: url.hostname, hostname })
  else if (fault) errors.add('links', 'link-cut', { link })
}
