import type { CdnId } from '#lib/engine/target/target.ts'
import type { GuideSetting, GuideStep, Recipe } from './guide.ts'

/** How the name reaches the ESP, for a CDN that forwards the visitor's Host unless told otherwise. */
export const hostSettings = ({ nameBy, hostname }: Recipe): GuideSetting[] => [
  { name: 'Host header to the origin', value: `${hostname} (the visitor's, unchanged)`, why: 'the ESP finds the account by this name' },
  ...(nameBy === 'both' ? [{ name: 'X-Forwarded-Host', value: hostname, why: 'Braze asks for this header at Amazon SES' }] : []),
]

/** What is the same everywhere: paths and queries unchanged, redirects passed on. */
export const passingOn = (recipe: Recipe): GuideSetting[] => [
  { name: 'Path and query string', value: 'all of it, byte for byte', why: 'they hold the token of the link' },
  { name: 'Redirects of the origin', value: 'passed on to the visitor, never followed by the edge' },
  { name: 'Cookies', value: 'none to the origin', why: cookieReason(recipe) },
]

const cookieReason = ({ maxHeaderBytes, espName }: Recipe): string =>
  maxHeaderBytes
    ? `${espName} refuses requests with more than ${maxHeaderBytes} bytes of headers, and cookies of your domain add up`
    : 'the ESP needs none of them'

/** How long answers may be kept. */
export const cacheSetting = ({ maxCacheSeconds, espName }: Recipe): GuideSetting =>
  maxCacheSeconds === 0
    ? { name: 'Caching', value: 'off', why: `an answer out of a cache is a click that ${espName} does not count` }
    : {
        name: 'Caching',
        value: `${maxCacheSeconds} seconds at most, by the whole URL`,
        why: `${espName} advises ${maxCacheSeconds} seconds: mail gateways that look a link up many times count once`,
      }

/** Both schemes stay open: links of mail sent before are plain HTTP and live for months. */
export const bothSchemes: GuideSetting = {
  name: 'Protocols for visitors',
  value: 'HTTP and HTTPS',
  why: 'links in mail sent before are plain HTTP',
}

/** Files for app links do not come from the ESP. */
export const appLinkStep = ({ appLinks, hostname }: Recipe, where: string): GuideStep[] =>
  appLinks
    ? [
        {
          title: 'Serve the app link files',
          text: `Send https://${hostname}/.well-known/apple-app-site-association and https://${hostname}/.well-known/assetlinks.json to storage of your own: ${where}. Everything else goes to the ESP.`,
          settings: [{ name: 'Content-Type', value: 'application/json', why: 'phones ignore other types, and files behind a redirect' }],
        },
      ]
    : []

/** Rehearsal, cut-over, and what not to press. */
export const lastSteps = ({ esp, espName, hostname, origin }: Recipe, cdn: CdnId): GuideStep[] => [
  { title: 'Rehearse before DNS moves', text: rehearsal(cdn, hostname) },
  {
    title: 'Change the DNS record',
    text: `${cdn === 'cloudflare' ? 'Once all of this is in place' : 'Once the rehearsal is green'}: ${cutOver(cdn, hostname, origin)}`,
    ...(esp === 'sendgrid'
      ? {
          caution: `Leave the second SendGrid record (the account number's) at sendgrid.net, and never let anyone press Verify in SendGrid again: it finds the moved record, and the link branding becomes invalid.`,
        }
      : {}),
    ...(esp === 'sparkpost'
      ? { caution: `${espName} has to verify the tracking domain again after HTTPS is switched on; Braze does that.` }
      : {}),
  },
]

function rehearsal(cdn: CdnId, hostname: string): string {
  const asked = `The edge is then asked as if ${hostname} led there already, while your live links stay as they are.`
  if (cdn === 'cloudflare') {
    return `With a partial (CNAME) set-up, enter ${hostname}.cdn.cloudflare.net below. ${asked} With the zone at Cloudflare there is nothing to rehearse against, since the name is served only once its proxy is on: lower the record's TTL to 300 a day before, choose a quiet hour, and switch back if the check is not green.`
  }
  if (cdn === 'gcp' || cdn === 'custom-proxy') {
    return `Publish a helper record, such as edge-${hostname.split('.')[0]} in the same zone, with the address, and enter its name below. ${asked}`
  }
  return `Enter the host name that the CDN gave you below. ${asked}`
}

function cutOver(cdn: CdnId, hostname: string, origin: string): string {
  if (cdn === 'cloudflare') return `switch the proxy of the record ${hostname} on (orange cloud); its target stays ${origin}.`
  if (cdn === 'gcp' || cdn === 'custom-proxy')
    return `replace the CNAME of ${hostname} by an A record (and AAAA, if it serves IPv6) with the address.`
  return `replace the target of the CNAME ${hostname}, now ${origin}, by the CDN's host name.`
}

/** For CDNs without a guide of their own: what has to be set, whatever it is called there. */
export const otherCdnGuide = (recipe: Recipe): GuideStep[] => [
  {
    title: 'Add the link host with a certificate',
    text: `Add ${recipe.hostname} as a custom domain and let the CDN issue a certificate for it, or upload one. A wildcard of your domain covers one label only.`,
  },
  {
    title: 'Forward everything to the ESP',
    text: `All paths go to one origin, and nothing is added, left out or answered by the CDN itself.`,
    settings: [
      { name: 'Origin', value: `https://${recipe.origin} (port 443, TLS server name ${recipe.origin})` },
      ...hostSettings(recipe),
      ...passingOn(recipe),
      cacheSetting(recipe),
      bothSchemes,
    ],
  },
  ...appLinkStep(recipe, 'a second origin for that path'),
  {
    title: 'Let everybody through',
    text: `Exempt ${recipe.hostname} from firewall, bot and country rules: mail scanners and image proxies look like bots, and tokens look like attacks.`,
  },
]
