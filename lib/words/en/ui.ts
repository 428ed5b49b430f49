import type { Owner } from '#lib/engine/findings/code.ts'
import type { Area, Verdict } from '#lib/engine/findings/finding.ts'
import type { StepState } from '#lib/wizard/steps.ts'
import type { AreaStatus, ClaimState, HostState, ReportVerdict } from '#lib/wizard/view.ts'

/** What stands on every page. */
export const shellWords = {
  product: 'SSL click tracking wizard',
  description: 'From links on HTTP to SSL click tracking in Braze: six steps, each one proven on your real domain.',
  skip: 'Skip to the main part',
  helpTitle: 'Stuck?',
  help: 'Your CSM sees the same page as you do and can tell you what comes next.',
  catalogue: 'Everything that is checked',
  promise: 'The wizard only looks: it never changes DNS, a CDN or a setting at your email service provider.',
}

export const copyWords = { copy: 'Copy', done: 'Copied', refused: 'Select and copy by hand' }

export const formChrome = {
  working: 'Working on it',
  errorTitle: 'There is a problem',
  back: 'Back',
  continue: 'Continue',
  save: 'Save and continue',
}

export const stepStateWords: Record<StepState, string> = {
  'cannot-start': 'Cannot start yet',
  'not-started': 'Not started',
  'in-progress': 'In progress',
  waiting: 'Waiting',
  problem: 'There is a problem',
  completed: 'Completed',
}

export const verdictWords: Record<Verdict | 'not-checked', string> = {
  pass: 'Passed',
  warn: 'Warning',
  fail: 'Not there yet',
  unknown: 'Could not check',
  'not-applicable': 'Does not apply',
  'not-checked': 'Not checked yet',
}

export const reportVerdictWords: Record<ReportVerdict, { title: (hostname: string) => string; tag: string }> = {
  ready: { title: (hostname) => `${hostname} is ready for HTTPS links`, tag: 'Ready' },
  'not-ready': { title: (hostname) => `${hostname} is not ready yet`, tag: 'Not ready' },
  'could-not-check': { title: (hostname) => `We cannot say yet whether ${hostname} is ready`, tag: 'Could not check' },
}

export const rehearsalVerdictWords: Record<ReportVerdict, { title: (hostname: string) => string }> = {
  ready: { title: () => 'The rehearsal passed: it is safe to change DNS' },
  'not-ready': { title: () => 'Do not change DNS yet: the CDN is not ready' },
  'could-not-check': { title: () => 'Do not change DNS yet: we could not check everything' },
}

export const hostStateWords: Record<HostState, string> = {
  ready: 'Ready',
  'not-ready': 'Not ready',
  'could-not-check': 'Could not check',
  'not-checked': 'Not checked yet',
  checking: 'Checking now',
  outdated: 'Check again',
}

export const areaStatusWords: Record<AreaStatus, string> = {
  ok: 'Passed',
  warning: 'Warning',
  error: 'Not there yet',
  unknown: 'Could not check',
}

export const claimStateWords: Record<ClaimState, string> = {
  proven: 'Proven',
  warned: 'Proven, with warnings',
  said: 'Customer’s word',
  'not-proven': 'Not proven',
  'not-looked-at': 'Not looked at',
}

export const areaWords: Record<Area | 'records' | 'trace', string> = {
  trace: 'Hops',
  records: 'Records',
  dns: 'DNS',
  cdn: 'CDN',
  tls: 'Certificate',
  forwarding: 'Forwarding',
}

/** Who has to act, as a noun and as the end of "For: …". */
export const ownerWords: Record<Owner, string> = {
  'dns-admin': 'DNS admin',
  'cdn-admin': 'CDN admin',
  marketer: 'Marketer',
  csm: 'CSM',
  wait: 'Nobody, it needs time',
  us: 'The wizard, not you',
}

export const findingLabels = {
  found: 'What we saw',
  expected: 'What it should be',
  why: 'Why it matters',
  fix: 'What to do',
  owner: 'Who',
  evidence: 'Show evidence',
  reproduce: 'See it for yourself',
  reproduceLead: 'Run these commands in a terminal: they ask the same questions as we did.',
  command: 'the command',
  follows: (count: number) => (count === 1 ? '1 more thing follows from this' : `${count} more things follow from this`),
  followsLead: 'They go away by themselves, or can be looked at, once the first is mended.',
  first: 'Do this first',
  more: 'Then look at these',
  copyMessage: 'Copy as message',
  details: 'Details',
  about: 'In the list of everything that is checked:',
}

export const runWords = {
  checkNow: 'Check now',
  rehearseNow: 'Rehearse now',
  checkAgain: 'Check again',
  rehearseAgain: 'Rehearse again',
  rehearsalResult: 'Result of the rehearsal',
  progress: '{checked} of {total} checked',
  finished: (passed: number, rest: number) =>
    rest === 0 ? `Finished: all ${passed} passed.` : `Finished: ${passed} passed, ${rest} to look at.`,
  refreshes: 'This page refreshes by itself until the check is finished.',
  lost: 'The live view stopped. Reload the page to see where the check is.',
  checkedAt: 'Checked',
  took: (milliseconds: number) => `in ${(milliseconds / 1000).toFixed(1)} s`,
  never: 'Not checked yet',
  earlier: 'Result of the check before',
  earlierLead: 'It stays here until the new one is finished.',
  all: (passed: number, total: number) => `All ${total} checks, ${passed} passed`,
  column: { check: 'Check', state: 'Result', saw: 'What we saw' },
  edge: 'Who answers',
  certificate: 'Certificate',
  resolvers: 'Asked through',
  certificateLine: (issuer: string, daysLeft: number) => `issued by ${issuer}, ${daysLeft} days left`,
  confidence: { confirmed: 'confirmed', likely: 'likely', possible: 'possible' },
}
