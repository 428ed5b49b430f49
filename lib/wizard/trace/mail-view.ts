import { hostOf } from '#lib/engine/evidence/trace-step.ts'
import { espLinkKind } from '#lib/providers/esp/link-shapes.ts'
import { espNames, espOfName } from '#lib/providers/registry.ts'
import { rewriterName } from '#lib/providers/rewriters/unwrap.ts'
import { xRayWords } from '#lib/words/en/x-ray.ts'
import { mailHeadlines, mailNotes, partWords, unreadWords } from '#lib/words/en/x-ray-mail.ts'
import type { Mail, MailLink, MailPart } from './mail/mail.ts'
import { type MailReading, readingOf, standingOf, type TrackedLink } from './mail-reading.ts'
import { shownUrl } from './shown-url.ts'
import type { SinceEnabled } from './since-enabled.ts'
import type { HostGroupView, LinkKind, MailLinkView, MailNote, MailView } from './view.ts'

/** A mail's links by host, and what they say together. Pure. @param linkHosts the setup's */
export function mailView(mail: Mail, linkHosts: readonly string[], since: SinceEnabled): MailView {
  const reading = readingOf(mail, linkHosts)
  const { verdict, tracked, isBlind } = reading
  const own = tracked.filter(({ standing }) => standing === 'link-host')
  const others = tracked.filter(({ standing }) => standing !== 'link-host')
  return {
    verdict,
    headline: mailHeadlines[verdict]({
      own: own.length,
      tracked: tracked.length,
      http: tracked.filter(isHttp).length,
      otherHttp: others.filter(isHttp).length,
      hosts: hostsOf(own),
      others: hostsOf(others),
      httpOthers: hostsOf(others.filter(isHttp)),
      rewriters: [...new Set(reading.opaque.flatMap(({ via }) => via ?? []))].map(rewriterName),
      isBlind,
      since,
    }),
    fromDomain: mail.fromDomain,
    sentAt: mail.sentAt,
    espName: mail.esp && espNames[mail.esp],
    groups: groupsOf(mail.links, linkHosts),
    unread: mail.unread.map((part) => unreadWords[part]),
    notes: notesOf(mail, reading),
  }
}

const isHttp = ({ scheme }: TrackedLink): boolean => scheme === 'http'
const hostsOf = (links: readonly TrackedLink[]): string[] => [...new Set(links.map(({ host }) => host))]

/** As many http links are named one by one; the groups below have all. */
const mostNamed = 10

function notesOf(mail: Mail, reading: MailReading): MailNote[] {
  const notes = [plainNote(reading), schemeNote(reading), brandingNote(reading), rewrittenNote(mail, reading)]
  for (const mark of mail.changed ?? []) notes.push(mailNotes[mark])
  if (mail.attachedMails) notes.push(mailNotes.attached(mail.attachedMails))
  return notes.filter((note) => note !== undefined)
}

/** Which of the tracked links are http, and where they stand. */
function plainNote({ tracked }: MailReading): MailNote | undefined {
  const http = tracked.filter(isHttp)
  const lines = http.slice(0, mostNamed).map(({ link, host, standing }) =>
    mailNotes.plainLine({
      kind: xRayWords.kinds[kindOf(link)](1),
      host,
      url: shownUrl(link.url).short,
      where: partsOf(link).map((part) => partWords[part]),
      isOther: standing !== 'link-host',
    }),
  )
  return http.length > 0 ? mailNotes.plain(lines, http.length - lines.length) : undefined
}

function schemeNote({ tracked }: MailReading): MailNote | undefined {
  const open = tracked.filter(({ scheme }) => scheme === 'none')
  return open.length > 0 ? mailNotes.noScheme(open.length, hostsOf(open)) : undefined
}

function brandingNote({ tracked }: MailReading): MailNote | undefined {
  const hosts = hostsOf(tracked.filter(({ standing }) => standing === 'esp'))
  const esp = espOfName(hosts[0] ?? '')
  return esp ? mailNotes.notBranded(hosts, espNames[esp]) : undefined
}

function rewrittenNote({ links }: Mail, { rewriters, opaque }: MailReading): MailNote | undefined {
  if (rewriters.length === 0) return undefined
  const lines = rewriters.map((id) => {
    const by = links.filter(({ via }) => via?.includes(id))
    const closed = opaque.filter(({ via }) => via?.at(-1) === id).length
    return mailNotes.rewrittenLine(rewriterName(id), by.length - closed, closed)
  })
  return mailNotes.rewritten(lines)
}

const order: readonly HostGroupView['standing'][] = ['link-host', 'esp', 'other-tracked', 'rewritten', 'direct']

/** The setup's link hosts first, then what else is tracked. */
export function groupsOf(links: readonly MailLink[], linkHosts: readonly string[]): HostGroupView[] {
  const byHost = Map.groupBy(
    links.map((link, index) => ({ url: new URL(link.url), isOpaque: link.isOpaque === true, link: linkView(link, index) })),
    ({ url }) => hostOf(url),
  )
  const groups = [...byHost].map(([host, entries]): HostGroupView => {
    const shown = entries.map(({ link }) => link)
    const standings = entries.map(({ url, isOpaque }) => (isOpaque ? 'rewritten' : standingOf(url, linkHosts)))
    const count = (scheme: MailLinkView['scheme']) => shown.filter((link) => link.scheme === scheme).length
    const standing = order.find((candidate) => standings.includes(candidate)) ?? 'direct'
    return { host, standing, https: count('https'), http: count('http'), open: count('none'), kinds: kindsOf(shown), links: shown }
  })
  return groups.toSorted((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing) || b.links.length - a.links.length)
}

function linkView(link: MailLink, index: number): MailLinkView {
  const url = new URL(link.url)
  const kind = kindOf(link)
  // Opening an unsubscribe link may take the reader off the list, and a pixel counts as an open.
  const followable = (kind === 'click' || kind === 'link') && url.port === '' && !link.isOpaque && !link.noScheme
  const { place, noScheme, via = [] } = link
  return {
    index,
    url: shownUrl(noScheme ? link.url.replace(/^http:/, '') : link.url),
    scheme: noScheme ? 'none' : url.protocol === 'https:' ? 'https' : 'http',
    kind,
    place,
    where: partsOf(link)
      .filter((part) => part !== 'html')
      .map((part) => partWords[part]),
    via: via.map(rewriterName),
    followable,
  }
}

function kindOf({ url, place }: MailLink): LinkKind {
  const shape = espLinkKind(new URL(url).pathname)
  if (place === 'image') return shape === 'open' ? 'open' : 'image'
  return place === 'header' ? 'unsubscribe' : (shape ?? 'link')
}

/** Mails that were read before parts were told apart say as much by the place. */
function partsOf({ parts, place }: MailLink): readonly MailPart[] {
  if (parts && parts.length > 0) return parts
  return [place === 'text' || place === 'header' ? place : 'html']
}

/** "12 tracked links, 1 open pixel" */
const kindsOf = (links: readonly MailLinkView[]): string =>
  [...Map.groupBy(links, ({ kind }) => kind)].map(([kind, of]) => xRayWords.kinds[kind](of.length)).join(', ')
