import type { ParamsOf } from '#lib/engine/findings/codes.ts'
import type { forwardingCodes } from '#lib/engine/findings/codes-forwarding.ts'
import type { FindingCatalogue } from '#lib/words/types.ts'
import { sentence } from './forwarding-settings.ts'

type AnswerCode =
  | 'forwarding.edge-follows-redirects'
  | 'forwarding.edge-redirects-to-internal-address'
  | 'forwarding.location-rewritten'
  | 'forwarding.edge-hangs'
  | 'forwarding.response-not-http'
  | 'forwarding.response-malformed'
  | 'forwarding.unexpected-large-response'
  | 'forwarding.content-encoding-broken'
  | 'forwarding.hsts-forces-https-on-http-only-name'
  | 'forwarding.blocks-some-clients'
  | 'forwarding.headers-too-large'
  | 'forwarding.one-edge-address-differs'
  | 'forwarding.edge-slow'
  | 'forwarding.rate-limited-by-esp'

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

type CameKind = ParamsOf<'forwarding.response-not-http'>['kind']

const came: Readonly<Record<CameKind, string>> = {
  smtp: 'the greeting of a mail server came',
  ssh: 'the greeting of an SSH server came',
  tls: 'TLS came once more: the connection is encrypted twice',
  http2: 'frames of HTTP/2 came, which nobody had agreed on',
  'no-header': 'a page came without status line and headers (HTTP/0.9)',
  'status-line': 'a status line came that is none',
  'headers-too-large': 'more headers came than are read (64 KiB)',
  'interim-flood': 'interim answers (1xx) came without end',
  'two-lengths': 'an answer came that states its length twice (Content-Length twice, or beside Transfer-Encoding)',
  'line-ends': 'an answer came whose lines do not end in CR LF',
  garbage: 'something came that is no HTTP',
}

const cameWords = (kind: CameKind): string => came[kind] ?? came.garbage

