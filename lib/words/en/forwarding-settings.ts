import type { WordContext } from '#lib/words/types.ts'

/** A sentence's first letter in capitals: what stands in front may be "a proxy of your own". */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

type SettingsByEdge = Partial<Record<NonNullable<WordContext['edge']>, string>>

const pick = (settings: SettingsByEdge, { edge, edgeName }: WordContext, otherwise: string): string =>
  (edge && settings[edge]) ?? otherwise.replaceAll('{edge}', edgeName)

/** Where the Host header (or its stand-in) is set, per CDN and ESP. SparkPost takes X-Forwarded-Host in place of Host. */
export function hostSetting(context: WordContext): string {
  const { hostname, esp, espTarget } = context
  const cloudfront =
    esp === 'sparkpost'
      ? `CloudFront › Distributions › your distribution › Origins › Edit: under “Add custom header”, enter X-Forwarded-Host with the value ${hostname}.`
      : `CloudFront › Distributions › your distribution › Behaviors › Edit: set the origin request policy to AllViewer (not AllViewerExceptHostHeader) and the cache policy to CachingDisabled.`
  return pick(
    {
      cloudfront,
      cloudflare: `Cloudflare › Rules: remove every Origin Rule, Transform Rule and Worker that changes the Host header for ${hostname}. Cloudflare sends the visitor's Host by itself.`,
      fastly: `Fastly › your service › Origins › Hosts › ${espTarget}: leave “Override host” empty, and activate the new version.`,
      keycdn: `KeyCDN › Zones › your zone › Edit: switch “Forward Host Header” on.`,
      gcp: `Google Cloud › Load balancing › your load balancer › Backend: remove any custom request header named Host, so that the visitor's Host is sent.`,
      azure: `Front Door › Origin groups › the origin: leave “Origin host header” empty, so that the visitor's Host is sent.`,
      akamai: `Akamai › Property Manager › Origin Server: set “Forward Host Header” to “Incoming Host Header”.`,
      bunny: `bunny.net › your pull zone › Origin: switch “Forward Host Header” on.`,
      'custom-proxy': `nginx: proxy_set_header Host $host; Apache: ProxyPreserveHost On; Caddy: header_up Host {host}; HAProxy and Envoy: remove the rule that rewrites the host.`,
    },
    context,
    `In {edge}, send the visitor's Host header (${hostname}) to the origin, not ${espTarget}.`,
  )
}

/** Where the query string is let through. */
export const querySetting = (context: WordContext): string =>
  pick(
    {
      cloudfront: `CloudFront › Distributions › your distribution › Behaviors › Edit: set an origin request policy that forwards all query strings (AllViewer does), and the cache policy CachingDisabled.`,
      cloudflare: `Cloudflare › Rules: remove Transform Rules, Workers and cache settings (“Ignore query string”) that touch ${context.hostname}.`,
      fastly: `Fastly › your service: remove the VCL that changes req.url (querystring.remove, say), and activate the new version.`,
      keycdn: `KeyCDN › Zones › your zone › Edit: switch “Ignore Query String” and “Strip Query String” off.`,
      azure: `Front Door › Routes › your route: set query string caching to “Use query string” or switch caching off, and remove URL rewrite rules.`,
      gcp: `Google Cloud › Load balancing › URL map: remove URL rewrites, and in Cloud CDN include the whole query string or switch caching off.`,
      bunny: `bunny.net › your pull zone › Caching: switch “Ignore query string” off.`,
      'custom-proxy': `nginx: proxy_pass with nothing after the host name (proxy_pass https://$backend;), or with $request_uri; Apache: ProxyPass without a RewriteRule that drops %{QUERY_STRING}.`,
    },
    context,
    `In {edge}, forward the whole query string to the origin, unchanged.`,
  )

