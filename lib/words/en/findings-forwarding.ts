import type { ParamsOf } from '#lib/engine/findings/codes.ts'
import type { applinksCodes } from '#lib/engine/findings/codes-applinks.ts'
import type { forwardingCodes } from '#lib/engine/findings/codes-forwarding.ts'
import type { FindingCatalogue, WordContext } from '#lib/words/types.ts'
import { applinksFindings } from './findings-applinks.ts'
import { answerFindings } from './findings-forwarding-answers.ts'
import { directFindings } from './findings-forwarding-direct.ts'
import {
  cacheSetting,
  escapedSlashSetting,
  hostSetting,
  pathSetting,
  plainHttpSetting,
  querySetting,
  sentence,
} from './forwarding-settings.ts'

/** What happens to paths, as the beginning of a sentence. */
function pathChange(change: 'decoded' | 'merged' | 'encoded' | 'refused' | 'replaced', { edgeName }: WordContext): string {
  if (change === 'refused') return sentence(`${edgeName} turns down every path that holds %2F by itself`)
  if (change === 'replaced') return 'The path is lost on its way'
  return `The path is ${change === 'merged' ? 'cleaned of double slashes' : `${change} once more`} on its way`
}

/** What the ESP itself says, where it could be asked. */
const askedDirectly = (direct: string, { hostname, espName }: WordContext): string =>
  direct === '–' ? `${espName} itself could not be asked.` : `Asked directly, with the name ${hostname}, ${espName} answers ${direct}.`

/** Two losses that read alike at the ESP, and what tells them apart. */
function alikeWords(
  alike: ParamsOf<'forwarding.host-header-not-forwarded'>['alike'] | undefined,
  { espName, hostname }: WordContext,
): string {
  if (alike !== 'host' && alike !== 'query' && alike !== 'path') return ''
  const other = alike === 'host' ? 'Host header' : alike === 'query' ? 'query string' : 'path'
  return ` ${espName} says the same where the ${other} is lost. An open pixel of the same mail, which has no query, tells which it is: ask for it at https://${hostname} – where it is served the Host arrives, where it is not the Host is lost.`
}

const freshLink =
  'Send yourself a new test mail from Braze, copy the address of a tracked link with the mail program’s “copy link” (not from the source or the text of the mail), and paste it here.'

/** What can be seen of a link's way here. */
function damageWords(damage: ParamsOf<'forwarding.link-unknown-at-esp'>['damage']): string {
  if (damage === 'quoted-printable') return ' It holds =3D, as links in the source of a mail do.'
  if (damage === 'entity') return ' It holds &amp;, as links in the source of a page do.'
  return damage === 'punctuation' ? ' It ends in a punctuation mark, which may have stood behind it.' : ''
}

type Catalogue = FindingCatalogue<keyof typeof forwardingCodes | keyof typeof applinksCodes>

