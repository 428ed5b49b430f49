import type { EspId } from '#lib/engine/target/target.ts'
import type { HostingPath } from '#lib/wizard/forms/fields.ts'
import type { StepId } from '#lib/wizard/steps.ts'
import type { ClaimState } from '#lib/wizard/view.ts'
import { handOffEventWords } from './hand-over.ts'
import { xRayEventWords, xRayFinished } from './x-ray-events.ts'

/** The steps by name. */
export const stepTitles: Record<StepId, string> = {
  'braze-setup': 'Finish the Braze email setup',
  'dns-records': 'Add the DNS records',
  'verify-records': 'Verify the records',
  'cdn-and-certificate': 'Choose the CDN and the certificate',
  'cdn-setup': 'Set the CDN up',
  'request-enablement': 'Request SSL enablement',
}

/** Why SSL may not be requested yet. */
export const readinessWords = {
  'not-answered': () => 'The questions of step 1 are not answered yet.',
  'no-hosts': () => 'No link host is entered yet.',
  'hosts-not-all-listed': () =>
    'SendGrid switches SSL for the whole account at once. Confirm that every link host of the account is listed.',
  'records-not-entered': () => 'The records from Braze are not entered yet.',
  'records-not-verified': () => 'The records from Braze are not verified yet.',
  'records-wrong': () => 'At least one record from Braze is missing or has another value.',
  'path-not-chosen': () => 'Nobody has chosen yet who holds the certificate.',
  'managed-elsewhere': () =>
    'Certificates are to be held by the email service provider or by Braze. When your CSM says that this is done, check each link host.',
  'host-not-ready': (hostname: string) => `${hostname} is not ready: the last check found something to mend.`,
  'host-could-not-check': (hostname: string) => `${hostname} could not be checked the last time. Check it again.`,
  'host-not-checked': (hostname: string) => `${hostname} has not been checked yet.`,
  'host-checking': (hostname: string) => `${hostname} is being checked right now.`,
  'host-outdated': (hostname: string) => `${hostname} was checked over a day ago, or an answer has changed since. Check it again.`,
} as const satisfies Record<string, (hostname: string) => string>

/** The one thing to do next: the sentence, and the words on the button. */
export const nextActionWords = {
  'answer-step-1': () => ({ sentence: 'Say which provider sends your mail, and which link hosts it uses.', label: 'Start with step 1' }),
  'confirm-hosts': () => ({
    sentence: 'Confirm that every link host of your SendGrid account is listed, since SSL is switched for all of them at once.',
    label: 'Go through the link hosts',
  }),
  'enter-records': () => ({ sentence: 'Paste the DNS records that Braze sent you.', label: 'Enter the records' }),
  'verify-records': () => ({
    sentence: 'Have the records looked up, to see whether all of them are in place.',
    label: 'Verify the records',
  }),
  'mend-records': () => ({ sentence: 'Ask your DNS admin to mend the records that are missing or differ.', label: 'See the records' }),
  'await-records': () => ({ sentence: 'The records are right; some resolvers still hold the old answers.', label: 'See until when' }),
  'recheck-records': () => ({ sentence: 'The records could not be looked up the last time. Look again.', label: 'Verify the records' }),
  'choose-path': () => ({ sentence: 'Choose who holds the certificate and forwards your links.', label: 'Choose the CDN' }),
  'give-edge': ({ hostname }: NextParams) => ({
    sentence: `Set the CDN up for ${hostname}, and enter the name that the CDN gave you for it.`,
    label: 'Set the CDN up',
  }),
  rehearse: ({ hostname }: NextParams) => ({
    sentence: `Rehearse ${hostname} against the CDN before you change DNS.`,
    label: 'Rehearse',
  }),
  'cut-over': ({ hostname, edgeName }: NextParams) => ({
    sentence: `The rehearsal passed. Point ${hostname} to ${edgeName}, then check it.`,
    label: 'Change DNS and check',
  }),
  'check-host': ({ hostname }: NextParams) => ({ sentence: `Check ${hostname} as your readers reach it.`, label: 'Check' }),
  'await-run': ({ hostname }: NextParams) => ({
    sentence: `${hostname} is being checked. It takes a few seconds.`,
    label: 'See the check',
  }),
  'mend-host': ({ hostname, title }: NextParams) => ({
    sentence: title.includes(hostname) ? title : `${hostname}: ${title}`,
    label: 'See what to do',
  }),
  'ask-csm-managed': () => ({
    sentence: 'Ask your CSM to have the certificates set up on their side.',
    label: 'See what to ask',
  }),
  request: () => ({ sentence: 'Everything is proven. Ask your CSM to switch SSL on.', label: 'Request SSL enablement' }),
  'read-decision': () => ({
    sentence: 'Your CSM has sent the request back. Read why, mend it and request again.',
    label: 'See what is left',
  }),
  'read-switched-off': () => ({
    sentence: 'SSL is switched off again. Read why; when everything is proven, request it once more.',
    label: 'See what is left',
  }),
  'prove-links': () => ({ sentence: 'SSL is on. Send yourself a test mail: its links begin with https.', label: 'See what was decided' }),
  'await-csm': () => ({ sentence: 'Your CSM has the request and switches SSL on next.', label: 'See the summary' }),
} as const satisfies Record<string, (params: NextParams) => { sentence: string; label: string }>

