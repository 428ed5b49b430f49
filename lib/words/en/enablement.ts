import type { EspId } from '#lib/engine/target/target.ts'
import type { AccountProof } from '#lib/wizard/enablement/account-proof.ts'
import type { EnablementCode } from '#lib/wizard/enablement/enablement.ts'
import type { RequestStanding } from '#lib/wizard/request-standing.ts'
import { espRules } from './esp-rules.ts'

interface Told {
  title: string
  lead: string
}

const reach = (esp: EspId | null): string => (esp ? espRules[esp].reach : 'in Braze')

/** What a CSM is told, by where the request stands and what is known. */
export const enablementTold = {
  'not-ready': () => ({
    title: 'Not ready to enable yet',
    lead: 'Nobody has asked for SSL, and this is still to be proven. The customer’s next action comes last.',
  }),
  unasked: () => ({
    title: 'Ready, and nobody has asked yet',
    lead: 'Every link host is proven. Tell the customer to request SSL in step 6, or make the request for them there: a decision is noted on a request.',
  }),
  enable: (esp) => ({
    title: 'Enable SSL',
    lead: `Every link host was proven within a day. Switch SSL on ${reach(esp)}. Then have a test mail sent.`,
  }),
  'enable-warned': (esp) => ({
    title: 'Enable SSL, and read the warnings first',
    lead: `Every link host was proven within a day; what is named below breaks nothing today. Decide whether it is mended first. Then switch SSL on ${reach(esp)}, and have a test mail sent.`,
  }),
  'send-back': () => ({
    title: 'Send it back',
    lead: 'Do not enable SSL yet: links in mails would break. What was found stands below, the customer’s next action last.',
  }),
  incomplete: () => ({
    title: 'Send it back: an answer is missing',
    lead: 'Do not enable SSL yet. Only the customer can give what is named below.',
  }),
  wait: () => ({
    title: 'Wait, then check again',
    lead: 'Nobody has to act: some resolvers still hand out an old answer, and their users would get it. Time mends it.',
  }),
  checking: () => ({
    title: 'Being checked right now',
    lead: 'It takes a few seconds. Until then what was proven before stands below, and nothing is to be decided.',
  }),
  blind: () => ({
    title: 'Could not check: check again',
    lead: 'The last look could not see enough from here. That says nothing about the customer’s setup, neither good nor bad.',
  }),
  unseen: () => ({
    title: 'Not looked at as it stands now: check it',
    lead: 'A link host was added, or an answer has changed, since the last check.',
  }),
  old: () => ({
    title: 'Last looked at over a day ago: check again',
    lead: 'DNS, CDN and certificate may be others today. Nothing is decided on an old proof.',
  }),
  'sent-back-open': () => ({
    title: 'Sent back, and not mended yet',
    lead: 'SSL is not on. It is the customer’s turn: what is left stands below, their next action last.',
  }),
  'sent-back-proven': () => ({
    title: 'Sent back, and all is proven now',
    lead: 'SSL is not on. Tell the customer to request it again in step 6, or make the request for them there.',
  }),
  'off-open': () => ({
    title: 'SSL is off again, and not mended yet',
    lead: 'Links in new mails begin with http. What is left stands below, the customer’s next action last.',
  }),
  'off-proven': () => ({
    title: 'SSL is off again, and all is proven now',
    lead: 'Tell the customer to request it again in step 6, or make the request for them there.',
  }),
  'on-proven': () => ({
    title: 'SSL is on, and every link host is proven',
    lead: 'Nothing is left to do here.',
  }),
  'on-warned': () => ({
    title: 'SSL is on, and works, with warnings',
    lead: 'Every link host is proven. Have what is named below mended before it breaks links.',
  }),
  'on-broken': () => ({
    title: 'SSL is on, and links are broken',
    lead: 'Links in mails begin with https now, and do not work where it is named below. This comes before everything else.',
  }),
  'on-incomplete': () => ({
    title: 'SSL is on, and an answer is missing',
    lead: 'Whether every link works cannot be told without what is named below.',
  }),
  'on-wait': () => ({
    title: 'SSL is on, and links are broken for some until caches let go',
    lead: 'Some resolvers still hand out an old answer, and their users get it. Nobody can hurry that; wait, then check again.',
  }),
  'on-checking': () => ({
    title: 'SSL is on; it is being checked right now',
    lead: 'It takes a few seconds. Until then what was proven before stands below.',
  }),
  'on-blind': () => ({
    title: 'SSL is on; we could not check: check again',
    lead: 'The last look could not see enough from here. That says nothing about the links, neither good nor bad.',
  }),
  'on-unseen': (esp) => ({
    title: 'SSL is on, and not all of it was looked at: check it',
    lead: `A link host was added, or an answer has changed, since the last check. ${esp ? espRules[esp].leftOut : ''}`.trim(),
  }),
  'on-old': () => ({
    title: 'SSL is on; last looked at over a day ago: check again',
    lead: 'DNS, CDN and certificate may be others today.',
  }),
} as const satisfies Record<EnablementCode, (esp: EspId | null) => Told>

/** What the dossier opens with: while SSL is off, and while it is on. */
export const dossierWords: Record<'off' | 'on', Record<AccountProof, string>> = {
  off: {
    proven: 'Ready: SSL can be enabled',
    warned: 'Ready, with warnings: SSL can be enabled',
    failing: 'Not ready: SSL must not be enabled yet',
    'to-answer': 'Not ready: SSL must not be enabled yet',
    waiting: 'Not ready yet: only time is needed',
    checking: 'Being checked right now',
    blind: 'Not proven now: we could not check, which says nothing about the setup',
    unseen: 'Not proven now: not looked at as it stands',
    old: 'Not proven now: last looked at over a day ago',
  },
  on: {
    proven: 'Switched on, and every link host is proven',
    warned: 'Switched on, and every link host is proven, with warnings',
    failing: 'Switched on, and links are broken',
    'to-answer': 'Switched on, and an answer is missing',
    waiting: 'Switched on, and links are broken for some until caches let go',
    checking: 'Switched on; being checked right now',
    blind: 'Switched on; we could not check, which says nothing about the links',
    unseen: 'Switched on, and not all of it was looked at',
    old: 'Switched on; last looked at over a day ago',
  },
}