/** What is wrong with the answers that come back, as against the requests that go out. */
export const answerFindings: FindingCatalogue<AnswerCode & keyof typeof forwardingCodes> = {
  'forwarding.edge-follows-redirects': ({ seen, direct }, { edgeName, espName }) => ({
    title: sentence(`${edgeName} follows the redirect instead of passing it on`),
    found: `The link answers ${seen}; asked directly, ${espName} answers ${direct}.`,
    expected: "The ESP's redirect, as it is.",
    why: `The page appears under the link host's name: its own links, cookies and sign-in break.`,
    fix: `In ${edgeName}, switch off the following of origin redirects (in a Worker: redirect: 'manual'; Azure and Akamai: “follow redirects” off; nginx: no error_page or X-Accel handling of 30x).`,
  }),
  'forwarding.edge-redirects-to-internal-address': ({ location }, { edgeName, espName }) => ({
    title: 'The link redirects to an address that only your own network knows',
    found: `Location: ${location}`,
    expected: `The redirect of ${espName}, to a public page.`,
    why: 'Nobody outside your network can open the link.',
    fix: `In ${edgeName}, remove the rule that redirects there, and set the origin to the ESP's public name.`,
  }),
  'forwarding.location-rewritten': ({ seen, direct }, { edgeName, espName, edge }) => ({
    title: sentence(`${edgeName} changes where the link leads`),
    found: `The link answers ${seen}; asked directly, ${espName} answers ${direct}.`,
    expected: 'The Location of the ESP, unchanged.',
    why: 'People do not get to the page that the link is for.',
    fix:
      edge === 'custom-proxy'
        ? 'nginx: proxy_redirect off; Apache: remove ProxyPassReverse and Header edit Location; Traefik, HAProxy: remove the rule that rewrites Location.'
        : `In ${edgeName}, remove response rules, functions and link rewriting that change the Location header.`,
  }),
  'forwarding.response-not-http': ({ scheme, kind, got }, { edgeName, espTarget }) => ({
    title: 'What comes back is no answer that browsers can read',
    found: `Over ${scheme.toUpperCase()} the connection stands, and in place of an answer in HTTP/1.1 ${cameWords(kind)}.${got === '–' ? '' : ` It begins: ${got}`}`,
    expected: `An answer in HTTP/1.1, as ${espTarget} gives it.`,
    why: 'Browsers show an error, or a page of signs that mean nothing: no link opens.',
    fix: `In ${edgeName}, look at what the port leads to: the protocol towards the origin (HTTP/1.1 to ${espTarget}, port 443), the service behind it, and filters or scripts that write headers.`,
  }),
  'forwarding.response-malformed': ({ scheme, kind, got }, { edgeName }) => ({
    title: 'The answer breaks the rules of HTTP',
    found: `Over ${scheme.toUpperCase()} ${cameWords(kind)}.${got === '–' ? '' : ` It begins: ${got}`}`,
    expected: 'An answer as RFC 9112 has it: lines that end in CR LF, one statement of its length.',
    why: 'Browsers make do with it; mail scanners, proxies and apps refuse it, and so do we: nothing can be proven from it.',
    fix: `In ${edgeName}, find the server, script or filter that writes these headers by itself, and let it leave them to the server.`,
  }),
  'forwarding.edge-hangs': ({ bytes, announced }, { edgeName, espTarget }) => ({
    title: 'The answer never ends',
    found:
      announced === '–' && bytes === 0
        ? 'The connection stands, and then nothing comes.'
        : `After ${bytes} bytes of body (announced: ${announced}) nothing more comes.`,
    expected: 'A whole answer within a second or two.',
    why: 'Browsers wait, and people give up.',
    fix: `In ${edgeName}, look at the origin ${espTarget}: protocol, port, time-outs and buffering (HTTP/1.1, keep-alive); remove filters that change the body.`,
  }),
  'forwarding.unexpected-large-response': ({ bytes, limitBytes }, { edgeName, espName }) => ({
    title: 'The answer is far larger than a tracking host sends',
    found: `${bytes} bytes or more.`,
    expected: `A redirect or a pixel of ${espName}, well below ${limitBytes} bytes.`,
    why: 'Something other than the ESP writes the answer, or adds to it.',
    fix: `In ${edgeName}, remove what inserts or replaces content for this host.`,
  }),
  'forwarding.content-encoding-broken': ({ encoding, seen }, { edgeName }) => ({
    title: 'The compression that is announced is not the one that is used',
    found: `Content-Encoding: ${encoding}, on ${seen}.`,
    expected: 'A body in the announced encoding, or none announced.',
    why: 'Browsers show an error, and mail programs a broken image.',
    fix: `In ${edgeName}, switch compression off for this host, and pass Content-Encoding on as the ESP sends it.`,
  }),
  'forwarding.hsts-forces-https-on-http-only-name': ({ parent, header }, { hostname }) => ({
    title: `Browsers insist on HTTPS for ${hostname}, and HTTPS does not work`,
    found:
      header === '–'
        ? `${parent} is on the browsers' own list of HTTPS-only domains.`
        : `${parent} sends Strict-Transport-Security: ${header}${/\bpreload\b/i.test(header) ? ' – and so asks to be put on the list that browsers carry; whether it is on it was not looked up' : ''}`,
    expected: 'HTTPS that works on the link host, before or together with such a rule.',
    why: `Whoever has visited ${parent} cannot open links on ${hostname} at all, over HTTP neither.`,
    fix: `Mend HTTPS on ${hostname} first. Removing the rule from ${parent} helps only when browsers have forgotten it.`,
  }),
  'forwarding.blocks-some-clients': ({ clients, refused, served }, { edgeName, edge }) => ({
    title: sentence(`${edgeName} refuses some of those who open mail`),
    found: `Asked as ${clients.replace('image-proxy', 'an image proxy (Gmail)').replace('phone', 'a phone')}, it answers ${refused}; asked as a browser, ${served}.`,
    expected: 'The same answer for phones, mail scanners and image proxies as for browsers.',
    why: 'These people cannot open links, or their opens are not counted.',
    fix:
      edge === 'cloudflare'
        ? 'Cloudflare › Security › WAF: add a rule for this host that skips managed rules, rate limiting and Super Bot Fight Mode.'
        : `In ${edgeName}, exempt this host from bot, user-agent and firewall rules.`,
  }),
  'forwarding.headers-too-large': ({ seen, direct }, { edgeName, espName, edge, esp }) => ({
    title: sentence(`${edgeName} sends more headers than ${espName} takes`),
    found: `The link answers ${seen}; asked directly, ${espName} answers ${direct}.`,
    expected: `Few headers and no cookies towards ${espName}${esp === 'ses' ? ', which refuses more than 8192 bytes of headers' : ''}.`,
    why: 'Visitors who have many cookies of your main domain get an error in place of the page.',
    fix:
      edge === 'cloudfront'
        ? 'CloudFront › Behaviors › Edit: use an origin request policy of your own that forwards all headers and query strings, and no cookies.'
        : `In ${edgeName}, remove the Cookie header and headers of your own from requests to the origin (nginx: proxy_set_header Cookie "";).`,
  }),
  'forwarding.one-edge-address-differs': ({ address, seen, first, firstSeen }, { hostname, edgeName }) => ({
    title: `One address of ${hostname} answers otherwise than the others`,
    found: `${address} answers ${seen}; ${first} answers ${firstSeen} to the same.`,
    expected: 'The same answer from every address.',
    why: 'For some people links work, for others they do not, and it changes from one try to the next.',
    fix: `Bring the machine or the configuration behind ${address} up to date with the others of ${edgeName}, or take the address out of DNS.`,
  }),
  'forwarding.edge-slow': ({ medianMs, directMs, tries, limitMs }, { edgeName, espTarget, espName }) => ({
    title: 'Links open slowly',
    found: `Median of ${tries} tries: ${seconds(medianMs)}.${directMs === '–' ? '' : ` ${espName} asked directly: ${seconds(Number(directMs))}.`}`,
    expected: `Less than ${seconds(limitMs)}.`,
    why: 'People close the tab before the page comes.',
    fix: `In ${edgeName}, look at the connection to ${espTarget}: region of the edge, keep-alive, DNS of the origin, functions that run on each request.`,
  }),
  'forwarding.rate-limited-by-esp': ({ seen }, { espName }) => ({
    title: `${espName} limits repeated test clicks`,
    found: `${espName} answers ${seen} for now.`,
    expected: 'Nothing to mend: this is no fault of yours.',
    why: `${espName} refuses many clicks on one link in a short time.`,
    fix: 'Wait some minutes, or use another link.',
  }),
}
