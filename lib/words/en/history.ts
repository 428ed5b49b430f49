import type { ComparedKind } from '#lib/wizard/history/history-view.ts'
import type { ReportVerdict } from '#lib/wizard/view.ts'

/** Past checks, and what changed between two of them. */
export const historyWords = {
  title: 'Past checks',
  lead: 'Every check is kept with all that was seen. Compare any two: what changed in between, in DNS, at the CDN, in the certificate and in the answers. After 30 days, of checks in a row with the same outcome only the first and the last are kept.',
  link: 'Past checks, and what changed between them',
  of: 'Checks of',
  subjects: {
    check: (hostname: string) => `${hostname}, as the public sees it`,
    rehearsal: (hostname: string) => `${hostname}, rehearsed at the CDN`,
    records: 'The records from Braze',
  },
  none: 'Nothing was checked yet.',
  noneLead: 'Start a check in step 3 or step 5; it is kept here.',
  listTitle: 'What was seen, newest first',
  verdicts: { ready: 'Ready', 'not-ready': 'Not ready', 'could-not-check': 'Could not check' } satisfies Record<ReportVerdict, string>,
  recordVerdicts: { ready: 'All in place', 'not-ready': 'Not all in place', 'could-not-check': 'Could not check' } satisfies Record<
    ReportVerdict,
    string
  >,
  repeated: (count: number) => `${count} checks with the same outcome`,
  until: 'until',
  changedHere: 'What changed here',
  changedHereAbout: (moment: string) => `at ${moment}`,
  onlyNewest: (count: number) => `The newest ${count} checks are listed.`,
  compareTitle: 'Compare two checks',
  from: 'Earlier',
  to: 'Later',
  compare: 'Compare',
  option: (moment: string, verdict: string) => `${moment}: ${verdict}`,
  needTwo: 'There is one check so far. The next one can be compared with it.',
  resultTitle: 'What changed',
  same: 'Nothing changed that a check can see.',
  sameLead: 'DNS, CDN, certificate and answers were the same both times, and so is what the checks say of them.',
  turned: (before: string, after: string) => `From “${before}” to “${after}”.`,
  stayed: (verdict: string) => `“${verdict}” both times.`,
  judged: 'Both are judged by the checks of today, so that a difference is one of the world, not of ours.',
  askedTitle: 'Asked differently',
  askedLead: 'Answers in the wizard changed in between, so that the two checks did not ask for quite the same.',
  observedTitle: 'What we saw',
  statesTitle: 'What the checks say of it',
  arisen: 'New',
  solved: 'Gone',
  outcome: 'Changed',
  stillThere: 'Still there',
  before: 'Before',
  after: 'After',
  what: 'What',
  noEvidence: 'One of the two ended without evidence: the fault was ours, and there is nothing to compare.',
  nothing: 'nothing',
  notSeen: 'could not be seen',
} as const

/** What is compared, by name. */
export const observedWords = {
  record: (name: string) => `Record of ${name}`,
  addresses: 'Addresses',
  inRange: (provider: string) => `in the range of ${provider}`,
  nameServers: (zone: string) => `Name servers of ${zone}`,
  caa: (name: string) => `CAA of ${name}`,
  edge: 'Who answers',
  certificate: 'Certificate',
  certificateLine: (issuer: string, names: string, until: string) => `by ${issuer}, for ${names}, until ${until}`,
  handshake: 'TLS',
  answer: (scheme: 'https' | 'http') => `Answer to the link over ${scheme}`,
  answerLine: (status: number, leadsTo: string) => (leadsTo ? `${status}, leads to ${leadsTo}` : String(status)),
  failed: (reason: string) => `no answer (${reason.replaceAll('-', ' ')})`,
} as const

/** What a target asks for, by name; `null` is not worth telling. */
export const askedWords = {
  esp: 'Email service provider',
  region: 'Region',
  espTarget: 'Origin',
  cdn: 'CDN',
  edge: 'Name of the edge',
  links: 'Links',
  appLinks: 'App links',
} as const

export const subjectWords = (kind: ComparedKind, hostname: string): string =>
  kind === 'records' ? historyWords.subjects.records : historyWords.subjects[kind](hostname)
