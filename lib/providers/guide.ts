import { type ExpectedForwarding, expectedForwarding } from '#lib/engine/target/expected.ts'
import type { CdnId, EspId, Target } from '#lib/engine/target/target.ts'
import { azureGuide } from './cdn/azure/guide.ts'
import { cloudflareGuide } from './cdn/cloudflare/guide.ts'
import { cloudfrontGuide } from './cdn/cloudfront/guide.ts'
import { fastlyGuide } from './cdn/fastly/guide.ts'
import { gcpGuide } from './cdn/gcp/guide.ts'
import { keycdnGuide } from './cdn/keycdn/guide.ts'
import { lastSteps, otherCdnGuide } from './common-guide.ts'
import { apacheConfig } from './proxy/apache/config.ts'
import { caddyConfig } from './proxy/caddy/config.ts'
import { ownProxyGuide } from './proxy/guide.ts'
import { haproxyConfig } from './proxy/haproxy/config.ts'
import { nginxConfig } from './proxy/nginx/config.ts'
import { espNames, providerName } from './registry.ts'

/** One setting: what its console calls it, and what to put there for this ESP. */
export interface GuideSetting {
  name: string
  value: string
  /** why it has to be so, where that surprises */
  why?: string
}

/** One thing to do. */
export interface GuideStep {
  title: string
  text: string
  settings?: readonly GuideSetting[]
  /** what goes wrong most often here */
  caution?: string
}

/** A file to paste, with the host names filled in. */
export interface GuideFile {
  /** the program that reads it: nginx */
  program: string
  fileName: string
  text: string
}

/** How to set one CDN up for one link host: steps in order, and files for proxies of one's own. */
export interface Guide {
  cdn: CdnId
  name: string
  steps: readonly GuideStep[]
  files: readonly GuideFile[]
}

/** What a CDN's guide is written from. */
export interface Recipe extends ExpectedForwarding {
  esp: EspId
  espName: string
  appLinks: boolean
}

type StepsOf = (recipe: Recipe) => readonly GuideStep[]

const guides: Partial<Record<CdnId, StepsOf>> = {
  cloudfront: cloudfrontGuide,
  cloudflare: cloudflareGuide,
  fastly: fastlyGuide,
  keycdn: keycdnGuide,
  gcp: gcpGuide,
  azure: azureGuide,
  'custom-proxy': ownProxyGuide,
}

/** The guide for a CDN and this target's ESP. Pure. */
export function guideFor(cdn: CdnId, target: Pick<Target, 'esp' | 'espTarget' | 'hostname' | 'appLinks'>): Guide {
  const recipe: Recipe = {
    ...expectedForwarding(target),
    esp: target.esp,
    espName: espNames[target.esp],
    appLinks: target.appLinks,
  }
  const files = cdn === 'custom-proxy' ? [nginxConfig(recipe), haproxyConfig(recipe), caddyConfig(recipe), apacheConfig(recipe)] : []
  const steps = (guides[cdn] ?? otherCdnGuide)(recipe)
  return { cdn, name: providerName(cdn), steps: [...steps, ...lastSteps(recipe, cdn)], files }
}
