import { hostOf, isAsked, longestUrl, webAddress } from '#lib/engine/evidence/trace-step.ts'
import type { RawForm } from '#lib/wizard/forms/form.ts'
import { linkProblems } from '#lib/words/en/x-ray.ts'

/** A link that may be followed, or what to say beside the field; `otherHost`: it needs the visitor's word first. */
export type ParsedLink = { ok: true; url: URL } | { ok: false; message: string; otherHost: boolean }

const refused = (message: string, otherHost = false): ParsedLink => ({ ok: false, message, otherHost })

/**
 * Reads the link that somebody pasted, with what mail programs put around it. Pure.
 * @param linkHosts the setup's: any other host is followed only when `other` is ticked
 */
export function parseLink(raw: RawForm, linkHosts: readonly string[]): ParsedLink {
  const typed = typeof raw.link === 'string' ? raw.link : ''
  const text = typed.trim().replace(/^[<"'(]+|[>"')]+$/g, '')
  if (text === '') return refused(linkProblems.missing)
  if (text.length > longestUrl) return refused(linkProblems['too-long'])
  if (/\s/.test(text)) return refused(linkProblems.several)
  const url = webAddress(text)
  if (!url || !hostOf(url).includes('.')) return refused(linkProblems['not-a-link'])
  if (!isAsked(url)) return refused(linkProblems.port)
  if (!linkHosts.includes(hostOf(url)) && raw.other !== 'on') return refused(linkProblems.otherHost(hostOf(url).slice(0, 80)), true)
  return { ok: true, url }
}
