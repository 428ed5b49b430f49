import type { FailureReason } from '#lib/engine/net/probe-error.ts'
import type { FaultCode, FaultParams } from '#lib/wizard/trace/judge.ts'
import type { TraceVerdict } from '#lib/wizard/trace/view.ts'

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
