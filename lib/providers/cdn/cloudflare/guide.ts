import { appLinkStep } from '#lib/providers/common-guide.ts'
import type { GuideStep, Recipe } from '#lib/providers/guide.ts'

/** Cloudflare. Sources: Cloudflare docs, Universal SSL limitations and encryption modes; SparkPost support; sendgrid/docs, content delivery networks. */
export const cloudflareGuide = (recipe: Recipe): GuideStep[] => [
  {
    title: 'See that a certificate fits',
    text: `The free Universal certificate covers the domain and one label below it. ${depthSentence(recipe.hostname)} With the zone elsewhere (partial set-up, Business or Enterprise) any depth is covered.`,
    settings: [{ name: 'SSL/TLS > Edge Certificates', value: `an active certificate whose hosts include ${recipe.hostname}` }],
  },
  {
    title: 'Prepare the record',
    text: `The record of ${recipe.hostname} stays a CNAME to the ESP. Proxying is switched on at the end, in the step about DNS.`,
    settings: [
      { name: 'Type and target', value: `CNAME ${recipe.origin}` },
      { name: 'CNAME flattening', value: 'at the root only' },
    ],
  },
  {
    title: 'Set encryption towards the ESP',
    text: `Add a configuration rule for the host name ${recipe.hostname}.`,
    settings: [
      {
        name: 'SSL',
        value: 'Full, not Full (strict)',
        why: `the certificate of ${recipe.origin} is for its own name, which strict mode answers with error 526`,
      },
      { name: 'Always Use HTTPS, Automatic HTTPS Rewrites', value: 'off for this host', why: 'links in mail sent before are plain HTTP' },
    ],
  },
  {
    title: 'Leave requests as they are',
    text: `Cloudflare passes Host, path and query on unchanged. No Page, Transform, Origin or Redirect Rule and no Worker may touch ${recipe.hostname}.`,
    settings: [
      {
        name: 'Cache Rule for this host',
        value: recipe.maxCacheSeconds === 0 ? 'Bypass cache' : `Edge TTL ${recipe.maxCacheSeconds} seconds, or Bypass cache`,
      },
      ...(recipe.nameBy === 'both'
        ? [
            {
              name: 'Request header transform',
              value: `set static X-Forwarded-Host: ${recipe.hostname}`,
              why: 'Braze asks for it at Amazon SES',
            },
          ]
        : []),
    ],
    caution: 'Old guides use a forwarding page rule (301) to the ESP: that redirects in place of forwarding, and does not work.',
  },
  ...appLinkStep(recipe, 'an Origin Rule or a Worker for /.well-known/*, not a page rule with a 301'),
  {
    title: 'Let everybody through',
    text: `Add a WAF custom rule with the action Skip for ${recipe.hostname}, and switch Bot Fight Mode, Under Attack Mode and Browser Integrity Check off for it.`,
  },
]

/** Whether the free certificate fits; the registered domain is taken for the last two labels, so the sentence only warns. */
const depthSentence = (hostname: string): string =>
  hostname.split('.').length > 3
    ? `${hostname} lies deeper, so order one with Advanced Certificate Manager (Total TLS, or this host name), or upload your own.`
    : `${hostname} should be covered.`
