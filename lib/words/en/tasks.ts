import type { Owner } from '#lib/engine/findings/code.ts'
import type { HandOffRole } from '#lib/wizard/hand-over/model.ts'

/** The one thing that an admin has to do now. */
export const tasksWords = {
  checking: 'We are looking right now. It takes a few seconds.',
  enterRecords: (count: number) => `Enter the ${count === 1 ? 'record' : `${count} records`} below in your DNS, then press “I’ve done it”.`,
  mendRecords: (count: number) =>
    `${count === 1 ? '1 record is' : `${count} records are`} not right yet. Mend what is marked below, then press “I’ve done it”.`,
  lookAgain: 'We could not look everything up the last time, which says nothing about your records. Press “Check now”.',
  caches: 'Nothing: the records are right. Some resolvers still hold the old answers, which clears by itself.',
  notYet: (hostname: string) => `Nothing right now. Do not change ${hostname} yet: this page shows the record as soon as it is safe.`,
  later: 'Nothing right now: your records are right. One of them may have to be changed later, for the CDN; this page then says so.',
  noEdgeYet: 'Nothing right now: nobody has chosen a CDN for these hosts yet.',
  done: 'All of yours is green. Nothing more to do; you can close this page.',
} as const

/** Where the change of a link host's record stands. */
export const cutOverWords = {
  checking: (hostname: string) => `We are looking at ${hostname} right now.`,
  done: (hostname: string) => `${hostname} leads where it should.`,
  doneBefore: (hostname: string) => `${hostname} led where it should at the last good check. Nothing has spoken against it since.`,
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
  doneBefore: (hostname: string) => `${hostname} was served over HTTPS at the last good check. Nothing has spoken against it since.`,
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
  pageTitle: 'Your tasks',
  gone: 'This page has ended. Ask the person who sent you the link for a new one.',
  nothingDue: 'There is nothing to look at just now.',
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
  doneAt: 'You last said so',
  until: 'This page works without a log-in until',
  print: 'Print',
  help: (by: string) => `Ask ${by}, who sent you this link.`,
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
    due: 'It is safe to change this record',
    dueWhy: 'The CDN was rehearsed under this host’s name, and passed.',
    change: (hostname: string) => `You can now change one record of ${hostname}.`,
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
