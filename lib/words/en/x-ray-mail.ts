import type { MailPart, UnreadPart } from '#lib/wizard/trace/mail/mail.ts'
import type { MailProblem } from '#lib/wizard/trace/mail/read-mail.ts'
import type { SinceEnabled } from '#lib/wizard/trace/since-enabled.ts'
import type { MailVerdict } from '#lib/wizard/trace/view.ts'

/** Why links can still be http. */
const whyHttp: Record<SinceEnabled, string> = {
  off: 'SSL is not switched on in Braze yet.',
  before: 'the mail was sent before SSL was switched on. Look at a new one.',
  after: 'SSL was noted as switched on, and this mail does not show it. Ask your CSM to look at the switch in Braze again.',
}

interface MailNumbers {
  /** on the setup's link hosts */
  own: number
  /** on any host that counts clicks */
  tracked: number
  http: number
  /** of these, those on other hosts than the setup's */
  otherHttp: number
  hosts: readonly string[]
  others: readonly string[]
  httpOthers: readonly string[]
  /** who keeps the links inside to themselves */
  rewriters: readonly string[]
  isBlind: boolean
  since: SinceEnabled
}

const list = (names: readonly string[]): string => names.join(', ')
const noHostOfSetup = (hosts: readonly string[]): string =>
  `${list(hosts)}, which ${hosts.length === 1 ? 'is no link host' : 'are no link hosts'} of this setup`
const notAll = (isBlind: boolean): string => (isBlind ? ' Not all of the mail could be read.' : '')

/** What the links of a mail say, in one sentence. */
export const mailHeadlines: Record<MailVerdict, (numbers: MailNumbers) => string> = {
  https: ({ tracked, hosts }) =>
    tracked === 1
      ? `The one tracked link is https and goes through ${list(hosts)}.`
      : `All ${tracked} tracked links are https and go through ${list(hosts)}.`,
  http: ({ tracked, since, isBlind }) =>
    `${tracked === 1 ? 'The one tracked link is' : `All ${tracked} tracked links are`} still http: ${whyHttp[since]}${notAll(isBlind)}`,
  mixed: ({ tracked, http, otherHttp, httpOthers, since, isBlind }) => {
    const of = `${http} of ${tracked} tracked links ${http === 1 ? 'is' : 'are'}`
    if (otherHttp === http) return `${of} http, on ${noHostOfSetup(httpOthers)}.${notAll(isBlind)}`
    const beside = otherHttp > 0 ? ` Of these, ${otherHttp} ${otherHttp === 1 ? 'is' : 'are'} on ${noHostOfSetup(httpOthers)}.` : ''
    return `${of} still http: ${whyHttp[since]}${beside}${notAll(isBlind)}`
  },
  'other-host': ({ own, tracked, others, isBlind }) =>
    own === 0
      ? `The tracked links go through ${noHostOfSetup(others)}.${notAll(isBlind)}`
      : `${tracked - own} of ${tracked} tracked links ${tracked - own === 1 ? 'goes' : 'go'} through ${noHostOfSetup(others)}.`,
  untracked: () => 'No link of this mail goes through a link host: click tracking is off, or the mail has no links.',
  unclear: ({ tracked, rewriters }) => {
    const why =
      rewriters.length > 0
        ? `This copy was changed on its way by ${list(rewriters)}, so that not all of its links can be read.`
        : tracked === 0
          ? 'This copy was changed on its way, or not all of it could be read.'
          : 'Not all of the mail could be read, so there is no verdict.'
    if (tracked === 0) return `${why} No tracked link was found in what could be read, which does not say that click tracking is off.`
    return `${why} In what could be read, ${tracked === 1 ? 'the one tracked link is https' : `no tracked link of ${tracked} is http`}.`
  },
}

const plainOf = (n: number): string => (n === 1 ? '1 link' : `${n} links`)

/** What to know of a mail's links and of the copy that was shown. */
export const mailNotes = {
  plain: (lines: readonly string[], more: number) => ({
    title: 'These tracked links are http',
    lines: [...lines, ...(more > 0 ? [`… and ${more} more, listed below by host.`] : [])],
  }),
  plainLine: (link: { kind: string; host: string; url: string; where: readonly string[]; isOther: boolean }) =>
    `${link.kind} on ${link.host}${link.isOther ? ', which is no link host of this setup' : ''}, ${link.where.join(' and ')}: ${link.url}`,
  noScheme: (n: number, hosts: readonly string[]) => ({
    title: n === 1 ? '1 tracked link names no protocol' : `${n} tracked links name no protocol`,
    lines: [
      `On ${list(hosts)}: in place of https:// it begins with // or with the host. Each mail program takes what it likes, often http. Put https:// in front in the mail template.`,
    ],
  }),
  notBranded: (hosts: readonly string[], esp: string) => ({
    title: 'Link branding is not applied to this mail',
    lines: [
      `${list(hosts)} belongs to ${esp}: the links bear its name in place of your link host.`,
      `Your CSM looks in ${esp}, at the account that sent this mail, whether your link host is verified there, and is the one that is used for the domain in From. Then send a new test mail.`,
    ],
  }),
  rewritten: (lines: readonly string[]) => ({ title: 'This copy was rewritten on its way', lines: [...lines] }),
  rewrittenLine: (by: string, read: number, closed: number) =>
    [
      read > 0 ? `${by} put an address of its own around ${plainOf(read)}. What is inside was read and judged.` : '',
      closed > 0
        ? `${by} put an address of its own around ${plainOf(closed)}, and only ${by} knows what is inside. Send the test mail to a mailbox that is not behind ${by}, and save it there.`
        : '',
    ]
      .filter(Boolean)
      .join(' '),
  forwarded: {
    title: 'This copy was forwarded or answered',
    lines: [
      'Mail programs leave out parts and change links when they pass a mail on. Save the mail that came from Braze itself, or forward it as an attachment.',
    ],
  },
  page: {
    title: 'This copy was taken from a page that shows the mail',
    lines: [
      'Web mail changes links and leaves out parts. Save the mail itself as .eml: in Gmail “Download message”, in Outlook on the web “Save as”.',
    ],
  },
  attached: (n: number) => ({
    title: n === 1 ? '1 attached mail was read' : `${n} attached mails were read`,
    lines: ['Its links are listed with the others; sender and date are those of the attached mail.'],
  }),
}