/** What the next action may name; empty where it does not. */
export interface NextParams {
  hostname: string
  edgeName: string
  title: string
}

/** Where a step stands, in one line. */
export const stepNotes = {
  hosts: (hosts: number, esp: string) => `${esp}, ${hosts === 1 ? '1 link host' : `${hosts} link hosts`}`,
  records: (records: number) => (records === 1 ? '1 record entered' : `${records} records entered`),
  unread: (lines: number) => (lines === 1 ? '1 line was not understood' : `${lines} lines were not understood`),
  saidVerified: 'Verified before, by your word',
  readyHosts: (ready: number, all: number) => `${ready} of ${all} link hosts ready`,
  requested: (name: string) => `Requested by ${name}`,
} as const

export const hostingPathNames: Record<HostingPath, string> = {
  cdn: 'A CDN',
  'own-proxy': 'A proxy of your own',
  'esp-managed': 'Certificates held by the email service provider',
  'braze-managed': 'Domain and certificates held by Braze',
}

/** What the CSM is told in the summary. */
export const claimWords = {
  hostsListed: (esp: EspId) =>
    esp === 'sendgrid' ? 'Every link host of the SendGrid account is listed.' : 'The link hosts in use are listed.',
  recordsSaid: 'The records from Braze were verified before.',
  recordsProven: (count: number) => (count === 1 ? 'The record from Braze is in place.' : `All ${count} records from Braze are in place.`),
  recordsNotProven: 'The records from Braze are in place.',
  edge: (hostname: string, edge: string) => `${hostname} leads to ${edge}.`,
  aCdn: 'a CDN or a proxy',
  certificate: (hostname: string) => `${hostname} shows a certificate that recipients' browsers trust.`,
  forwarding: (hostname: string, esp: string) => `${hostname} forwards to ${esp}, by ${esp}'s own answer.`,
  dns: (hostname: string) => `DNS of ${hostname} is in order.`,
} as const

export const notCheckedWords = {
  recordsSaid: 'The records from Braze: the customer says that they were verified before.',
  allHosts: 'Whether the account has link hosts beside those listed: only the account itself can tell.',
  appLinks: 'App links: the customer says that none are used on these hosts.',
  area: (hostname: string, question: string) => `${hostname}: ${question}`,
  host: (hostname: string) => `${hostname}: nothing yet.`,
  vantage: 'Other parts of the world: everything was seen from one place.',
} as const

export const summaryWords = {
  title: 'SSL click tracking: summary for your CSM',
  reference: 'Reference',
  customer: 'Customer',
  esp: 'Email service provider',
  region: 'region',
  sendingDomain: 'Sending domain',
  path: 'Certificate and forwarding',
  requestedBy: 'Requested by',
  workspace: 'Workspace',
  note: 'Note',
  reasons: 'What is left',
  hosts: 'Link hosts',
  claims: 'What was looked at, and what it showed',
  evidence: 'seen',
  notChecked: 'Not checked',
  checked: 'checked',
  by: 'asked',
  certificate: (issuer: string, until: string, days: number) => `certificate by ${issuer}, until ${until} (${days} days left)`,
  edge: (name: string, confidence: string) => `edge ${name} (${confidence})`,
  noCheck: 'no check yet',
  rootCause: 'first to mend',
  generated: (at: string) => `Written ${at}. Proofs age: check again before you switch SSL on.`,
  states: {
    proven: 'proven',
    warned: 'proven, with warnings',
    said: "customer's word",
    'not-proven': 'NOT proven',
    'not-looked-at': 'not looked at',
  } satisfies Record<ClaimState, string>,
} as const

const runNames: Readonly<Record<string, string>> = {
  rehearsal: 'Rehearsal of',
  outlook: 'First look at',
  trace: 'Click-path X-ray of a link on',
}
const runName = (kind: string | undefined): string => runNames[kind ?? ''] ?? 'Check of'

/** What happened, as a line of the history. */
export const eventWords = {
  'setup-started': ({ name }) => `Setup started for ${name}`,
  'step-saved': ({ step }) => `Saved: ${step}`,
  'run-started': ({ hostname, kind }) => `${runName(kind)} ${hostname} started`,
  'run-finished': ({ hostname, kind, verdict }) => {
    if (kind === 'today') return 'Looked up what answers today at the names of the records'
    if (kind === 'trace') return xRayFinished(hostname, verdict)
    if (kind === 'outlook') return `First look at ${hostname} finished`
    return `${runName(kind)} ${hostname} finished: ${verdict?.replaceAll('-', ' ')}`
  },
  ...xRayEventWords,
  'link-created': ({ kind }) => (kind === 'review' ? 'Link to the summary created' : 'New link to go on with the setup created'),
  'ssl-enabled': () => 'SSL switched on in Braze',
  'ssl-switched-off': () => 'SSL switched off again in Braze',
  'request-sent-back': () => 'Request for SSL sent back',
  'enablement-requested': ({ name }) => `SSL enablement requested by ${name}`,
  ...handOffEventWords,
} as const satisfies Record<string, (params: Record<string, string>) => string>
export type EventKind = keyof typeof eventWords

export const actorWords = {
  customer: 'Customer',
  reviewer: 'Reviewer',
  csm: 'CSM',
  'dns-admin': 'DNS admin',
  'cdn-admin': 'CDN admin',
  job: 'The wizard',
} as const