/** Where paths are kept as they were sent. */
export const pathSetting = (context: WordContext): string =>
  pick(
    {
      cloudflare: `Cloudflare › Rules › Settings: switch “Normalize URLs to origin” off, and remove URL rewrites for ${context.hostname}.`,
      cloudfront: `CloudFront: remove functions (CloudFront Functions, Lambda@Edge) that change the URI, and leave “Origin path” empty.`,
      azure: `Front Door › Rule sets: remove URL rewrites, and leave “Origin path” of the route empty.`,
      gcp: `Google Cloud › Load balancing › URL map: remove path rewrites.`,
      fastly: `Fastly › your service: remove the VCL that decodes or cleans req.url (urldecode, regsuball …).`,
      'custom-proxy': `nginx: nothing after the host name in proxy_pass, and merge_slashes off; Apache: AllowEncodedSlashes NoDecode, and nocanon on ProxyPass; HAProxy: remove http-request normalize-uri; Traefik and Envoy: switch path normalisation off.`,
    },
    context,
    `In {edge}, switch off everything that decodes, cleans or rewrites the path.`,
  )

/** Where escaped slashes are let through: Apache, core, AllowEncodedSlashes; mod_proxy, nocanon. */
export const escapedSlashSetting = (context: WordContext): string =>
  pick(
    {
      'custom-proxy': `Apache: AllowEncodedSlashes NoDecode in the virtual host (of port 80 and of port 443), and nocanon at the end of ProxyPass. HAProxy, Traefik, Envoy: let escaped slashes through unchanged.`,
    },
    context,
    `In {edge}, let escaped slashes (%2F) in the path through unchanged. Where an Apache stands behind it: AllowEncodedSlashes NoDecode in the virtual host, and nocanon at the end of ProxyPass.`,
  )

/** Where caching is switched off, or set to SparkPost's ten seconds. */
export function cacheSetting(context: WordContext): string {
  const brief = context.esp === 'sparkpost'
  return pick(
    {
      cloudfront: brief
        ? `CloudFront › Behaviors › Edit: use a cache policy with minimum 1, default 10 and maximum 10 seconds and all query strings in the cache key.`
        : `CloudFront › Behaviors › Edit: set the cache policy to CachingDisabled.`,
      cloudflare: `Cloudflare › Caching › Cache Rules: add a rule for ${context.hostname} with “Bypass cache”, above others.`,
      fastly: brief
        ? `Fastly › your service › Settings: set “Fallback TTL” to 10 seconds.`
        : `Fastly › your service › Settings: add a cache setting with the action “pass”.`,
      keycdn: `KeyCDN › Zones › your zone › Edit: set “Expire” to 0 and switch “Cache Ignore Query String” off.`,
      gcp: `Google Cloud › Load balancing › Backend: switch Cloud CDN off for this backend.`,
      azure: `Front Door › Routes › your route: switch “Enable caching” off.`,
      akamai: `Akamai › Property Manager › Caching: set the caching option to “No store”.`,
      bunny: `bunny.net › your pull zone › Caching: set the cache expiration to “Override: do not cache”.`,
      'custom-proxy': `nginx: proxy_cache off; Apache: CacheDisable /; Varnish: return (pass) for ${context.hostname}.`,
    },
    context,
    brief
      ? `In {edge}, keep answers for at most 10 seconds, with the full URL as the cache key.`
      : `In {edge}, switch caching off for ${context.hostname}.`,
  )
}

/** Where plain HTTP is let in. */
export const plainHttpSetting = (context: WordContext): string =>
  pick(
    {
      cloudfront: `CloudFront › Behaviors › Edit: set the viewer protocol policy to “HTTP and HTTPS” (or “Redirect HTTP to HTTPS”).`,
      gcp: `Google Cloud › Load balancing › your load balancer: add a frontend for HTTP on port 80 that uses the same URL map.`,
      azure: `Front Door › Routes › your route: accept “HTTP and HTTPS”.`,
      fastly: `Fastly › your service › Settings: serve HTTP too; where HTTPS is forced, keep the full URL in the redirect.`,
      'custom-proxy': `Open port 80 in the firewall, and give the proxy a listener on it (nginx: listen 80;) with the same forwarding as on 443.`,
    },
    context,
    `In {edge}, accept HTTP on port 80 and forward it to the same origin, or redirect it to HTTPS with path and query kept.`,
  )
