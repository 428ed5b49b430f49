import { appLinkStep, passingOn } from '#lib/providers/common-guide.ts'
import type { GuideStep, Recipe } from '#lib/providers/guide.ts'

/** Fastly. Sources: Fastly docs, TLS subscriptions and hosts; SparkPost support; sendgrid/docs, content delivery networks. */
export const fastlyGuide = (recipe: Recipe): GuideStep[] => [
  {
    title: 'Create the service',
    text: 'A delivery service with one domain and one host.',
    settings: [
      { name: 'Domain', value: recipe.hostname },
      { name: 'Host', value: `${recipe.origin}, port 443` },
      { name: 'Enable TLS', value: 'Yes; verify certificate: Yes' },
      { name: 'Certificate hostname and SNI hostname', value: recipe.origin },
      { name: 'Override host', value: 'off, both for the service and the host', why: 'the ESP has to see the link host in Host' },
      ...passingOn(recipe),
    ],
  },
  {
    title: 'Set caching',
    text: recipe.maxCacheSeconds === 0 ? 'Nothing is kept.' : 'Answers are kept for a few seconds.',
    settings: [
      recipe.maxCacheSeconds === 0
        ? { name: 'Cache setting', value: 'action Pass (do not cache), no condition' }
        : { name: 'Fallback TTL', value: `${recipe.maxCacheSeconds} seconds` },
      { name: 'Force TLS and HSTS', value: 'off', why: 'links in mail sent before are plain HTTP' },
      ...(recipe.nameBy === 'both'
        ? [{ name: 'Header', value: `set http.X-Forwarded-Host to req.http.host in requests`, why: 'Braze asks for it at Amazon SES' }]
        : []),
    ],
  },
  {
    title: 'Order the certificate',
    text: `Under Security > TLS management, subscribe ${recipe.hostname}, and add the _acme-challenge CNAME that Fastly shows. It is tried for 7 days, then has to be ordered anew.`,
    caution: 'The CNAME target for visitors stands under "More details" of the TLS domain; it is not the service name.',
  },
  ...appLinkStep(recipe, 'a second host with the condition req.url ~ "^/\\.well-known/"'),
  { title: 'Activate the version', text: 'Nothing is served before the version of the service is activated.' },
]
