import { espLinkKind } from '#lib/providers/esp/link-shapes.ts'
import { espNames, espOfName } from '#lib/providers/registry.ts'
import { xRayWords } from '#lib/words/en/x-ray.ts'
import { mailHeadlines, unreadWords } from '#lib/words/en/x-ray-mail.ts'
import type { Mail, MailLink } from './mail/mail.ts'
import { shownUrl } from './shown-url.ts'
import type { SinceEnabled } from './since-enabled.ts'
import type { HostGroupView, LinkKind, MailLinkView, MailVerdict, MailView } from './view.ts'

/** A mail's links by host, and what they say together. Pure. @param linkHosts the setup's */
export function mailView(mail: Mail, linkHosts: readonly string[], since: SinceEnabled): MailView {
  const groups = groupsOf(mail.links, linkHosts)
  const own = groups.filter(({ standing }) => standing === 'link-host')
  const others = groups.filter(({ standing }) => standing === 'esp' || standing === 'other-tracked')
  const verdict = mailVerdict(mail, linkHosts)
  return {
    verdict,
    headline: mailHeadlines[verdict]({
      tracked: sum(own, ({ https, http }) => https + http),
      http: sum(own, ({ http }) => http),
      hosts: own.map(({ host }) => host).join(', '),
      others: others.map(({ host }) => host).join(', '),
      since,
    }),
    fromDomain: mail.fromDomain,
    sentAt: mail.sentAt,
    espName: mail.esp && espNames[mail.esp],
    groups,
    unread: mail.unread.map((part) => unreadWords[part]),
  }
}

/** What the tracked links of a mail are. Pure. */
export function mailVerdict(mail: Mail, linkHosts: readonly string[]): MailVerdict {
  const own = mail.links.filter(({ url }) => linkHosts.includes(new URL(url).hostname))
  const http = own.filter(({ url }) => new URL(url).protocol === 'http:').length
  if (own.length > 0) return http === 0 ? 'https' : http === own.length ? 'http' : 'mixed'
  return mail.links.some(({ url }) => standingOf(new URL(url), linkHosts) !== 'direct') ? 'other-host' : 'untracked'
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((total, item) => total + of(item), 0)

const order: readonly HostGroupView['standing'][] = ['link-host', 'esp', 'other-tracked', 'direct']

/** The setup's link hosts first, then what else is tracked. */
export function groupsOf(links: readonly MailLink[], linkHosts: readonly string[]): HostGroupView[] {
  const byHost = Map.groupBy(links.map(linkView), ({ url }) => url.hostname)
  const groups = [...byHost].map(([host, entries]): HostGroupView => {
    const shown = entries.map(({ link }) => link)
    const standings = entries.map(({ url }) => standingOf(url, linkHosts))
    const http = shown.filter(({ scheme }) => scheme === 'http').length
    const standing = order.find((candidate) => standings.includes(candidate)) ?? 'direct'
    return { host, standing, https: shown.length - http, http, kinds: kindsOf(shown), links: shown }
  })
  return groups.toSorted((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing) || b.links.length - a.links.length)
}

function linkView({ url: text, place }: MailLink, index: number): { url: URL; link: MailLinkView } {
  const url = new URL(text)
  const shape = espLinkKind(url.pathname)
  const kind: LinkKind = place === 'image' ? (shape === 'open' ? 'open' : 'image') : place === 'header' ? 'unsubscribe' : (shape ?? 'link')
  const scheme = url.protocol === 'https:' ? 'https' : 'http'
  // Opening an unsubscribe link may take the reader off the list, and a pixel counts as an open.
  const followable = (kind === 'click' || kind === 'link') && url.port === ''
  return { url, link: { index, url: shownUrl(text), scheme, kind, place, followable } }
}

function standingOf(url: URL, linkHosts: readonly string[]): HostGroupView['standing'] {
  if (linkHosts.includes(url.hostname)) return 'link-host'
  if (espOfName(url.hostname)) return 'esp'
  return espLinkKind(url.pathname) ? 'other-tracked' : 'direct'
}

/** "12 tracked links, 1 open pixel" */
const kindsOf = (links: readonly MailLinkView[]): string =>
  [...Map.groupBy(links, ({ kind }) => kind)].map(([kind, of]) => xRayWords.kinds[kind](of.length)).join(', ')