export const forwardingFindings: Catalogue = {
  ...answerFindings,
  ...applinksFindings,
  ...directFindings,
  'forwarding.redirect-loop': ({ asked, location }, context) => ({
    title: 'The link redirects in a circle',
    found: `${asked} redirects to ${location}, which leads back to where it came from.`,
    expected: `The answer of ${context.espName}, which leads to the page that the link is for.`,
    why: 'Browsers give up with “too many redirects”: no link in any mail opens.',
    fix:
      context.edge === 'cloudflare'
        ? `Cloudflare › SSL/TLS › Overview: set the mode to Full (not Flexible), and remove redirect rules for ${context.hostname}.`
        : `In ${context.edgeName}, set the origin to ${context.espTarget} (not to ${context.hostname} itself), and remove rules that redirect between HTTP and HTTPS in both directions.`,
  }),
  'forwarding.host-header-not-forwarded': ({ seen, direct, alike }, context) => ({
    title: `${context.espName} does not see the name ${context.hostname}${alike === 'query' ? ', or not the query string' : alike === 'path' ? ', or not the path' : ''}`,
    found: `Through ${context.edgeName} the link answers ${seen}. ${askedDirectly(direct, context)}${alikeWords(alike, context)}`,
    expected:
      context.esp === 'sparkpost'
        ? `Host: ${context.hostname}, or X-Forwarded-Host: ${context.hostname}, on every request that reaches ${context.espTarget}.`
        : `Host: ${context.hostname} on every request that reaches ${context.espTarget}.`,
    why: `${context.espName} finds out by this name whose link it is. Without it no link and no open is counted, and people see an error page.`,
    // A wrong region of the ESP may read just the same.
    fix: `${hostSetting(context)} The origin itself has to be ${context.espTarget}.${alike === 'query' ? ` If the pixel is served: ${querySetting(context)}` : alike === 'path' ? ` If the pixel is served: ${pathSetting(context)}` : ''}`,
  }),
  'forwarding.tracking-domain-not-registered-at-esp': ({ seen, isRealLink }, { hostname, espName, edgeName, esp }) => ({
    title: `${espName} does not know ${hostname}`,
    found: `${espName} answers ${seen}, through ${edgeName} and asked directly alike${isRealLink ? ', to every link that is at hand' : ''}.`,
    expected: `${espName} knows ${hostname} as a tracking domain, and the link as one of its own.`,
    why: sentence(
      `${edgeName} forwards well; ${espName} itself turns the link down. ${
        esp === 'sendgrid' ? 'Usually the link branding was verified a second time after DNS had moved, which breaks it.' : ''
      }`,
    ).trim(),
    fix: `Ask your CSM to check that ${hostname} is set up and valid at ${espName}.${
      esp === 'sendgrid' ? ' Do not press Verify again while DNS leads to the CDN.' : ''
    }${isRealLink ? ' If the link was copied by hand, try again with a fresh one from a test mail first.' : ''}`,
  }),
  'forwarding.query-string-not-forwarded': ({ seen, direct, alike }, context) => ({
    title: sentence(`${context.edgeName} drops the query string${alike === 'host' ? ', or the Host header' : ''}`),
    found: `Through ${context.edgeName} the link answers ${seen}, as it does at ${context.espName} when everything after the question mark is missing. With it, ${context.espName} answers ${direct}.${alikeWords(alike, context)}`,
    expected: `Everything after the question mark reaches ${context.espTarget}.`,
    why: 'The part after the question mark says which link it is. Without it people see an error page.',
    fix: `${querySetting(context)}${alike === 'host' ? ` If the pixel is not served: ${hostSetting(context)}` : ''}`,
  }),
  'forwarding.query-string-re-encoded': ({ seen, direct, change }, context) => ({
    title: sentence(`${context.edgeName} changes the query string`),
    found: `The query is ${change} once more on its way: the link answers ${seen}; asked directly, ${context.espName} answers ${direct}.`,
    expected: `The query reaches ${context.espTarget} byte for byte.`,
    why: 'A changed query is a different link, which the ESP does not know.',
    fix: querySetting(context),
  }),
  'forwarding.path-not-forwarded-byte-for-byte': ({ seen, direct, change }, context) => ({
    title: sentence(`${context.edgeName} changes the path of links`),
    found: `${pathChange(change, context)}: the link answers ${seen}; asked directly, ${context.espName} answers ${direct}.`,
    expected: `The path reaches ${context.espTarget} byte for byte, %2F and double slashes included.`,
    why: 'A changed path is a different link, which the ESP does not know.',
    fix: change === 'refused' ? escapedSlashSetting(context) : pathSetting(context),
  }),
  'forwarding.responses-cached-across-links': ({ seen, marks }, context) => ({
    title: 'Different links get one and the same answer',
    found: sentence(`${context.edgeName} gives ${seen} to links that lead elsewhere${marks ? ` (${marks})` : ''}.`),
    expected: 'Each link gets its own answer.',
    why: "People land on the page of somebody else's link, and clicks are counted for the wrong person.",
    fix: `${cacheSetting(context)} Then empty the cache.`,
  }),
  'forwarding.responses-cached': ({ marks, limitSeconds }, context) => ({
    title: sentence(`${context.edgeName} answers from its cache`),
    found: marks,
    expected: limitSeconds > 0 ? `Answers kept for at most ${limitSeconds} seconds.` : `Every request reaches ${context.espName}.`,
    why: 'Clicks and opens that the cache answers are not counted.',
    fix: cacheSetting(context),
  }),
  'forwarding.https-not-forwarded': ({ overHttps, overHttp }, context) => ({
    title: `HTTP reaches ${context.espName}, HTTPS does not`,
    found: `Over HTTPS the link answers ${overHttps}; over HTTP ${overHttp}.`,
    expected: `The answer of ${context.espName} over HTTPS.`,
    why: 'Once SSL is on, all links are HTTPS.',
    fix: `In ${context.edgeName}, give HTTPS (port 443) the same forwarding to ${context.espTarget} as HTTP has, and remove rules that send HTTPS elsewhere.`,
  }),
  'forwarding.http-not-forwarded': ({ overHttps, overHttp }, context) => ({
    title: `HTTPS reaches ${context.espName}, HTTP does not`,
    found: `Over HTTP the link answers ${overHttp}; over HTTPS ${overHttps}.`,
    expected: `The answer of ${context.espName} over HTTP too, or a redirect to the same link over HTTPS.`,
    why: 'Links of mail sent before SSL is on are HTTP. They stay in inboxes for months.',
    fix: `In ${context.edgeName}, give HTTP (port 80) the same forwarding to ${context.espTarget} as HTTPS has, or let it redirect to HTTPS with path and query kept.`,
  }),
  'forwarding.http-redirect-drops-query': ({ asked, location, lost }, context) => ({
    title: `The redirect from HTTP to HTTPS loses the ${lost}`,
    found: `${asked} redirects to ${location}.`,
    expected: 'A redirect to the same path and query over HTTPS, or the answer of the ESP.',
    why: 'Links of mail sent before SSL is on end on an error page.',
    fix:
      context.edge === 'custom-proxy'
        ? 'nginx: return 301 https://$host$request_uri; Apache: RewriteRule ^ https://%{HTTP_HOST}%{REQUEST_URI} [R=301,L,NE] (the query is kept by itself).'
        : `In ${context.edgeName}, keep path and query in the rule that redirects HTTP to HTTPS, or forward HTTP instead of redirecting it.`,
  }),
  'forwarding.http-port-closed': ({ address, reason }, context) => ({
    title: 'Port 80 does not answer',
    found: `${address} port 80: ${reason}.`,
    expected: 'HTTP on port 80 answers too, by forwarding or by a redirect to HTTPS.',
    why: 'Links of mail sent before SSL is on are HTTP: they fail for everyone who opens them later.',
    fix: plainHttpSetting(context),
  }),
  'forwarding.link-unknown-at-esp': ({ path, seen, damage }, { espName }) => ({
    title: `One of the links is none that ${espName} knows`,
    found: `${path} answers ${seen}, through the edge and asked directly alike.${damageWords(damage)} Another link of the same link host is served.`,
    expected: 'A link as it stands in a mail of this account.',
    why: `This says nothing about your setup: ${espName} knows the link host, as the other link shows.`,
    fix: freshLink,
  }),
  'forwarding.needs-a-real-link': ({ seen, isUsual, given, damage }, { hostname, espName, esp }) =>
    given === 'unknown-at-esp'
      ? {
          title: 'A fresh link is needed to finish the check',
          found: `The link given is none that ${espName} knows: it answers ${seen}, through the edge and asked directly alike.${damageWords(damage)}`,
          expected: `One link from a new test mail that leads over ${hostname}, copied whole.`,
          why: `A link that was cut, changed in copying or made by another account gets this answer however well everything is set up, so nothing can be concluded from it.`,
          fix: `${freshLink} If a fresh one gets the same answer, ask your CSM whether ${hostname} is set up and valid at ${espName}.${
            esp === 'sendgrid' ? ' Nobody may press Verify again while DNS leads to the CDN.' : ''
          }`,
        }
      : {
          title: 'One real link is needed to finish the check',
          found: isUsual
            ? `A made-up link answers ${seen}, as it should. ${espName} says that to any made-up link, however it is forwarded.`
            : `A test link, which stands in no mail, answers ${seen}. That alone does not show whether links from mails come through.`,
          expected: `One link from a test mail that leads over ${hostname}.`,
          why: 'Only a real link shows that clicks come through. Following it counts as one click of that test mail.',
          fix: 'Send yourself a test mail from Braze with one tracked link, copy the address of that link (do not open it), and paste it here. Two links let us test caching too.',
        },
}
