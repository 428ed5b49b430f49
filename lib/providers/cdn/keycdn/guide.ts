import { appLinkStep } from '#lib/providers/common-guide.ts'
import type { GuideStep, Recipe } from '#lib/providers/guide.ts'

/** KeyCDN. Sources: KeyCDN support, zone settings and zonealiases; sendgrid/docs, content delivery networks. */
export const keycdnGuide = (recipe: Recipe): GuideStep[] => [
  {
    title: 'Create a pull zone',
    text: 'One pull zone for the link host.',
    settings: [
      { name: 'Origin URL', value: `https://${recipe.origin}` },
      { name: 'Forward Host Header', value: 'enabled', why: 'the ESP has to see the link host in Host' },
      { name: 'Ignore Query String', value: 'disabled', why: 'older links hold their token in the query' },
      { name: 'Strip Cookies', value: 'enabled' },
      { name: 'Force SSL', value: 'disabled', why: 'links in mail sent before are plain HTTP' },
      {
        name: 'Expire',
        value:
          recipe.maxCacheSeconds === 0
            ? '0, with Ignore Cache Control off'
            : `the shortest there is, at most ${recipe.maxCacheSeconds} seconds`,
      },
    ],
  },
  {
    title: 'Add the link host',
    text: `Add ${recipe.hostname} as a Zonealias of the zone. Its CNAME target is the zone's own name, <zone>-<id>.kxcdn.com.`,
  },
  {
    title: 'Attach a certificate',
    text: `Let's Encrypt asks over HTTP and so works only once DNS leads to KeyCDN. To have no gap, upload a certificate for ${recipe.hostname} first (SSL: custom), and change to Let's Encrypt later if you like.`,
  },
  ...appLinkStep(recipe, 'KeyCDN has one origin for a zone, so put a proxy of your own behind it, or choose another CDN'),
  { title: 'Leave access open', text: 'Secure Token, Block Bad Bots, and referrer and country rules stay off.' },
]