/** Where in a mail a link stands. */
export const partWords: Record<MailPart, string> = {
  html: 'in the HTML part',
  outlook: 'in what only Outlook reads',
  style: 'in a style',
  text: 'in the text part',
  amp: 'in the AMP part',
  watch: 'in the part for watches',
  calendar: 'in the calendar part',
  header: 'in the headers',
  other: 'in another text part',
  attached: 'in an attached file',
  raw: 'in the raw text',
}

/** Why a file was not taken. */
export const mailProblems = {
  missing: 'Choose the file of a saved mail (.eml). If you did, the file is empty.',
  'too-large':
    'The file is larger than 5 MB. Send the test mail without attachments, or paste one of its links above. Nothing of it was kept.',
  outlook: 'This is Outlook’s own format (.msg). In Outlook on the web, choose “Save as” to get an .eml; or paste a link above.',
  picture: 'This is a picture. The addresses of links cannot be seen on one. Save the mail itself as .eml, or paste a link above.',
  document: 'This is a document, which does not hold all links of the mail. Save the mail itself as .eml, or paste a link above.',
  page: 'This is the page of a mail, and no mail: its headers and its other parts are missing. Save the mail itself as .eml (in Gmail “Download message”), or paste a link above.',
  archive: 'This is a packed file. Unpack it, and choose the .eml file that is inside.',
  'not-a-mail':
    'This is no saved mail: it has none of the lines that a mail begins with (From, Date, Subject). Save the whole mail as .eml and choose that file.',
} as const satisfies Record<MailProblem, string>

export const unreadWords = {
  cut: 'The file is very long; only its first 100,000 lines were read.',
  'ends-early': 'The file ends before the mail does. What is missing could not be read.',
  structure: 'The structure of the mail is broken. The links below were found in its raw text, and may not be all.',
  'no-text': 'No part of the mail could be read as text or HTML.',
  'too-deep': 'The HTML is nested too deeply; its end could not be read.',
  'too-many-links': 'There are more different links than are looked at; the rest is not listed.',
  'too-many-parts': 'The mail has more parts, or more mails in it, than are looked at.',
  'long-link': 'A link is longer than the 8192 characters that a link can have; it could not be read.',
  charset: 'A part is in a character set that is not read here.',
  encoding: 'A part is encoded in a way that is not read here.',
  encrypted: 'A part is encrypted or sealed (S/MIME or PGP). Send the test mail without encryption, to a mailbox that adds none.',
  tnef: 'The mail came as winmail.dat, Outlook’s own packing, which is not read here. Save the mail as .eml in another mail program, or on the web.',
  'outlook-file': 'An attached mail is in Outlook’s own format (.msg), which is not read here. Save it as .eml in Outlook on the web.',
  attachment: 'Attached files, such as pictures and PDFs, were not looked into.',
} as const satisfies Record<UnreadPart, string>

/** What the CSM is told of the newest test mail. */
export const testMailWords = {
  title: 'Links in a test mail',
  none: 'No test mail was shown yet. After SSL is switched on, one read by the click-path X-ray proves that its links are https.',
  https: (when: string) => `A test mail of ${when} shows https links.`,
  http: (when: string) => `A test mail of ${when} still shows http links.`,
  mixed: (when: string) => `A test mail of ${when} shows http links among the https ones.`,
  'other-host': (when: string) => `A test mail of ${when} has links that go through another link host than those of this setup.`,
  untracked: (when: string) => `A test mail of ${when} has no tracked link.`,
  unclear: (when: string) => `A test mail of ${when} could not be read in full, or was changed on its way: it proves nothing.`,
  since: {
    off: '',
    before: ' It was sent before SSL was switched on: a new one is needed.',
    after: ' SSL was noted as switched on before it was sent.',
  } satisfies Record<SinceEnabled, string>,
  noDate: (shown: string) => `unknown date, shown ${shown},`,
  see: 'See the links of the mail',
  open: 'Open the click-path X-ray',
}
