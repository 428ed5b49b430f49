import type { Verdict } from '#lib/engine/findings/finding.ts'
import type { FailureReason } from '#lib/engine/net/probe-error.ts'
import type { EspLinkKind } from '#lib/providers/esp/link-shapes.ts'
import type { FaultCode, FaultParams } from '#lib/wizard/trace/judge.ts'
import type { SinceEnabled } from '#lib/wizard/trace/since-enabled.ts'
import type { MailVerdict, TraceVerdict } from '#lib/wizard/trace/view.ts'

interface FaultWords {
  title: string
  found: string
  why: string
  fix: string
}

const sentOn = ({ host, from }: FaultParams): string => (from ? `${from} sends readers on to ${host}.` : '')

/** Why an address was not dialled. */
export const notPublicWords = {
  literal: (scope: string) => `That address is not public (${scope}).`,
  name: (host: string, addresses: string) => `${host} has no public address (${addresses}).`,
}

/** What stops a link on its way, where no check of a link host has its own words for it. */
export const traceFaults: Record<FaultCode, (params: FaultParams) => FaultWords> = {
  'still-http': ({ host }) => ({
    title: 'The link is still http',
    found: `It begins with http://${host}.`,
    why: 'Browsers mark such links as not secure, and some refuse them. Braze writes https into links once SSL is switched on; mails sent before keep theirs.',
    fix: 'After SSL was switched on, send yourself a new test mail and look at a link of that one. A mail of before stays as it is.',
  }),
  downgrade: ({ host, from }) => ({
    title: `From here on readers are off HTTPS`,
    found: `${from} was asked over https, and sends readers on to http://${host}.`,
    why: 'What comes next can be read and changed on the way. Some browsers warn.',
    fix: 'Look the link up in the mail template and begin it with https://, if the page can be opened so.',
  }),
  'no-address': (params) => ({
    title: `${params.host} has no address`,
    found: `${sentOn(params)} DNS knows no address for ${params.host}.`.trim(),
    why: 'No browser can open it.',
    fix: `Check the spelling of ${params.host} in the link, and that its DNS record exists.`,
  }),
  'not-looked-up': ({ host }) => ({
    title: `We could not look ${host} up`,
    found: 'None of the resolvers that we asked gave an answer.',
    why: 'Until one does, we cannot say where the link leads. It says nothing about your link.',
    fix: 'Try again in a minute.',
  }),
  'not-public': (params) => ({
    title: `The link leads to an address that is not public`,
    found: `${sentOn(params)} ${params.detail} We did not connect there.`.trim(),
    why: 'Readers of your mail are outside of that network: for them nothing opens.',
    fix: params.from
      ? 'Look the link up in the mail template. If it is right there, something on the way changes it: check the link host in step 5.'
      : `Let the DNS record of ${params.host} lead to a public address.`,
  }),
  'no-connection': (params) => ({
    title: `${params.host} takes no connection`,
    found: `${sentOn(params)} ${params.detail}`.trim(),
    why: 'Browsers show an error in place of the page.',
    fix: `Check that ${params.host} is up, and that nothing in front of it keeps visitors out.`,
  }),
  'no-way-out': ({ host }) => ({
    title: `We could not reach ${host} from here`,
    found: 'No connection got out from our side.',
    why: 'It says nothing about your link.',
    fix: 'Try again in a minute.',
  }),
  untrusted: ({ host }) => ({
    title: `Browsers do not trust the certificate of ${host}`,
    found: 'The certificate would stop a browser, so we stopped as well and sent nothing.',
    why: 'Browsers show a full-page warning instead of opening the link.',
    fix: `Have a certificate for ${host} installed that browsers trust.`,
  }),
  'no-answer': ({ host, detail }) => ({
    title: `${host} gives no answer`,
    found: `It took the connection, and then no answer came (${detail}).`,
    why: 'Browsers wait, and then show an error.',
    fix: `Check that ${host} answers, and how long it takes.`,
  }),
  'error-answer': ({ host, detail }) => ({
    title: `${host} answers the link with an error`,
    found: `The answer was ${detail} in place of a redirect.`,
    why: 'Readers see an error page, and the click is not counted.',
    fix: `Check that the whole link was copied, with all that stands behind the question mark. If it was, check ${host} in step 5: it looks at the CDN and the ESP side by side.`,
  }),
  'stays-here': ({ host, detail }) => ({
    title: `${host} does not send the reader on`,
    found: `The answer was ${detail}: a page, and no redirect.`,
    why: 'A tracked link is counted and sent on at once. Here something answers in place of the ESP.',
    fix: `Check ${host} in step 5: it shows who answers, and what to change in the CDN.`,
  }),
  'page-fault': ({ host, detail }) => ({
    title: `The page itself answers with ${detail}`,
    found: `The click path worked: the link reached ${host}, and ${host} answers with ${detail}.`,
    why: 'Readers see that error. It has nothing to do with the link host or with SSL.',
    fix: 'Check that the page exists at this address. Some sites turn away whatever is no browser: open the link yourself, too.',
  }),
  'leaves-the-web': ({ detail }) => ({
    title: 'The link opens something other than a web page',
    found: `It leads to ${detail}, which we do not follow.`,
    why: 'Such addresses open an app or a mail window, where there is one.',
    fix: 'If that is meant, nothing is to be done. Otherwise look the link up in the mail template.',
  }),
  refused: ({ detail }) => ({
    title: 'The link leads to an address that browsers refuse',
    found: `It leads to ${detail}.`,
    why: 'Browsers follow a redirect to web addresses only. Nothing opens.',
    fix: 'Look the link up in the mail template and put a web address there.',
  }),
  'odd-port': ({ detail }) => ({
    title: 'The link leads to an unusual port',
    found: `It leads to ${detail}. We ask the usual ports of the web alone, so we stopped there.`,
    why: 'Company networks often let no such connection out.',
    fix: 'If the address is meant, open the link yourself to see the page. Otherwise look it up in the mail template.',
  }),
  'bare-address': ({ host }) => ({
    title: 'The link leads to a bare IP address',
    found: `It leads to ${host} without a name. We did not ask there.`,
    why: 'There is hardly ever a certificate for a bare address, and readers take it for fraud.',
    fix: 'Look the link up in the mail template and use the name of the site.',
  }),
  loop: ({ detail }) => ({
    title: 'The redirects go round in a circle',
    found: `They lead back to ${detail}, which was asked before.`,
    why: 'Browsers give up with “too many redirects”.',
    fix: 'Look at the redirect rules of the host that sends readers back.',
  }),
  'loop-with-cookie': ({ detail }) => ({
    title: 'The site may want a cookie',
    found: `It sets a cookie and leads back to ${detail}. We keep no cookies, a browser does.`,
    why: 'A browser probably gets through. We cannot tell.',
    fix: 'Open the link in a private window to see.',
  }),
  'too-many': ({ detail }) => ({
    title: 'Too many redirects',
    found: `After ten addresses it still goes on, to ${detail}. We stopped there.`,
    why: 'Each one costs readers time; browsers give up at twenty.',
    fix: 'Look at the redirect rules, and link to the page where they end.',
  }),
  'out-of-time': () => ({
    title: 'Our time was over',
    found: 'After ten seconds we stopped waiting.',
    why: 'Readers would wait as long. What was seen until then stands above.',
    fix: 'Try again. If it happens again, look at the last address above.',
  }),
}

