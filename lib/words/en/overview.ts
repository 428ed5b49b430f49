import type { Owner } from '#lib/engine/findings/code.ts'

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' })
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** Beyond this a weekday alone would mean another week's. */
const weekMs = 6 * 24 * 3600 * 1000

/** A moment as people say it: "10:04 UTC" today, "Tuesday 10:04 UTC" within the week, else with its date. */
export function sayMoment(at: Date, now: Date): string {
  const time = `${clock.format(at)} UTC`
  if (day.format(at) === day.format(now)) return time
  return now.getTime() - at.getTime() < weekMs ? `${weekday.format(at)} ${time}` : `${day.format(at)}, ${time}`
}

/** What has changed since the last visit. */
export const welcomeWords = {
  title: (since: string) => `Welcome back. Since ${since}:`,
  nothingTitle: (since: string) => `Welcome back. Nothing has changed since ${since}.`,
  at: (sentence: string, at: string) => `${sentence} (${at})`,
  more: (count: number) =>
    count === 1 ? 'And 1 more, in “What happened so far” below.' : `And ${count} more, in “What happened so far” below.`,
  turned: {
    check: {
      ready: (hostname: string) => `${hostname} turned green`,
      'not-ready': (hostname: string) => `${hostname} has something to mend`,
      'could-not-check': (hostname: string) => `${hostname} could not be checked`,
    },
    rehearsal: {
      ready: (hostname: string) => `The rehearsal of ${hostname} passed`,
      'not-ready': (hostname: string) => `The rehearsal of ${hostname} found something to mend`,
      'could-not-check': (hostname: string) => `The rehearsal of ${hostname} could not see everything`,
    },
    records: {
      ready: () => 'All records from Braze are in place',
      'not-ready': () => 'A record from Braze is missing, differs, or is not seen everywhere yet',
      'could-not-check': () => 'The records from Braze could not be looked up',
    },
  },
} as const

/** Who is needed, in which steps, and how long it takes. */
export const needWords = {
  title: 'Who you will need, and how long it takes',
  column: { who: 'Who', steps: 'Steps', what: 'What for' },
  steps: (numbers: readonly number[]) =>
    numbers.length === 1 ? `Step ${numbers[0]}` : `Steps ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`,
  time: 'In all about an hour of work, most of it other people’s. What takes long is waiting: for somebody to find the time, for DNS (until the old answers run out, which step 3 shows to the minute), and for a certificate (minutes as a rule, seldom a day). Plan for some days rather than an afternoon. Every answer is kept, so you can leave at any time.',
  people: {
    marketer: { name: 'You', what: 'Answer the questions, choose the way, ask for SSL. About 20 minutes.' },
    'dns-admin': {
      name: 'Your DNS admin',
      what: 'Adds the records, and points the link host to its new place at the end. About 10 minutes, twice.',
    },
    'cdn-admin': {
      name: 'Your CDN admin',
      what: 'Says which CDN you have, and sets up host name, certificate and forwarding. About 30 minutes.',
    },
    'proxy-admin': { name: 'Whoever runs your proxy', what: 'Sets up host name, certificate and forwarding. About 30 minutes.' },
    csm: { name: 'Your CSM', what: 'Knows the answers of step 1, reads the evidence at the end and switches SSL on in Braze.' },
  },
} as const satisfies { people: Partial<Record<Owner | 'proxy-admin', { name: string; what: string }>>; [key: string]: unknown }

/** All steps are done on the customer's side. */
export const doneWords = {
  title: 'Everything on your side is done',
  text: (by: string, at: string) => `${by} asked for SSL enablement on ${at}.`,
  next: 'Your CSM looks at the evidence, proves it again and switches SSL on in Braze.',
  nextTitle: 'What comes now',
} as const
