import { type CdnSetupField, cdnSetupFields } from './fields.ts'
import { FormErrors, type Parsed, type RawForm, readValues } from './form.ts'
import { readHost } from './host-field.ts'

const mostLinks = 5
const longestLink = 8192

export interface CdnSetupAnswer {
  /** null: not known yet; DNS may have moved already */
  edgeName: string | null
  links: string[]
}

/** Step 5 of one link host. Links are kept byte for byte: a changed one is another link. Pure. */
export function parseCdnSetup(raw: RawForm, hostname: string): Parsed<CdnSetupField, CdnSetupAnswer> {
  const values = readValues(cdnSetupFields, raw)
  const errors = new FormErrors<CdnSetupField>()
  const edgeName = values.edgeName.trim() === '' ? null : (readEdgeName(values, hostname, errors) ?? null)
  const links = [...new Set(values.links.split(/\s+/).filter((link) => link !== ''))]
  if (links.length > mostLinks) errors.add('links', 'links-too-many', { max: String(mostLinks) })
  for (const link of links.slice(0, mostLinks)) judgeLink(link, hostname, errors)
  return errors.any ? { ok: false, form: { values, errors: errors.errors } } : { ok: true, answer: { edgeName, links } }
}

/** The edge's own name, which is never the link host's; undefined with an error beside the field. */
export function readEdgeName<F extends string>(
  values: Record<F | 'edgeName', string>,
  hostname: string,
  errors: FormErrors<F | 'edgeName'>,
): string | undefined {
  const edgeName = readHost(values.edgeName, 'edgeName', errors, false)
  return edgeName === hostname ? errors.add('edgeName', 'edge-is-link-host', { hostname }) : edgeName
}

function judgeLink(link: string, hostname: string, errors: FormErrors<CdnSetupField>): void {
  const url = link.length <= longestLink && URL.canParse(link) ? new URL(link) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.port !== '') errors.add('links', 'link-not-a-url', { link })
  else if (url.hostname.replace(/\.$/, '') !== hostname) errors.add('links', 'link-of-other-host', { host: url.hostname, hostname })
}
