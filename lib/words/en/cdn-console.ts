import type { EdgeProviderId } from '#lib/engine/target/target.ts'

/** Where in a CDN's console something is set, and what to set there. Each gives whole sentences. */
type Places = Partial<Record<EdgeProviderId, string>>

/** What the sentences need to know of the set-up. */
export interface ConsoleContext {
  provider: EdgeProviderId
  hostname: string
  espTarget: string
}

const place = (places: Places, { provider }: ConsoleContext, otherwise: string): string => places[provider] ?? otherwise

/** How the link host is made known to the CDN. */
export const whereToAddName = (context: ConsoleContext): string => {
  const { hostname } = context
  const places: Places = {
    cloudfront: `In CloudFront, open the distribution, General > Settings, and add ${hostname} under "Alternate domain names (CNAMEs)", with an ACM certificate from us-east-1 that covers it.`,
    cloudflare: `In the Cloudflare account that holds the zone, add the DNS record for ${hostname} there with the proxy on (orange cloud); with the zone elsewhere, add ${hostname} to the partial (CNAME) set-up.`,
    fastly: `In Fastly, open the service, add ${hostname} under Domains, and activate the new version.`,
    keycdn: `In KeyCDN, add ${hostname} as a Zonealias of the pull zone.`,
    gcp: `In Google Cloud, open the load balancer and add a host rule for ${hostname} that leads to the backend service of the ESP.`,
    azure: `In Azure Front Door, add ${hostname} under Domains, wait until its validation state is Approved, and associate it with the endpoint's route.`,
    akamai: `In Akamai Property Manager, add ${hostname} to the property hostnames and activate the new version on production.`,
    bunny: `In bunny.net, open the pull zone, and add ${hostname} under Hostnames.`,
    imperva: `In Imperva, add ${hostname} as a site (or to the site's domains) and finish its set-up.`,
    vercel: `In Vercel, add ${hostname} under the project's Settings > Domains.`,
    netlify: `In Netlify, add ${hostname} under Domain management as a domain alias.`,
    'custom-proxy': `In the proxy's configuration, add ${hostname} as a server name (nginx: server_name; Apache: ServerName; Caddy: the site address; HAProxy: the host ACL), and reload.`,
  }
  return place(places, context, `In the CDN's console, add ${hostname} as a custom domain.`)
}

/** How requests for the link host are sent to the ESP. */
export const whereToRoute = (context: ConsoleContext): string => {
  const { hostname, espTarget } = context
  const places: Places = {
    cloudfront: `In CloudFront, open the distribution's Behaviors: Default (*) has to lead to the origin ${espTarget}.`,
    cloudflare: `In Cloudflare, check that the record of ${hostname} is a proxied CNAME to ${espTarget}, and that no Worker, Page Rule, Redirect Rule or Origin Rule takes its paths.`,
    fastly: `In Fastly, check that the service has a host ${espTarget} without a condition that leaves paths out, and that no VCL answers by itself.`,
    keycdn: `In KeyCDN, check that the zone is a pull zone with the origin URL https://${espTarget}.`,
    gcp: `In Google Cloud, open the load balancer's host and path rules: ${hostname} with all paths (/*) has to lead to the backend service with the internet NEG ${espTarget}:443.`,
    azure: `In Azure Front Door, open the endpoint's route: it has to name ${hostname} under Domains, match /*, accept HTTP and HTTPS, be enabled, and lead to the origin group with ${espTarget}. A change takes up to an hour or two to arrive everywhere.`,
    akamai: `In Akamai Property Manager, check that the default rule's Origin Server is ${espTarget} and that no rule answers for these paths.`,
    bunny: `In bunny.net, check that the pull zone's origin URL is https://${espTarget} and that no Edge Rule takes these paths.`,
    'custom-proxy': `In the proxy's configuration for ${hostname}, send every path to https://${espTarget} (nginx: location / with proxy_pass; Apache: ProxyPass "/"; Caddy: reverse_proxy; HAProxy: default_backend), and reload.`,
  }
  return place(places, context, `In the CDN's console, send every path (/*) of ${hostname} to the origin ${espTarget}.`)
}

