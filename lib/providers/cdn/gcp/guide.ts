import { appLinkStep } from '#lib/providers/common-guide.ts'
import type { GuideStep, Recipe } from '#lib/providers/guide.ts'

/** Google Cloud, external Application Load Balancer. Sources: Google Cloud docs, internet NEGs and Certificate Manager; SparkPost support. */
export const gcpGuide = (recipe: Recipe): GuideStep[] => [
  {
    title: 'Get the certificate before DNS moves',
    text: `In Certificate Manager, create a DNS authorisation for ${recipe.hostname}, publish its _acme-challenge CNAME, and create a managed certificate from it.`,
    caution:
      'A certificate without DNS authorisation becomes active only after the A record leads here (until then FAILED_NOT_VISIBLE): visitors would see a gap.',
  },
  {
    title: 'Create the backend',
    text: 'An internet network endpoint group with one endpoint, and a backend service that uses it.',
    settings: [
      { name: 'Network endpoint', value: `FQDN ${recipe.origin}, port 443` },
      { name: 'Protocol', value: 'HTTPS' },
      { name: 'Cloud CDN', value: 'off' },
      { name: 'Custom request header Host', value: 'none', why: 'the ESP has to see the link host in Host, which is passed on unchanged' },
      ...(recipe.nameBy === 'both'
        ? [{ name: 'Custom request header', value: `X-Forwarded-Host: ${recipe.hostname}`, why: 'Braze asks for it at Amazon SES' }]
        : []),
    ],
  },
  {
    title: 'Create the load balancer',
    text: 'A global external Application Load Balancer with a reserved address.',
    settings: [
      { name: 'Frontends', value: 'HTTPS on 443 with the certificate, and HTTP on 80', why: 'links in mail sent before are plain HTTP' },
      {
        name: 'Host and path rules',
        value: `${recipe.hostname}, /* leads to the backend service`,
        why: 'without it the answer is "backend NotFound"',
      },
      { name: 'Redirects and rewrites', value: 'none' },
    ],
  },
  ...appLinkStep(recipe, 'a backend bucket with a path rule for /.well-known/*'),
  { title: 'Let everybody through', text: 'No Cloud Armor policy on the backend service, or one that allows this host.' },
]
