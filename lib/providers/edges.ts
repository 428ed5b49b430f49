import { akamai } from './cdn/akamai/fingerprint.ts'
import { alibaba } from './cdn/alibaba/fingerprint.ts'
import { azure } from './cdn/azure/fingerprint.ts'
import { bunny } from './cdn/bunny/fingerprint.ts'
import { cachefly } from './cdn/cachefly/fingerprint.ts'
import { cdn77 } from './cdn/cdn77/fingerprint.ts'
import { chinacache } from './cdn/chinacache/fingerprint.ts'
import { cloudflare } from './cdn/cloudflare/fingerprint.ts'
import { cloudfront } from './cdn/cloudfront/fingerprint.ts'
import { edgio } from './cdn/edgio/fingerprint.ts'
import { fastly } from './cdn/fastly/fingerprint.ts'
import { gcore } from './cdn/gcore/fingerprint.ts'
import { gcp } from './cdn/gcp/fingerprint.ts'
import { imperva } from './cdn/imperva/fingerprint.ts'
import { keycdn } from './cdn/keycdn/fingerprint.ts'
import { netlify } from './cdn/netlify/fingerprint.ts'
import { section } from './cdn/section/fingerprint.ts'
import { stackpath } from './cdn/stackpath/fingerprint.ts'
import { sucuri } from './cdn/sucuri/fingerprint.ts'
import { tencent } from './cdn/tencent/fingerprint.ts'
import { vercel } from './cdn/vercel/fingerprint.ts'
import type { EdgeFingerprint } from './provider.ts'
import { apache } from './proxy/apache/fingerprint.ts'
import { awsApiGateway } from './proxy/aws-api-gateway/fingerprint.ts'
import { awsLoadBalancer } from './proxy/aws-load-balancer/fingerprint.ts'
import { caddy } from './proxy/caddy/fingerprint.ts'
import { envoy } from './proxy/envoy/fingerprint.ts'
import { fly } from './proxy/fly/fingerprint.ts'
import { haproxy } from './proxy/haproxy/fingerprint.ts'
import { heroku } from './proxy/heroku/fingerprint.ts'
import { nginx } from './proxy/nginx/fingerprint.ts'
import { traefik } from './proxy/traefik/fingerprint.ts'
import { varnish } from './proxy/varnish/fingerprint.ts'

/** Everything that we recognise in front of an ESP; one line for each folder. Content delivery networks first, then proxies. */
export const edgeFingerprints: readonly EdgeFingerprint[] = [
  cloudfront,
  cloudflare,
  fastly,
  keycdn,
  gcp,
  azure,
  akamai,
  bunny,
  imperva,
  vercel,
  netlify,
  gcore,
  cdn77,
  sucuri,
  alibaba,
  tencent,
  cachefly,
  edgio,
  stackpath,
  section,
  chinacache,
  nginx,
  haproxy,
  caddy,
  apache,
  traefik,
  envoy,
  varnish,
  awsLoadBalancer,
  awsApiGateway,
  heroku,
  fly,
]