/** Where rules that refuse visitors are. */
export const whereAccessRulesAre = (context: ConsoleContext): string => {
  const { hostname } = context
  const places: Places = {
    cloudfront: `In CloudFront, look at the distribution's Security tab (AWS WAF and geographic restrictions): let every request for ${hostname} through, from every country.`,
    cloudflare: `In Cloudflare, open Security > WAF: add a custom rule with the action Skip for the host name ${hostname}, and switch Bot Fight Mode and Under Attack Mode off for it.`,
    fastly: `In Fastly, look at the Next-Gen WAF and at access control lists in the service's VCL: let every request for ${hostname} through.`,
    keycdn: `In KeyCDN, open the zone's settings: switch Secure Token, Block Bad Bots and referrer or country rules off.`,
    gcp: `In Google Cloud, open the Cloud Armor policy of the backend service: allow every request whose host is ${hostname}.`,
    azure: `In Azure, open the WAF policy of the Front Door profile: add an allow rule, or an exclusion, for the host ${hostname}.`,
    akamai: `In Akamai, open the security configuration: exempt ${hostname} from the firewall and bot rules.`,
    bunny: `In bunny.net, open the pull zone's Security and Shield settings: let every request through, from every country.`,
    imperva: `In Imperva, open the site's security rules: exempt ${hostname} from bot protection and access rules.`,
    vercel: `In Vercel, open the project's Firewall: switch attack challenge mode off and bypass ${hostname}.`,
    'custom-proxy': `In the proxy (and in any firewall module such as ModSecurity), take allow, deny and limit rules off ${hostname}.`,
  }
  return place(places, context, `In the CDN's console, exempt ${hostname} from firewall, bot and country rules.`)
}

/** Where the origin is named, and what it has to be. */
export const whereOriginIs = (context: ConsoleContext): string => {
  const { espTarget } = context
  const places: Places = {
    cloudfront: `In CloudFront, open the distribution's Origins: origin domain ${espTarget}, origin path empty, protocol HTTPS only (443), TLSv1.2.`,
    cloudflare: `In Cloudflare, the record's target has to be ${espTarget}, and SSL/TLS has to be Full for this host.`,
    fastly: `In Fastly, open the service's Hosts: address ${espTarget}, port 443, TLS on, SNI host name ${espTarget}.`,
    keycdn: `In KeyCDN, open the zone: origin URL https://${espTarget}.`,
    gcp: `In Google Cloud, open the backend service: its internet NEG has to be the FQDN ${espTarget}, port 443, protocol HTTPS.`,
    azure: `In Azure Front Door, open the origin group: host name ${espTarget}, HTTPS port 443, enabled. Leave out the health probe, or let it ask a path that the ESP answers.`,
    akamai: `In Akamai Property Manager, Origin Server: host name ${espTarget}, HTTPS port 443, SNI on.`,
    bunny: `In bunny.net, open the pull zone: origin URL https://${espTarget}.`,
    'custom-proxy': `In the proxy's configuration, the upstream has to be https://${espTarget}; let its name be looked up again while running (nginx: resolver and a variable in proxy_pass; HAProxy: resolvers), and open outgoing port 443.`,
  }
  return place(places, context, `In the CDN's console, the origin has to be ${espTarget}, HTTPS, port 443.`)
}

/** Where TLS towards the origin is set: the ESP's certificate is for its own name, never for the link host. */
export const whereOriginTlsIs = (context: ConsoleContext): string => {
  const { espTarget } = context
  const places: Places = {
    cloudfront: `In CloudFront, open the origin ${espTarget}: protocol HTTPS only, minimum TLSv1.2. With Host forwarded, CloudFront checks the origin's certificate against the link host as well; where it refuses, set the origin to HTTP only.`,
    cloudflare: `In Cloudflare, set SSL/TLS to Full for this host (a configuration rule will do), not Full (strict): the certificate of ${espTarget} is for its own name.`,
    fastly: `In Fastly, open the host: TLS on, SNI host name and certificate host name ${espTarget}.`,
    azure: `In Azure Front Door, open the origin ${espTarget}: switch the certificate subject name check off for it.`,
    akamai: `In Akamai Property Manager, Origin Server: verify against the origin's host name ${espTarget}, SNI on.`,
    'custom-proxy': `In the proxy's configuration, send ${espTarget} as the TLS server name and check the certificate against it (nginx: proxy_ssl_server_name on, proxy_ssl_name ${espTarget}; HAProxy: sni str(${espTarget}); Caddy: tls_server_name ${espTarget}).`,
  }
  return place(
    places,
    context,
    `In the CDN's console, let the edge ask for ${espTarget} as the TLS server name and check the origin's certificate against that name.`,
  )
}
