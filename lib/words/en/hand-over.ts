import type { Owner } from '#lib/engine/findings/code.ts'
import type { HandOffRole } from '#lib/wizard/hand-over/model.ts'

/** The role in the middle of a sentence. */
export const handOffRoleWords: Record<HandOffRole, string> = { 'dns-admin': 'DNS admin', 'cdn-admin': 'CDN admin' }

const roleOf = (role: string | undefined): string => handOffRoleWords[role as HandOffRole] ?? ''

/** What happened to a hand-off, as lines of the history. */
export const handOffEventWords = {
  'hand-off-made': ({ role, to }) => `Link made for ${to} (${roleOf(role)})`,
  'hand-off-opened': ({ role, to }) => `${to} (${roleOf(role)}) opened the link`,
  'hand-off-done': ({ role, to }) => `${to} (${roleOf(role)}) said that it is done, and a check started`,
  'hand-off-revoked': ({ role, to }) => `Link of ${to} (${roleOf(role)}) taken back`,
} as const satisfies Record<string, (params: Record<string, string>) => string>

/** The page that an ended link leads to: the same for one that never was. */
export const handOverEndedWords = {
  title: 'This link does not work any more',
  lead: 'It has ended, was taken back, or was copied incompletely. Nothing is lost.',
  ask: 'Ask the person who sent it to you for a new link: it takes them a minute. If the link is still in your mail or chat, opening it once more in this browser may be all it needs.',
}

const plural = (count: number, one: string, many: string): string => (count === 1 ? `1 ${one}` : `${count} ${many}`)

/** The one thing that an admin has to do now. */
export const tasksWords = {
  checking: 'We are looking right now. It takes a few seconds.',
  enterRecords: (count: number) => `Enter the ${count === 1 ? 'record' : `${count} records`} below in your DNS, then press “I’ve done it”.`,
  mendRecords: (count: number) =>
    `${count === 1 ? '1 record is' : `${count} records are`} not right yet. Mend what is marked below, then press “I’ve done it”.`,
  lookAgain: 'We could not look everything up the last time, which says nothing about your records. Press “Check now”.',
  caches: 'Nothing: the records are right. Some resolvers still hold the old answers, which clears by itself.',
  notYet: (hostname: string) => `Nothing right now. Do not change ${hostname} yet: this page shows the record as soon as it is safe.`,
  noEdgeYet: 'Nothing right now: nobody has chosen a CDN for these hosts yet.',
  done: 'All of yours is green. Nothing more to do; you can close this page.',
} as const

/** Where the change of a link host's record stands. */
export const cutOverWords = {
  checking: (hostname: string) => `We are looking at ${hostname} right now.`,
  done: (hostname: string) => `${hostname} leads where it should.`,
  due: (hostname: string, edgeName: string) => `Change ${hostname} to lead to ${edgeName}, then press “I’ve done it”.`,
  noEdge: 'The CDN is not set up for it yet, so there is nothing to lead it to.',
  rehearsing: 'The CDN is being rehearsed right now.',
  notRehearsed: 'The CDN has not been rehearsed yet: changed now, links in mails already sent could break.',
  failed: (title: string | null) => `The rehearsal found something to mend first${title ? `: ${title}` : ''}.`,
  changedSince: 'Something was changed after the rehearsal passed, so it has to be repeated first.',
  couldNotCheck: 'The rehearsal could not see everything, so nobody knows yet whether links would keep working.',
} as const

/** The CDN's part of one link host. */
export const edgeTaskWords = {
  checking: (hostname: string) => `We are looking at ${hostname} right now. It takes a few seconds.`,
  done: (hostname: string) => `${hostname} is served over HTTPS. Nothing more to do there.`,
  rehearsed: (hostname: string) => `The rehearsal of ${hostname} passed. DNS can move; that is not yours to do here.`,
  problem: (hostname: string, title: string) =>
    `Mend this at the CDN, then press “I’ve done it”: ${title.includes(hostname) ? title : `${hostname}: ${title}`}`,
  others: (hostname: string, title: string, owner: string) =>
    `Nothing right now. ${title.includes(hostname) ? title : `${hostname}: ${title}`}. That is ${owner}.`,
  giveEdge: (hostname: string) => `Set the CDN up for ${hostname}, enter the name that the CDN gave you for it, and press “I’ve done it”.`,
  rehearse: (hostname: string) => `Set the CDN up for ${hostname}, then press “I’ve done it”: it is rehearsed before DNS moves.`,
  /** ends "That is …" */
  owners: {
    'dns-admin': 'for the DNS admin',
    'cdn-admin': 'for you',
    marketer: 'for the person who sent you this link',
    csm: 'for the CSM at Braze',
    wait: 'for nobody: it needs time',
    us: 'ours to sort out',
  } satisfies Record<Owner, string>,
} as const

