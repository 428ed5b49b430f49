import { hostOf } from '#lib/engine/evidence/trace-step.ts'
import { espLinkKind } from '#lib/providers/esp/link-shapes.ts'
import { espOfName } from '#lib/providers/registry.ts'
import type { Mail, MailLink, UnreadPart } from './mail/mail.ts'
import type { HostGroupView, MailVerdict } from './view.ts'

export type Standing = HostGroupView['standing']

/** What the links of a mail come to. */
export interface MailReading {
  verdict: MailVerdict
  /** links that count as clicks, opens or unsubscriptions, on whatever host */
  tracked: readonly TrackedLink[]
  /** those with an address of somebody's around them, which only that one can read */
  opaque: readonly MailLink[]
  /** ids of all who rewrote a link on its way */
  rewriters: readonly string[]
  /** something in it may be a tracked link, and could not be read */
  isBlind: boolean
}

export interface TrackedLink {
  link: MailLink
  host: string
  standing: Standing
  scheme: 'http' | 'https' | 'none'
}

/** What is left out of this is no part of what a mail program shows. */
const beside: readonly UnreadPart[] = ['attachment']

/** What the tracked links of a mail are. Pure. @param linkHosts the setup's */
export function readingOf(mail: Mail, linkHosts: readonly string[]): MailReading {
  const opaque = mail.links.filter(({ isOpaque }) => isOpaque)
  const all = mail.links.map((link) => trackedLink(link, linkHosts))
  const tracked = all.filter(({ standing }) => standing !== 'direct' && standing !== 'rewritten')
  const rewriters = [...new Set(mail.links.flatMap(({ via }) => via ?? []))]
  const isBlind = opaque.length > 0 || mail.unread.some((part) => !beside.includes(part)) || tracked.some(({ scheme }) => scheme === 'none')
  // Click tracking is called off by a copy that is what was sent, and by no other.
  const isChanged = rewriters.length > 0 || (mail.changed?.length ?? 0) > 0 || mail.unread.length > 0
  return { verdict: verdictOf(tracked, isBlind, isBlind || isChanged), tracked, opaque, rewriters, isBlind }
}

function trackedLink(link: MailLink, linkHosts: readonly string[]): TrackedLink {
  const url = new URL(link.url)
  const scheme = link.noScheme ? 'none' : url.protocol === 'https:' ? 'https' : 'http'
  return { link, host: hostOf(url), standing: link.isOpaque ? 'rewritten' : standingOf(url, linkHosts), scheme }
}

function verdictOf(tracked: readonly TrackedLink[], isBlind: boolean, isDoubtful: boolean): MailVerdict {
  const own = tracked.filter(({ standing }) => standing === 'link-host').length
  const http = tracked.filter(({ scheme }) => scheme === 'http').length
  if (tracked.length === 0) return isDoubtful ? 'unclear' : 'untracked'
  if (own === 0) return 'other-host'
  if (http > 0) return http === tracked.length ? 'http' : 'mixed'
  if (isBlind) return 'unclear'
  return own === tracked.length ? 'https' : 'other-host'
}

/** Whose a link is, as far as click tracking goes: told by its host, or by a path of an ESP's form. */
export function standingOf(url: URL, linkHosts: readonly string[]): Standing {
  const host = hostOf(url)
  if (linkHosts.includes(host)) return 'link-host'
  if (espOfName(host)) return 'esp'
  const kind = espLinkKind(url.pathname)
  // Any site may have a page `/asm/…`; SendGrid's carries data.
  return kind && (kind !== 'unsubscribe' || /[?&](data|upn)=/.test(url.search)) ? 'other-tracked' : 'direct'
}