/** What a link came to, in one sentence. `at` is the host where it lands or breaks. */
export const traceHeadlines: Record<TraceVerdict, (at: string) => string> = {
  lands: (at) => `The link is https all along its click path and lands on ${at}.`,
  'lands-http': (at) => `The link works and lands on ${at}, but it is still http.`,
  'lands-untracked': (at) => `The link lands on ${at}, without passing a link host of this setup.`,
  'page-fault': (at) => `The click path works. The page that it leads to, on ${at}, has a fault of its own.`,
  'dead-end': (at) => `The click path works, but where it leads then, ${at}, does not open.`,
  'not-followed': () => 'The click path works. It leads on to something that is not followed here.',
  broken: (at) => `The link breaks at ${at}.`,
  unknown: () => 'We cannot say whether the link works.',
}

export const hopWords = {
  verdicts: {
    pass: 'Works',
    warn: 'Look at this',
    fail: 'Breaks here',
    unknown: 'Could not tell',
    'not-applicable': 'Does not apply',
  } satisfies Record<Verdict, string>,
  hop: (number: number) => `Hop ${number}`,
  secure: 'https: encrypted, with a certificate',
  plain: 'http: not encrypted',
  clickPath: 'Link host',
  esp: 'Email service provider',
  destination: 'Destination',
  address: 'Address asked',
  protocol: 'Protocol',
  ip: 'IP address',
  answeredBy: 'Who answered',
  certificate: 'Certificate',
  certificateLine: (names: string, issuer: string, daysLeft: number) =>
    `for ${names}, issued by ${issuer}, ${daysLeft < 0 ? 'expired' : daysLeft === 1 ? '1 day left' : `${daysLeft} days left`}`,
  trusted: 'Browsers trust it.',
  notTrusted: 'Browsers do not trust it.',
  status: 'Answer',
  sendsOn: (status: number) => `${status}, sends the reader on`,
  answers: (status: number) => `${status}`,
  nothing: 'none',
  leadsTo: 'Leads to',
  time: 'Time',
  ms: (milliseconds: number) => `${milliseconds} ms`,
  ownServer: (server: string) => `a web server (${server})`,
  webServer: 'a web server',
  espItself: (esp: string) => `${esp} itself`,
  maybe: (name: string, confidence: string) => `${name} (${confidence})`,
  refresh: (to: string) => `The page sends readers on by itself (meta refresh) to ${to}. We tell it, and do not follow.`,
  script: 'The page may send readers on by a script. We run none.',
  halfPrivate: (addresses: string) => `It also has addresses that are not public (${addresses}); we did not connect to those.`,
  whole: 'Show the whole address',
  asking: 'Asking …',
  got: (status: number, ms: number) => `answered ${status} in ${ms} ms`,
  noAnswer: 'no answer',
}