/** The admin's own page. */
export const tasksPageWords = {
  kicker: { 'dns-admin': 'For the DNS admin', 'cdn-admin': 'For the CDN admin' } satisfies Record<HandOffRole, string>,
  title: {
    'dns-admin': (customer: string) => `DNS for the links in ${customer}’s mails`,
    'cdn-admin': (customer: string) => `The CDN for the links in ${customer}’s mails`,
  } satisfies Record<HandOffRole, (customer: string) => string>,
  why: {
    'dns-admin': (customer: string) =>
      `${customer} is moving the links in its mails to HTTPS. Only DNS can lead them there, so these records are needed from you.`,
    'cdn-admin': (customer: string) =>
      `${customer} is moving the links in its mails to HTTPS. The CDN holds the certificate and forwards every click, so it has to be set up for these hosts.`,
  } satisfies Record<HandOffRole, (customer: string) => string>,
  sent: (by: string, to: string) => `Sent by ${by} to ${to}`,
  note: (by: string) => `${by} writes`,
  next: 'Next',
  done: 'I’ve done it',
  doneLead: 'We look at once, and tell the sender what we see. Looking changes nothing.',
  doneAt: 'You last pressed it',
  until: 'This page works without a log-in until',
  print: 'Print',
  help: (by: string) => `Ask ${by}, who sent you this link. Questions and this page’s address can go in the same mail.`,
  records: {
    title: 'Records to enter',
    lead: 'Each turns green by itself once your name servers answer with it.',
    about: 'The records',
    never: 'Nothing was looked at yet. A look asks each of your name servers and public resolvers, and changes nothing.',
    mend: 'What to mend',
  },
  cutOver: {
    title: { 'not-yet': 'To change later', due: 'To change now', checking: 'Being looked at', done: 'Changed' },
    tag: { 'not-yet': 'Not yet', due: 'Safe to change', checking: 'Checking now', done: 'Done' },
    notYet: (hostname: string) => `Do not change ${hostname} yet`,
    notYetWhy:
      'Links in mails that are already sent go through this host. It is changed once, after a rehearsal has shown that they keep working.',
    due: 'It is safe to change this record: the CDN was rehearsed under this host’s name, and passed.',
    type: 'CNAME',
    replace: 'Replace the record that stands at this name today. Keep its old value, so that a step back is quick.',
    never: 'Press it when the record is changed.',
    mend: 'What we saw the last time',
  },
  edge: {
    edgeName: 'Name that the CDN gave you for this host',
    edgeNameHint: 'For example d111111abcdef8.cloudfront.net. We talk to it under the link host’s name, while DNS stays as it is.',
    rehearsal: 'Rehearsal',
    rehearsalLead: 'We talk to the CDN as a browser will, while everybody else still goes the old way.',
    check: 'What readers get',
    checkLead: 'DNS leads to the CDN already, so this is what a click meets.',
    never: 'Nothing was looked at yet.',
    tag: {
      'give-edge': 'Name needed',
      rehearse: 'Not rehearsed yet',
      checking: 'Checking now',
      problem: 'To mend',
      others: 'With others',
      done: 'Done',
    },
  },
  nothing: 'There is nothing to do here yet. What is yours appears on this page as soon as it is known.',
}

/** The sender's side: making, listing and taking back. */
export const handOverWords = {
  title: 'Hand tasks to an admin',
  lead: 'Make a link for the person who edits DNS or the CDN. It opens without a log-in, shows only what is theirs, and checks by itself.',
  open: { 'dns-admin': 'Make a link for the DNS admin', 'cdn-admin': 'Make a link for the CDN admin', any: 'Make a link for an admin' },
  role: 'For whom is it?',
  roles: {
    'dns-admin': { label: 'The DNS admin', hint: 'Sees the records to enter, and the one to change once it is safe.' },
    'cdn-admin': { label: 'The CDN admin', hint: 'Sees the guide for your CDN, and the rehearsal.' },
  } satisfies Record<HandOffRole, { label: string; hint: string }>,
  sentBy: 'Your name',
  sentByHint: 'So that the admin knows who asks.',
  sentTo: 'Name or mail address of the admin',
  sentToHint: 'We send nothing ourselves: you get the message, ready to be sent.',
  note: 'A line of your own (may stay empty)',
  button: 'Make the link',
  made: 'The link is ready. It is shown this once, so send it now.',
  url: 'Link',
  subject: 'Subject for a mail',
  text: 'Text for a mail',
  chat: 'For a chat',
  mailto: 'Open it in your mail program',
  listTitle: 'Links made for admins',
  for: (to: string, role: HandOffRole) => `${to}, ${handOffRoleWords[role]}`,
  madeAt: 'Made',
  by: 'by',
  opened: 'Opened',
  notOpened: 'Not opened yet',
  done: 'Said done',
  notDone: 'Not said done yet',
  until: 'Works until',
  progress: (done: number, of: number) => (of === 0 ? 'Nothing to do yet' : done === of ? 'All green' : `${done} of ${of} green`),
  ended: { revoked: 'Taken back', expired: 'Ended' },
  revoke: 'Take back',
  revokeOf: (to: string) => `the link of ${to}`,
  tooMany: 'Many links were made within the last hour. Wait a little, or send one of those that are open.',
  tooManyOpen: (most: number) => `${most} links are open already. Take one back that is not needed any more.`,
}

