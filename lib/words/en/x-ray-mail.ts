import type { SinceEnabled } from '#lib/wizard/trace/since-enabled.ts'
import type { MailVerdict } from '#lib/wizard/trace/view.ts'

/** Why links can still be http. */
const whyHttp: Record<SinceEnabled, string> = {
  off: 'SSL is not switched on in Braze yet.',
  before: 'the mail was sent before SSL was switched on. Look at a new one.',
  after: 'SSL was noted as switched on, and this mail does not show it. Ask your CSM to look at the switch in Braze again.',
}

interface MailNumbers {
  tracked: number
  http: number
  hosts: string
  others: string
  since: SinceEnabled
}

/** What the links of a mail say, in one sentence. */
export const mailHeadlines: Record<MailVerdict, (numbers: MailNumbers) => string> = {
  https: ({ tracked, hosts }) =>
    tracked === 1
      ? `The one tracked link is https and goes through ${hosts}.`
      : `All ${tracked} tracked links are https and go through ${hosts}.`,
  http: ({ tracked, since }) =>
    `${tracked === 1 ? 'The one tracked link is' : `All ${tracked} tracked links are`} still http: ${whyHttp[since]}`,
  mixed: ({ tracked, http, since }) => `${http} of ${tracked} tracked links ${http === 1 ? 'is' : 'are'} still http: ${whyHttp[since]}`,
  'other-host': ({ others }) => `The tracked links go through ${others}, which is no link host of this setup.`,
  untracked: () => 'No link of this mail goes through a link host: click tracking is off, or the mail has no links.',
}

/** Why a file was not taken. */
export const mailProblems = {
  missing: 'Choose the file of a saved mail (.eml). If you did, the file is empty.',
  'too-large':
    'The file is larger than 5 MB. Send the test mail without attachments, or paste one of its links above. Nothing of it was kept.',
  outlook: 'This is Outlook’s own format (.msg). In Outlook on the web, choose “Save as” to get an .eml; or paste a link above.',
  'not-a-mail':
    'This is no saved mail: it has none of the lines that a mail begins with (From, Date, Subject). Save the whole mail as .eml and choose that file.',
} as const

export const unreadWords = {
  cut: 'The file is very long; only its first 100,000 lines were read.',
  'ends-early': 'The file ends before the mail does. What is missing could not be read.',
  structure: 'The structure of the mail is broken. The links below were found in its raw text, and may not be all.',
  'no-text': 'No part of the mail could be read as text or HTML.',
  'too-deep': 'The HTML is nested too deeply; its end could not be read.',
  'too-many-links': 'There are more than 500 different links; the rest is not listed.',
} as const

/** What the CSM is told of the newest test mail. */
export const testMailWords = {
  title: 'Links in a test mail',
  none: 'No test mail was shown yet. After SSL is switched on, one read by the click-path X-ray proves that its links are https.',
  https: (when: string) => `A test mail of ${when} shows https links.`,
  http: (when: string) => `A test mail of ${when} still shows http links.`,
  mixed: (when: string) => `A test mail of ${when} shows http links among the https ones.`,
  'other-host': (when: string) => `A test mail of ${when} goes through another link host than those of this setup.`,
  untracked: (when: string) => `A test mail of ${when} has no tracked link.`,
  since: {
    off: '',
    before: ' It was sent before SSL was switched on: a new one is needed.',
    after: ' SSL was noted as switched on before it was sent.',
  } satisfies Record<SinceEnabled, string>,
  noDate: (shown: string) => `unknown date, shown ${shown},`,
  see: 'See the links of the mail',
  open: 'Open the click-path X-ray',
}
