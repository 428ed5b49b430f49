import type { Verdict } from '#lib/engine/findings/finding.ts'
import type { EspLinkKind } from '#lib/providers/esp/link-shapes.ts'
import type { RunState } from '#lib/wizard/view.ts'
import type { LinkPlace } from './mail/mail.ts'

/*
 * What the pages of the click-path X-ray show: plain data, sentences in words, times
 * RFC 3339 in UTC. Links are the customer's secret: no page makes one that can be pressed.
 */

/** A web address, shortened in its middle where it is long; then `whole` holds all of it. */
export interface ShownUrl {
  short: string
  whole: string | null
}

export interface FaultView {
  title: string
  found: string
  expected: string
  why: string
  fix: string
  /** who mends it, in words */
  who: string
  /** commands with which the same can be seen */
  reproduce: string[]
}

export interface HopView {
  number: number
  url: ShownUrl
  host: string
  scheme: 'http' | 'https'
  place: 'link-host' | 'esp' | 'destination'
  verdict: Verdict
  address: string | null
  answeredBy: string | null
  certificate: { names: string; issuer: string; daysLeft: number; trusted: boolean } | null
  status: number | null
  leadsTo: ShownUrl | null
  /** null where nothing was asked */
  ms: number | null
  faults: FaultView[]
  notes: string[]
}

/**
 * `lands-untracked`: the link passes no link host of the setup. The click path works in
 * `page-fault` (the page answers with an error), `dead-end` (it cannot be reached) and
 * `not-followed` (it is nothing that is asked here).
 */
export type TraceVerdict = 'lands' | 'lands-http' | 'lands-untracked' | 'page-fault' | 'dead-end' | 'not-followed' | 'broken' | 'unknown'

export interface TraceView {
  url: ShownUrl
  verdict: TraceVerdict
  headline: string
  hops: HopView[]
}

/**
 * What the tracked links of a mail are: all https, all http, some of each; or some or all on
 * hosts that the setup does not list; or there are none. `unclear`: not all could be read, or
 * this copy is not what was sent.
 */
export type MailVerdict = 'https' | 'http' | 'mixed' | 'other-host' | 'untracked' | 'unclear'

export type LinkKind = EspLinkKind | 'link' | 'image'

export interface MailLinkView {
  /** its place in the list that is stored */
  index: number
  url: ShownUrl
  /** `none`: the mail program chooses */
  scheme: 'http' | 'https' | 'none'
  kind: LinkKind
  place: LinkPlace
  /** the parts that it stands in, in words, but for the HTML that everybody sees */
  where: string[]
  /** who put an address of their own around it */
  via: string[]
  /** whether it may be chosen to be followed */
  followable: boolean
}

export interface HostGroupView {
  host: string
  /** whose host it is, as far as click tracking goes */
  standing: 'link-host' | 'esp' | 'other-tracked' | 'rewritten' | 'direct'
  https: number
  http: number
  /** those that name no protocol */
  open: number
  /** "12 tracked links, 1 open pixel" */
  kinds: string
  links: MailLinkView[]
}

export interface MailView {
  verdict: MailVerdict
  headline: string
  fromDomain: string | null
  sentAt: string | null
  espName: string | null
  groups: HostGroupView[]
  /** what could not be read, in words */
  unread: string[]
  /** what to know of the links and of this copy */
  notes: MailNote[]
}

export interface MailNote {
  title: string
  lines: string[]
}

/** One line of a walk that goes on. */
export interface LiveHop {
  id: string
  title: string
  detail: string
  verdict: Verdict | 'not-checked'
}

/** One page of results: links that were followed, or a mail that was read. */
export interface XRayResultView {
  id: string
  setupId: string
  customerName: string
  viewer: 'customer' | 'csm' | 'reviewer'
  createdAt: string
  /** when all of it is deleted */
  deletedAt: string
  mail: MailView | null
  links: ShownUrl[]
  /** what was done to the link that was pasted, in words */
  changes: string[]
  traces: TraceView[]
  run: { id: string; state: RunState; streamHref: string; hops: LiveHop[]; failed: boolean } | null
}

/** One line of the list of earlier results. */
export interface XRayEntryView {
  id: string
  href: string
  title: string
  /** the first of the links, shortened; empty for a mail */
  link: string
  createdAt: string
  result: { tone: 'good' | 'care' | 'bad' | 'plain'; text: string }
}

/** The page where links and mails are handed in. */
export interface XRayView {
  setupId: string
  customerName: string
  viewer: 'customer' | 'csm' | 'reviewer'
  /** step 1 is answered, so that it is known which link hosts are the customer's */
  ready: boolean
  entries: XRayEntryView[]
}

/** What the newest test mail proves. */
export interface TestMailView {
  verdict: MailVerdict | 'none'
  sentence: string
  /** the mail's result; null where there is none */
  href: string | null
  xRayHref: string
}
