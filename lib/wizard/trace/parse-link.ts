import { hostOf, isAsked, longestUrl, webAddress } from '#lib/engine/evidence/trace-step.ts'
import { espNames, espOfName } from '#lib/providers/registry.ts'
import type { RawForm } from '#lib/wizard/forms/form.ts'
import { type LinkChange, typedLinks } from '#lib/wizard/forms/typed-link.ts'
import { typedLinkFaults } from '#lib/words/en/typed-links.ts'
import { linkProblems } from '#lib/words/en/x-ray.ts'

/** A link that may be followed, or what to say beside the field; `otherHost`: it needs the visitor's word first. */
export type ParsedLink = { ok: true; url: URL; changes?: LinkChange[] } | { ok: false; message: string; otherHost: boolean }

const refused = (message: string, otherHost = false): ParsedLink => ({ ok: false, message, otherHost })

/**
 * Reads the link that somebody pasted, with what mail programs put around it. Pure.
 * @param linkHosts the setup's: any other host is followed only when `other` is ticked
 */
export function parseLink(raw: RawForm, linkHosts: readonly string[]): ParsedLink {
  const [typed, ...more] = typedLinks(typeof raw.link === 'string' ? raw.link : '')
  if (!typed) return refused(linkProblems.missing)
  if (more.length > 0) return refused(linkProblems.several)
  const { link, fault, changes } = typed
  if (link.length > longestUrl) return refused(linkProblems['too-long'])
  if (fault?.code === 'opaque') return refused(typedLinkFaults.opaque(fault.by))
  const url = webAddress(link)
  if (!url || !hostOf(url).includes('.')) return refused(linkProblems['not-a-link'])
  if (!isAsked(url)) return refused(linkProblems.port)
  if (fault) return refused(typedLinkFaults.cut(link.slice(0, 80)))
  const host = hostOf(url)
  if (!linkHosts.includes(host) && raw.other !== 'on') return refused(whyOther(host), true)
  return { ok: true, url, ...(changes.length > 0 ? { changes } : {}) }
}

function whyOther(host: string): string {
  const esp = espOfName(host)
  return esp ? `${typedLinkFaults.ofEsp(host, espNames[esp])} ${linkProblems.tick}` : linkProblems.otherHost(host.slice(0, 80))
}
