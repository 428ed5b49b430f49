import type { cdnCodes } from '#lib/engine/findings/codes-cdn.ts'
import type { EdgeProviderId } from '#lib/engine/target/target.ts'
import type { FindingCatalogue, WordContext } from '#lib/words/types.ts'
import { type ConsoleContext, whereAccessRulesAre, whereOriginIs, whereOriginTlsIs, whereToAddName, whereToRoute } from './cdn-console.ts'

const about = (provider: EdgeProviderId, { hostname, espTarget }: WordContext): ConsoleContext => ({ provider, hostname, espTarget })

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** A date in words, "31 March 2027". */
const sentenceDate = (date: string): string => day.format(new Date(date))

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A full stop, unless the quotation before it has one. */
const ended = (text: string): string => (text.endsWith('."') ? text : `${text}.`)

const answered = (cdn: string, page: string): string => `${capital(cdn)} answered with ${ended(page)}`

/** Edges whose page for an origin out of reach is also that for its TLS. */
const sameForTls: readonly EdgeProviderId[] = ['cloudfront', 'keycdn', 'gcp', 'azure', 'custom-proxy']

const everyLinkFails = (espName: string): string =>
  `The request never reaches ${espName}, so every link and open pixel of your mails fails for everyone.`

export const cdnFindings: FindingCatalogue<keyof typeof cdnCodes> = {
  'cdn.cloudflare-cross-account': ({ page }, { hostname, espName }) => ({
    title: `Cloudflare refuses to serve ${hostname} from another account's zone`,
    found: answered('Cloudflare', page),
    expected: `${hostname} served by the Cloudflare account that holds its zone.`,
    why: everyLinkFails(espName),
    fix: `Find the record whose target lies in a zone of another Cloudflare account. Either switch its proxy off (DNS only, grey cloud), or let the record of ${hostname} lead to a CDN of your own; a target on Cloudflare has to be added there as a custom hostname (Cloudflare for SaaS).`,
  }),
  'cdn.name-not-added-to-cdn': ({ provider, cdn, page }, context) => ({
    title: `${capital(cdn)} does not know ${context.hostname}`,
    found: answered(cdn, page),
    expected: `${capital(cdn)} takes ${context.hostname} for one of your names and forwards to ${context.espName}.`,
    why: everyLinkFails(context.espName),
    fix: whereToAddName(about(provider, context)),
  }),
  'cdn.client-certificate-required': ({ provider, cdn, page }, context) => ({
    title: 'The edge asks visitors for a client certificate',
    found: `${capital(cdn)} asks for one: ${ended(page)}`,
    expected: "TLS without a certificate on the visitor's side.",
    why: 'People who click a link in a mail have no client certificate, so they see a browser error in place of your page.',
    fix:
      provider === 'cloudflare'
        ? `In Cloudflare, open SSL/TLS > Client Certificates and remove ${context.hostname} from the mTLS hosts.`
        : `Switch client certificates (mutual TLS) off for ${context.hostname} (nginx: ssl_verify_client; HAProxy: verify; Apache: SSLVerifyClient; CDN: its mTLS setting).`,
  }),
  'cdn.edge-asks-for-password': ({ cdn, page }, { hostname }) => ({
    title: 'The edge asks for a password',
    found: answered(cdn, page),
    expected: 'Links that open without signing in.',
    why: 'People who click a link in a mail would be asked for a user name and a password.',
    fix: `Take HTTP authentication off ${hostname} (nginx: auth_basic off; Apache: Require all granted; Caddy: basic_auth; a CDN: its password, access or deployment protection setting).`,
  }),
  'cdn.bot-challenge': ({ provider, cdn, page }, context) => ({
    title: 'The edge answers with a challenge for people',
    found: answered(cdn, page),
    expected: `The answer of ${context.espName}, without a page in between.`,
    why: 'Mail scanners, image proxies and apps cannot solve a challenge, so opens and clicks are lost; people see a waiting page.',
    fix: whereAccessRulesAre(about(provider, context)),
  }),
  'cdn.edge-blocks-requests': ({ provider, cdn, page }, context) => ({
    title: 'The edge refuses requests',
    found: answered(cdn, page),
    expected: `Every request for ${context.hostname} forwarded to ${context.espName}.`,
    why: everyLinkFails(context.espName),
    fix: `${whereAccessRulesAre(about(provider, context))} Tracking links carry long tokens and are opened by programs with unusual names; rules made for web sites refuse them.`,
  }),
  'cdn.misdirected-request': ({ provider, cdn, page }, context) => ({
    title: 'The edge says that the request was meant for another server (421)',
    found: answered(cdn, page),
    expected: `One server name in TLS and in HTTP: ${context.hostname}.`,
    why: everyLinkFails(context.espName),
    fix: `Serve ${context.hostname} with a certificate and a site of its own. ${whereToAddName(about(provider, context))}`,
  }),
  'cdn.edge-has-no-route': ({ provider, cdn, page }, context) => ({
    title: `Nothing forwards ${context.hostname} to ${context.espName}`,
    found: answered(cdn, page),
    expected: `Every path of ${context.hostname} forwarded to ${context.espTarget}.`,
    why: everyLinkFails(context.espName),
    fix: whereToRoute(about(provider, context)),
  }),
  'cdn.proxy-serves-default-page': ({ provider, cdn, page }, context) => ({
    title: "A server's default page answers in place of the links",
    found: answered(cdn, page),
    expected: `The answer of ${context.espName}.`,
    why: everyLinkFails(context.espName),
    fix: `The server was installed, but the site for ${context.hostname} is missing or not enabled. ${whereToRoute(about(provider, context))}`,
  }),
  'cdn.edge-origin-tls-failure': ({ provider, cdn, page }, context) => ({
    title: 'TLS between the edge and its origin fails',
    found: `${answered(cdn, page)} Which origin it asked cannot be seen from outside.`,
    expected: `A TLS connection from the edge to its origin, which has to be ${context.espTarget}.`,
    why: everyLinkFails(context.espName),
    fix: `See first that the origin is ${context.espTarget}, and no load balancer or web server. ${whereOriginTlsIs(about(provider, context))}`,
  }),
  'cdn.edge-cannot-reach-origin': ({ provider, cdn, page }, context) => ({
    title: 'The edge cannot reach its origin',
    found: `${answered(cdn, page)} Which origin it asked cannot be seen from outside.`,
    expected: `An edge that reaches its origin, which has to be ${context.espTarget}.`,
    why: everyLinkFails(context.espName),
    fix: `${whereOriginIs(about(provider, context))}${sameForTls.includes(provider) ? ` The same page stands for a failed TLS handshake: ${whereOriginTlsIs(about(provider, context))}` : ''}`,
  }),
  'cdn.edge-forwards-to-wrong-esp': ({ provider, other, seen }, context) => ({
    title: `The edge forwards to ${other}, not to ${context.espName}`,
    found: `The answer (${seen}) is one of ${other}.`,
    expected: `The answer of ${context.espTarget}.`,
    why: `${other} does not know the links that ${context.espName} made, so all of them lead to an error page.`,
    fix: whereOriginIs(about(provider, context)),
  }),
  'cdn.edge-forwards-to-wrong-origin': ({ provider, seen, direct }, context) => ({
    title: `What answers behind the edge is not ${context.espName}`,
    found: `Through the edge: ${seen}. ${direct === '–' ? `${context.espTarget} itself could not be asked` : `${context.espTarget}, asked the same: ${direct}`}.`,
    expected: `Through the edge the same answer as from ${context.espTarget}.`,
    why: `Clicks reach another server, which knows nothing of your links, and ${context.espName} counts none of them.`,
    fix: `${whereOriginIs(about(provider, context))}${seen.startsWith('200') && direct.startsWith('30') ? ' Let the edge pass redirects on to visitors; it must not follow them.' : ''}`,
  }),
  'cdn.two-cdns-in-a-row': ({ outer, inner }, { hostname, espName }) => ({
    title: `Two CDNs stand in a row: ${outer}, then ${inner}`,
    found: `The answers of ${hostname} bear the marks of ${outer} and, behind it, of ${inner}.`,
    expected: `One CDN between visitors and ${espName}.`,
    why: 'Each further one has to forward Host, path and query just as exactly, and has to be set up anew at every change.',
    fix: `Let ${outer} forward straight to the ESP and take ${inner} out; or point the record at ${inner} alone. If both are wanted, check each of them.`,
  }),
  'cdn.not-the-chosen-one': ({ chosen, seen, marks }, { hostname }) => ({
    title: `${hostname} is served by ${seen}, not by ${chosen}`,
    found: `${seen}: ${marks}.`,
    expected: `${chosen}, as chosen in the step about the CDN.`,
    why: `Visitors are led to ${seen}, so whatever is set up at ${chosen} does not reach them. Steps and settings shown here are those of ${chosen}.`,
    fix: `If ${seen} is right, choose it in the step about the CDN. If not, let the record of ${hostname} lead to ${chosen}.`,
  }),
  'cdn.product-retired': ({ product, closedToNew, ends, ended, successor, name }, { hostname }) => ({
    title: ended ? `${product} was shut down on ${sentenceDate(ends)}` : `${product} ends on ${sentenceDate(ends)}`,
    found: `${hostname} leads to ${name}, a name of ${product}.`,
    expected: 'A product that stays.',
    why: ended
      ? 'Nobody looks after these names any more: links can fail at any time, and others might claim the name.'
      : `It takes no new customers since ${sentenceDate(closedToNew)}; on ${sentenceDate(ends)} links in all mails sent until then stop working.`,
    fix: `Set up ${successor}, rehearse it here, then change the record of ${hostname}.`,
  }),
  'cdn.not-recognised': ({ marks }, { hostname, espName }) => ({
    title: `What stands in front of ${espName} is taken for a proxy of your own`,
    found: marks === '' ? `Something answers for ${hostname} that bears no CDN's marks.` : `${marks}.`,
    expected: 'A known CDN, or a proxy of your own.',
    why: 'Nothing is wrong with that: it is judged by its answers alone.',
    fix: 'Choose "own proxy" in the step about the CDN, so that the steps fit.',
  }),
}
