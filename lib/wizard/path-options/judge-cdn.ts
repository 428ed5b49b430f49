import type { CdnId } from '#lib/engine/target/target.ts'
import { challengeOwner, issuersOfProvider, usesChallenge } from '#lib/providers/issuance.ts'
import type { ClosingProduct } from '#lib/providers/lifecycle.ts'
import { providerName } from '#lib/providers/registry.ts'
import type { HostFacts } from './host-facts.ts'
import { issuingReasons } from './issuing.ts'
import { condition, plain, type Reason } from './reason.ts'

/** What holds for a CDN whatever the link host. Sources: AWS, ACM and CloudFront; Microsoft Learn, retirement FAQs; Google Cloud, managed certificates. */
const always: Partial<Record<CdnId, readonly Reason[]>> = {
  cloudfront: [condition('acm-region')],
  azure: [condition('azure-classic-closed')],
  gcp: [condition('gcp-address')],
}

/** What speaks for and against a CDN for one link host; null where the host was not looked at. Pure. */
export function judgeCdn(cdn: CdnId, host: HostFacts | null): Reason[] {
  const fixed = always[cdn] ?? []
  if (!host) return [...fixed]
  return [...edgeReasons(cdn, host), ...certificateReasons(cdn, host), ...challengeReasons(cdn, host), ...fixed]
}

/** What answers there today, and whether it is in the way. */
export function edgeReasons(chosen: CdnId | null, { edge, closing, zoneAtCloudflare, checkedAt }: HostFacts): Reason[] {
  if (edge === null || edge === 'none' || edge === 'esp-direct') return []
  if (closing) return [closingReason(closing, checkedAt)]
  const seen = providerName(edge)
  if (edge === chosen) return [plain('seen-in-front', { seen }, 'edge')]
  const proxied = edge === 'cloudflare' && zoneAtCloudflare === true
  return [condition(proxied ? 'cloudflare-proxies' : 'other-edge', { seen }, 'edge')]
}

function closingReason({ product, ends, successor }: ClosingProduct, checkedAt: string): Reason {
  const ended = new Date(ends) <= new Date(checkedAt) ? 'yes' : ''
  return condition('closing-product', { product, ends, ended, successor }, 'edge')
}

function certificateReasons(cdn: CdnId, host: HostFacts): Reason[] {
  if (cdn !== 'cloudflare') return issuingReasons(host, issuersOfProvider(cdn))
  // In a zone of its own Cloudflare lets its authorities in by itself (Cloudflare docs, CAA records).
  const issuing = issuingReasons(host.zoneAtCloudflare ? { ...host, caa: null } : host, issuersOfProvider(cdn))
  return [...depthReasons(host), ...issuing]
}

/** Cloudflare docs, Universal SSL limitations: in a zone of its own the free certificate covers one label; in a partial set-up any depth. */
function depthReasons({ zone, depth, zoneAtCloudflare, hostname }: HostFacts): Reason[] {
  if (zoneAtCloudflare === null) return depth > 1 ? [condition('cloudflare-depth', { hostname, zone, depth: String(depth) })] : []
  if (!zoneAtCloudflare) return [condition('cloudflare-partial', { zone, depth: depth > 1 ? String(depth) : '' }, 'zone')]
  return depth > 1
    ? [condition('cloudflare-depth', { hostname, zone, depth: String(depth) }, 'zone')]
    : [plain('cloudflare-fits', { hostname, zone }, 'zone')]
}

/** Only one CNAME can stand at `_acme-challenge`. */
function challengeReasons(cdn: CdnId, { caa, hostname }: HostFacts): Reason[] {
  const owner = caa?.challenge ? challengeOwner(caa.challenge) : undefined
  if (!caa?.challenge || !usesChallenge(cdn) || owner === cdn) return []
  return [condition('challenge-taken', { name: `_acme-challenge.${hostname}`, value: caa.challenge }, 'caa')]
}