/** What the messages are written from. */
export interface MessageParams {
  customer: string
  by: string
  to: string
  note: string
  url: string
  until: string
  hosts: readonly string[]
  /** records to be entered, one a line */
  records: readonly string[]
  /** link hosts that may be changed now, "host CNAME edge", one a line */
  changes: readonly string[]
  cdn: string
  origin: string
}

const hello = (to: string): string => (to.includes('@') ? 'Hello,' : `Hello ${to},`)
const hostsIn = (hosts: readonly string[]): string =>
  hosts.length > 1 ? `${hosts[0]} and ${hosts.length - 1} more` : (hosts[0] ?? 'the links in our mails')

/** The ready messages, in the admin's words. */
export const messageWords = {
  subject: {
    'dns-admin': ({ hosts, records, changes }: MessageParams) =>
      changes.length > 0
        ? `DNS: change ${hostsIn(hosts)} (${plural(changes.length, 'record', 'records')})`
        : `DNS: ${plural(records.length, 'record', 'records')} for ${hostsIn(hosts)}`,
    'cdn-admin': ({ hosts, cdn }: MessageParams) => `${cdn}: set up ${hostsIn(hosts)}`,
  },
  text: {
    'dns-admin': (params: MessageParams) =>
      mail(params, {
        why: `${params.customer} is moving the links in its mails to HTTPS. For that we need your help in DNS.`,
        steps: [
          'Open the page below. It needs no log-in.',
          params.changes.length > 0
            ? 'Change the record that the page shows as safe to change.'
            : 'Enter the records as the page shows them, ready to be copied.',
          'Press “I’ve done it”. The page asks your name servers at once and shows what it sees.',
        ],
        live:
          params.changes.length > 0
            ? 'Live links: the CDN was rehearsed under the link host’s name and passed, so links in mails already sent keep working.'
            : 'Live links: change or delete nothing that is there already. The page says when the link host itself may be changed.',
      }),
    'cdn-admin': (params: MessageParams) =>
      mail(params, {
        why: `${params.customer} is moving the links in its mails to HTTPS. For that ${hostsIn(params.hosts)} has to be set up at ${params.cdn}.`,
        steps: [
          `Open the page below. It needs no log-in and has the settings for ${params.cdn}, with our host names filled in.`,
          'Set the host up, and enter the name that the CDN gives you for it.',
          'Press “I’ve done it”. The page rehearses the CDN at once and shows what it sees.',
        ],
        live: 'Live links: nothing changes for them while you work. DNS moves only after the rehearsal has passed.',
      }),
  },
  chat: {
    'dns-admin': ({ customer, by, note, url, until, records, changes }: MessageParams) =>
      lines(
        changes.length > 0
          ? `${customer}’s mail links move to HTTPS. It is safe now to change ${plural(changes.length, 'DNS record', 'DNS records')}. Can you do it?`
          : `${customer}’s mail links move to HTTPS and need ${plural(records.length, 'DNS record', 'DNS records')}. Can you enter them?`,
        ...(changes.length > 0 ? changes : records),
        changes.length > 0 ? '' : 'Change or delete nothing that is there already.',
        note,
        `Live page, no log-in, until ${until}: ${url}`,
        by,
      ),
    'cdn-admin': ({ customer, by, note, url, until, hosts, cdn, origin }: MessageParams) =>
      lines(
        `${customer}’s mail links move to HTTPS. Can you set this up at ${cdn}?`,
        ...hosts.map((host) => `${host}, origin ${origin}`),
        'Nothing changes for live links: DNS moves only after a rehearsal.',
        note,
        `Guide with our settings and live check, no log-in, until ${until}: ${url}`,
        by,
      ),
  },
} as const

const lines = (...all: readonly string[]): string => all.filter((line) => line !== '').join('\n')

function mail(
  { to, by, note, url, until }: MessageParams,
  { why, steps, live }: { why: string; steps: readonly string[]; live: string },
): string {
  const parts = [
    hello(to),
    note,
    why,
    steps.map((step, index) => `${index + 1}. ${step}`).join('\n'),
    live,
    `${url}\nIt works until ${until} and shows only these tasks.`,
    by,
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}
