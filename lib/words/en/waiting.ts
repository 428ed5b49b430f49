import { formatMoment, formatNear } from './time.ts'

/** While a result is waited for. Texts in braces are filled in by the page as time goes by. */
export const waitingWords = {
  seconds: 'Looks again in {count} s',
  minutes: 'Looks again in {count} min',
  looking: 'Looking again now',
  paused: 'Paused: this page stays as it is',
  unreachable: 'The wizard cannot be reached. Tries again in {count} s',
  pause: 'Pause',
  goOn: 'Go on',
  pauseAbout: (about: string) => `looking again at ${about}`,
  changed: 'Something has changed.',
  noScript: 'This page cannot look again by itself, because scripts are off in this browser.',
  lookAgain: 'Look again',
  watch: (at: string, now: Date) => `The wizard looks again by itself at ${formatNear(at, now)}, also when this page is closed.`,
  watchGreen: (at: string, now: Date) =>
    `The wizard proves it again by itself at ${formatNear(at, now)}, also when this page is closed, so that the proof stays fresh.`,
  watchPaused: (since: string) => `Looking by itself is paused since ${formatMoment(since)}. Check again to go on.`,
  agreeEverywhere: (by: string, now: Date) => `Every cache agrees by ${formatNear(by, now)} at the latest`,
  agreeAsked: (by: string, now: Date) => `The resolvers that we ask forget the old answer by ${formatNear(by, now)} at the latest`,
  agreeWhy: 'Until then some readers may still get the old answer. Nothing can make it quicker.',
  inMinutes: 'in {count} minutes',
  inMinute: 'in 1 minute',
  inHours: 'in {hours} h {count} min',
  over: 'that time is over now',
} as const
