import { appLinkStep } from '#lib/providers/common-guide.ts'
import type { GuideStep, Recipe } from '#lib/providers/guide.ts'

/** Azure Front Door Standard or Premium; the classic products take no new customers. Sources: Microsoft Learn, Front Door domains, origins, HTTP headers. */
export const azureGuide = (recipe: Recipe): GuideStep[] => [
  {
    title: 'Create the profile',
    text: 'Choose Azure Front Door Standard or Premium, with one endpoint. The classic Front Door (ends 31 March 2027) and Azure CDN (ends 30 September 2027) cannot be created any more.',
  },
  {
    title: 'Create the origin group',
    text: 'One group with one origin.',
    settings: [
      { name: 'Origin type', value: 'Custom' },
      { name: 'Host name', value: recipe.origin },
      originHostHeader(recipe),
      {
        name: 'Certificate subject name validation',
        value: recipe.esp === 'sparkpost' ? 'on' : 'off, where the origin host header is the link host',
      },
      { name: 'Health probes', value: 'off', why: 'the ESP has no page that answers 200 to a probe' },
    ],
  },
  {
    title: 'Add the link host',
    text: `Add ${recipe.hostname} as a domain with a managed certificate, and publish the TXT record _dnsauth.${recipe.hostname}. It is valid for 7 days; after that, regenerate it.`,
    caution:
      'Let DNS lead to the endpoint by a plain CNAME: behind an A record or a chain of aliases the certificate is not renewed by itself.',
  },
  {
    title: 'Create the route',
    text: 'One route for everything.',
    settings: [
      { name: 'Domains', value: recipe.hostname },
      { name: 'Patterns to match', value: '/*' },
      { name: 'Accepted protocols', value: 'HTTP and HTTPS', why: 'links in mail sent before are plain HTTP' },
      { name: 'Redirect all traffic to HTTPS', value: 'off' },
      { name: 'Forwarding protocol', value: 'Match incoming request' },
      { name: 'Caching', value: 'off' },
    ],
    caution: 'Until the route has arrived everywhere (up to an hour or two), the answer is "Our services aren\'t available right now".',
  },
  ...appLinkStep(recipe, 'a second origin group, and a route for /.well-known/*'),
  { title: 'Let everybody through', text: 'No WAF policy for this domain, or one that allows it.' },
]

const originHostHeader = ({ esp, origin, hostname }: Recipe) =>
  esp === 'sparkpost'
    ? { name: 'Origin host header', value: origin, why: 'Front Door always sends X-Forwarded-Host, by which SparkPost finds the account' }
    : { name: 'Origin host header', value: `empty (the visitor's: ${hostname})`, why: 'the ESP has to see the link host in Host' }
