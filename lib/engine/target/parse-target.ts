import { parse as parseDomain } from 'tldts'
import { z } from 'zod'
import { defaultEspTarget } from '#lib/providers/registry.ts'
import { parseHostname } from './hostname.ts'
import { cdnIds, espIds, regions, type Target } from './target.ts'

/** Why a target cannot be taken: the option at fault (its long name) and a sentence for a terminal. */
export interface TargetFault {
  field: string
  message: string
}
export type ParsedTarget = { ok: true; target: Target } | { ok: false; fault: TargetFault }

/** The options of the check command that describe a target, by their long names. */
export const targetInputSchema = z.object({
  hostname: z.string(),
  esp: z.enum(espIds),
  region: z.enum(regions).default('us'),
  'esp-target': z.string().optional(),
  cdn: z.enum(cdnIds).optional(),
  edge: z.string().optional(),
  link: z.union([z.string(), z.array(z.string())]).optional(),
  open: z.string().optional(),
  'app-links': z.boolean().default(false),
})

const allowedValues: Record<string, readonly string[]> = { esp: espIds, region: regions, cdn: cdnIds }

/**
 * Reads a target from options as typed. Host names are put into normal form;
 * links have to be URLs on the link host, and are kept byte for byte.
 */
export function parseTarget(input: unknown): ParsedTarget {
  const parsed = targetInputSchema.safeParse(input)
  if (!parsed.success) return fault(...schemaFault(parsed.error, input))
  const options = parsed.data
  const host = parseHostname(options.hostname)
  if (!host.ok)
    return fault('hostname', `${JSON.stringify(shortened(options.hostname))} is not a host name that links can have (${host.fault})`)
  const espTarget = readHost(options['esp-target'] ?? defaultEspTarget(options.esp, options.region))
  if (!espTarget) return fault('esp-target', `${shortened(options['esp-target'] ?? '')} is not a host name`)
  const edge = options.edge === undefined ? undefined : readHost(options.edge)
  if (options.edge !== undefined && !edge) return fault('edge', `${shortened(options.edge)} is not a host name`)
  const links = [options.link ?? []].flat()
  const stray = [...links, ...(options.open === undefined ? [] : [options.open])].find((link) => !isOnHost(link, host.hostname))
  if (stray !== undefined) return fault(links.includes(stray) ? 'link' : 'open', `${shortened(stray)} is not a URL on ${host.hostname}`)
  const { esp, region, cdn, open } = options
  return {
    ok: true,
    target: {
      hostname: host.hostname,
      esp,
      region,
      espTarget,
      cdn,
      edge,
      links,
      openUrl: open,
      appLinks: options['app-links'],
      records: [],
    },
  }
}

const fault = (field: string, message: string): ParsedTarget => ({ ok: false, fault: { field, message } })

function schemaFault(error: z.ZodError, input: unknown): [field: string, message: string] {
  const field = String(error.issues[0]?.path[0] ?? 'hostname')
  const given = typeof input === 'object' && input !== null ? (input as Record<string, unknown>)[field] : undefined
  if (given === undefined) return [field, `${field} is missing${oneOf(field)}`]
  return [field, `${field} cannot be ${shortened(JSON.stringify(given))}${oneOf(field)}`]
}

const oneOf = (field: string): string => (allowedValues[field] ? `: one of ${allowedValues[field].join(', ')}` : '')

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text)

/** A host name in normal form or an address literal, or undefined. */
function readHost(text: string): string | undefined {
  if (parseDomain(text).isIp) return text
  const parsed = parseHostname(text)
  return parsed.ok ? parsed.hostname : undefined
}

/** Whether a text is an http or https URL on the host, on the usual port, and can be sent as it stands: `URL` alone would mend blanks and slashes. */
function isOnHost(text: string, hostname: string): boolean {
  if (text.length > 8192 || !/^https?:\/\/[!-[\]-~]+$/i.test(text) || !URL.canParse(text)) return false
  const url = new URL(text)
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.port === '' && url.hostname.replace(/\.$/, '') === hostname
}
