import { domainToASCII } from 'node:url'
import { parse as parseDomain } from 'tldts'

/** Why a text is no link host. */
export const hostnameFaults = [
  'empty',
  'too-long', // over 253 characters in all
  'label-too-long', // over 63 characters between two dots
  'ip-address',
  'single-label', // `localhost`: no dot at all
  'public-suffix', // `co.uk`: nobody's to use
  'underscore', // legal in DNS, but no certificate may name it
  'bad-hyphen', // a label that begins or ends with one
  'bad-character',
  'empty-label', // two dots in a row
  'several-names',
] as const
export type HostnameFault = (typeof hostnameFaults)[number]

export type ParsedHostname =
  | {
      ok: true
      /** normal form: lower case, A-labels, no last dot */
      hostname: string
      /** whether it differs from what was typed by more than case and blanks around it */
      changed: boolean
      /** whether it is the registered domain itself, where no CNAME may stand */
      apex: boolean
    }
  | { ok: false; fault: HostnameFault }

/**
 * Reads a host name as people type or paste it: a URL, capitals, blanks around
 * it, a last dot and international letters are put into normal form; whatever
 * has no plain meaning is refused with the reason. Pure and total.
 */
export function parseHostname(text: string): ParsedHostname {
  const typed = text
    .slice(0, 4096)
    .replace(/[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, '')
    .trim()
  if (typed === '') return { ok: false, fault: 'empty' }
  const bare = withoutUrlParts(typed)
  if (/[\s,;]/.test(bare)) return { ok: false, fault: 'several-names' }
  if (bare.includes('\0')) return { ok: false, fault: 'bad-character' }
  if (isAddress(bare)) return { ok: false, fault: 'ip-address' }
  if (bare.includes('_')) return { ok: false, fault: 'underscore' }
  const hostname = toAscii(bare)
  const fault = faultOf(hostname)
  if (fault) return { ok: false, fault }
  const { domain } = parseDomain(hostname, { allowPrivateDomains: false })
  return { ok: true, hostname, changed: hostname !== typed.toLowerCase(), apex: domain === hostname }
}

/** The host of a pasted URL: scheme, credentials, port, path and the last dot go. */
function withoutUrlParts(text: string): string {
  const authority = text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/[/?#\\].*$/s, '')
  const host = authority.slice(authority.lastIndexOf('@') + 1)
  return host.replace(/^([^[\]:]*):\d*$/, '$1').replace(/[.\u3002\uff0e\uff61]$/, '')
}

/** IPv4 in any form that a URL parser takes for one, and anything with a colon. */
const isAddress = (host: string): boolean => host.includes(':') || /^(0x[0-9a-f]*|\d+)(\.(0x[0-9a-f]*|\d+)){0,3}$/i.test(host)

/** A-labels by UTS 46; plain ASCII goes through as it is, so that its faults are named exactly. */
function toAscii(host: string): string {
  const isAscii = [...host].every((character) => character < '\u0080')
  return isAscii ? host.toLowerCase() : domainToASCII(host)
}

function faultOf(hostname: string): HostnameFault | undefined {
  if (hostname === '') return 'bad-character'
  const labels = hostname.split('.')
  if (labels.some((label) => label === '')) return 'empty-label'
  if (labels.some((label) => !/^[a-z0-9-]+$/.test(label))) return 'bad-character'
  if (labels.some((label) => label.length > 63)) return 'label-too-long'
  if (hostname.length > 253) return 'too-long'
  if (labels.some((label) => label.startsWith('-') || label.endsWith('-'))) return 'bad-hyphen'
  if (labels.length === 1) return 'single-label'
  if (isAddress(labels.at(-1) ?? '')) return 'bad-character'
  return parseDomain(hostname, { allowPrivateDomains: false }).domain === null ? 'public-suffix' : undefined
}