const count = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${n} ${many}`)

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

export const linkProblems = {
  missing: 'Paste a link from a mail.',
  'not-a-link': 'This is no web address. Copy the whole link from the mail; it starts with http:// or https://.',
  several: 'Paste one link at a time. If it is a single one, there is a line break or a blank in it: copy it anew.',
  'too-long': 'This is longer than the 8192 characters that a link can have.',
  port: 'This link names a port. Only links on the usual ports of the web are followed.',
  otherHost: (host: string) =>
    `This link is on ${host}, which is no link host of this setup. Tick the box below to follow it all the same.`,
  choose: 'Choose one to three links.',
} as const

const linkKinds: Record<EspLinkKind | 'link' | 'image', (n: number) => string> = {
  click: (n) => count(n, 'tracked link', 'tracked links'),
  open: (n) => count(n, 'open pixel', 'open pixels'),
  unsubscribe: (n) => count(n, 'unsubscribe link', 'unsubscribe links'),
  link: (n) => count(n, 'link', 'links'),
  image: (n) => count(n, 'image', 'images'),
}

export const xRayWords = {
  title: 'Click-path X-ray',
  lead: 'See every address that a link in your mail passes through, and where it breaks.',
  linkTo: 'Look through a link or a test mail',
  linkToLead: 'The click-path X-ray follows a link from a mail hop by hop, and reads a saved test mail to see whether its links are https.',
  back: 'All links and mails looked through',
  toSetup: 'Overview',
  afterTitle: 'After SSL was switched on',
  after:
    'Send yourself a test mail, save it as .eml and drop it here. The X-ray proves that its links are https and land where they should. Your CSM sees the result.',
  linkTitle: 'Follow a link',
  link: 'Link from a mail',
  linkHint: 'In the mail, copy the address of a link or button. Do not open it first.',
  click: 'Following a link counts as a click in Braze, once for each time that you follow it. Use a link from a test mail.',
  follow: 'Follow it and count as a click',
  other: 'Follow it although it is on another host',
  mailTitle: 'Read a test mail',
  mail: 'Saved mail (.eml)',
  mailHint: 'Drop the file on the field, or choose it. Up to 5 MB. Reading a mail opens none of its links and no image.',
  mailSave:
    'How to save a mail as .eml: in Gmail “Download message”, in Outlook on the web “Save as”, in Apple Mail drag it to the desktop.',
  read: 'Read the mail',
  kept: 'Kept are the links and who sent the mail and when, never its text. All of it is deleted after 30 days.',
  tooLarge: (megabytes: string) =>
    `This file has ${megabytes} MB; at most 5 MB are read. Send the test mail without attachments, or paste one of its links.`,
  earlier: 'Looked through before',
  none: 'Nothing yet. A followed link shows each hop with its certificate; a mail shows all its links by host.',
  earlierLink: (host: string) => `Link on ${host}`,
  earlierLinks: (n: number, host: string) => `${n} links on ${host}`,
  earlierMail: (from: string) => `Mail from ${from}`,
  unknownSender: 'an unknown sender',
  result: {
    ready: 'Click path works',
    'not-ready': 'Breaks on the way',
    'could-not-check': 'Could not tell',
    running: 'Under way',
  },
  mailResult: {
    https: 'https links',
    http: 'http links',
    mixed: 'Some http links',
    'other-host': 'Other link host',
    untracked: 'No tracked links',
  },
  following: (n: number) => (n === 1 ? 'Following the link' : `Following ${n} links`),
  followed: (n: number) => (n === 1 ? 'Where the link leads' : `Where ${n} links lead`),
  finished: 'The link was followed to its end.',
  failed: 'The link could not be followed: the fault is ours. Try again.',
  deleted: 'All of this is deleted after',
  sentBy: 'Sent by',
  from: 'From',
  sentAt: 'Sent',
  notSaid: 'not said',
  linksTitle: 'Links by host',
  isLinkHost: 'Link host of this setup',
  isEsp: 'The ESP’s own host: the mail is not branded with your link host',
  isOtherTracked: 'Tracked, but no link host of this setup',
  isDirect: 'Not tracked',
  noLinks: 'No link was found.',
  secure: (n: number) => `${n} https`,
  plain: (n: number) => `${n} http`,
  kinds: linkKinds,
  places: { link: '', image: 'image', text: 'in the text part', header: 'in the headers' },
  showLinks: (n: number) => `Show ${count(n, 'address', 'addresses')}`,
  followTitle: 'Follow links of this mail',
  followLead: 'Choose up to three. Images and the open pixel are not opened.',
  followButton: 'Follow the chosen links and count as clicks',
  followNone: 'No tracked link to follow.',
  unreadTitle: 'Not all of the mail could be read',
  who: 'Who',
  ofSite: (host: string) => `Whoever runs ${host}`,
  gone: 'This setup could not be found any more. Reload the page.',
  tooSoon: (seconds: number) =>
    seconds === 1
      ? 'This host was looked at just now. Try again in 1 second.'
      : `Looked at too often just now. Try again in ${seconds} seconds.`,
  noEsp: 'Answer step 1 first: it tells which link hosts are yours.',
}

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

/** Why no answer came. */
export const connectionWords: Partial<Record<FailureReason, string>> = {
  timeout: 'nothing came back in time',
  refused: 'the connection was refused',
  reset: 'the connection was cut off',
  'tls-alert': 'the TLS handshake was refused',
  'not-tls': 'plain HTTP came where TLS was expected',
  malformed: 'what came back could not be read',
  'too-large': 'more came back than a web server sends',
}
