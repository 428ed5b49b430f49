import { appLinkStep, bothSchemes, cacheSetting, hostSettings, passingOn } from '#lib/providers/common-guide.ts'
import type { GuideStep, Recipe } from '#lib/providers/guide.ts'

/** A proxy of one's own; the files beside it hold all of these settings. */
export const ownProxyGuide = (recipe: Recipe): GuideStep[] => [
  {
    title: 'Get a certificate',
    text: `The proxy needs a certificate for ${recipe.hostname} with its intermediates before DNS moves: order it by DNS challenge, and renew it by a timer. Caddy does so by itself once DNS leads to it.`,
  },
  {
    title: 'Install the configuration',
    text: 'Take the file for your proxy, adjust the paths of certificate and key, and reload.',
    settings: [
      { name: 'Upstream', value: `https://${recipe.origin}, TLS server name ${recipe.origin}` },
      ...hostSettings(recipe),
      ...passingOn(recipe),
      { name: 'X-Forwarded-For', value: "the visitor's address", why: 'the ESP derives the place of a click from it' },
      cacheSetting(recipe),
      bothSchemes,
    ],
    caution: `Look the name ${recipe.origin} up again while running: its addresses change, and a proxy that keeps them from its start goes down weeks later.`,
  },
  ...appLinkStep(recipe, 'a folder of files for /.well-known/'),
]