/** The same as the first line of its text. */
export const dossierTextWords: Record<'off' | 'on', Record<AccountProof, string>> = {
  off: {
    proven: 'READY: SSL can be switched on.',
    warned: 'READY, WITH WARNINGS: SSL can be switched on. Read the warnings first.',
    failing: 'NOT READY: SSL must not be switched on yet.',
    'to-answer': 'NOT READY: SSL must not be switched on yet.',
    waiting: 'NOT READY: SSL must not be switched on yet. Time alone mends it.',
    checking: 'NOT PROVEN NOW: it is being checked. SSL waits for that.',
    blind: 'NOT PROVEN NOW: we could not check, which says nothing about the setup. Check again before SSL is switched on.',
    unseen: 'NOT PROVEN NOW: not looked at as it stands. Check it before SSL is switched on.',
    old: 'NOT PROVEN NOW: last looked at over a day ago. Check again before SSL is switched on.',
  },
  on: {
    proven: 'SSL IS ON, and every link host is proven.',
    warned: 'SSL IS ON, and every link host is proven, with warnings.',
    failing: 'SSL IS ON, AND LINKS ARE BROKEN.',
    'to-answer': 'SSL IS ON, and an answer is missing to say whether all links work.',
    waiting: 'SSL IS ON, and links are broken for some until caches let go.',
    checking: 'SSL IS ON. It is being checked right now.',
    blind: 'SSL IS ON. We could not check, which says nothing about the links.',
    unseen: 'SSL IS ON, and not all of it was looked at as it stands.',
    old: 'SSL IS ON. Last looked at over a day ago.',
  },
}

/** Where one link host stands, for the CSM. */
export const proofWords = {
  failing: (hostname: string, title: string) => (title.includes(hostname) ? title : `${hostname}: ${title}`),
  waiting: (hostname: string, title: string, until: string | null) =>
    `${title.includes(hostname) ? title : `${hostname}: ${title}`}. ${until ? `Wait until ${until}, then check again.` : 'Wait, then check again.'}`,
  'to-answer': (hostname: string, title: string) => (title.includes(hostname) ? title : `${hostname}: ${title}`),
  'first-check': (hostname: string) => `${hostname} is being checked for the first time as it stands now.`,
  renewing: (hostname: string) => `${hostname} is being checked again.`,
  blind: (hostname: string) => `${hostname} could not be checked the last time.`,
  'never-checked': (hostname: string) => `${hostname} has not been checked yet.`,
  changed: (hostname: string) => `${hostname}: an answer has changed since its last check.`,
  old: (hostname: string) => `${hostname} was last looked at over a day ago.`,
  warned: (hostname: string) => `${hostname} is proven, with warnings.`,
  proven: (hostname: string) => `${hostname} is proven.`,
  checkingAgain: 'It is being checked again right now.',
  lastGood: (at: string, edge: string | null, warnings: number) =>
    `Last proven ${at}${edge ? `: ${edge} answered, with a trusted certificate, and the links reached the ESP` : ''}${
      warnings === 0 ? '' : warnings === 1 ? ', with 1 warning' : `, with ${warnings} warnings`
    }.`,
  lastGoodOfOther: 'That was for what was answered then.',
  neverGood: 'It was never proven so far.',
  lastBad: (at: string, title: string) => `What was found ${at} may still be so: ${title}.`,
  warning: (title: string) => `Warning: ${title}`,
} as const

export const enablementWords = {
  title: 'Decision',
  standing: {
    none: () => 'Nobody has requested SSL yet.',
    requested: (at: string, by: string) => `SSL was requested ${at}, ${by}.`,
    'sent-back': (at: string) => `The request was sent back ${at}. SSL is not on.`,
    enabled: (at: string) => `SSL is on since ${at}.`,
    'switched-off': (at: string) => `SSL was switched off again ${at}.`,
  } satisfies Record<RequestStanding, (at: string, by: string) => string>,
  partsTitle: 'What this rests on',
  next: 'The customer’s next action',
  aidTitle: 'First aid',
  brokenSince: (since: string, lastGood: string | null) =>
    lastGood ? `Found broken ${since}; the last good check before was ${lastGood}.` : `Found broken ${since}; no check has found it right.`,
  mend: (who: string) => `Mended by: ${who}`,
  offTitle: 'Or switch SSL off until it is mended',
  askFor: 'Make the request for the customer (step 6)',
  allTheSame: 'Send it back all the same',
  offAllTheSame: 'SSL was switched off again',
  afterwards: 'What the customer reads once SSL is on',
} as const

/** What the customer reads on the first page and in step 6. */
export const customerWords = {
  brokenTitle: 'SSL is on, and links in your mails are broken',
  brokenLead:
    'Links begin with https now, and do not work where it is named below. Have it mended first; your CSM sees it as well and can switch SSL off meanwhile.',
  waitTitle: 'SSL is on, and links are broken for some of your readers',
  waitLead: 'Some resolvers still hand out an old answer. Nobody has to act; it passes by itself.',
  openTitle: 'SSL is on, and this is still to be looked at',
  leftTitle: 'What is left before SSL can be switched on',
  requestAgain: 'What is left before SSL can be requested again',
} as const
