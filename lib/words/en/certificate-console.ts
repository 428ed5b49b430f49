import type { EdgeProviderId } from '#lib/engine/target/target.ts'
import type { WordContext } from '#lib/words/types.ts'

/** Where in a CDN's console the certificate of a host name is ordered or attached; whole sentences. */
export function whereCertificateIs({ hostname, edge, edgeName }: WordContext): string {
  const places: Partial<Record<EdgeProviderId, string>> = {
    cloudfront: `In CloudFront, open the distribution, General > Settings: list ${hostname} under "Alternate domain names (CNAMEs)", and choose under "Custom SSL certificate" an ACM certificate from us-east-1 that covers it.`,
    cloudflare: `In Cloudflare, open SSL/TLS > Edge Certificates: an active certificate has to list ${hostname}. The free Universal one covers the domain and one level below it; for a deeper name, order an advanced certificate (Advanced Certificate Manager or Total TLS).`,
    fastly: `In Fastly, open Security > TLS management, add ${hostname} with "Secure another domain", publish the validation record that is shown, and wait until the state is Issued.`,
    keycdn: `In KeyCDN, add ${hostname} as a Zonealias of the zone, set SSL to Let's Encrypt (or to a certificate of your own), and wait until it is deployed.`,
    gcp: `In Google Cloud, open Certificate Manager, make a Google-managed certificate for ${hostname} with DNS authorization (it is issued before DNS moves), attach it to the load balancer's HTTPS proxy, and wait until it is ACTIVE.`,
    azure: `In Azure Front Door, open Domains > ${hostname}: choose the AFD managed certificate, publish the _dnsauth record that is shown, and wait until validation is Approved and the certificate is Deployed.`,
    akamai: `In Akamai, add ${hostname} to a certificate enrolment (Certificate Provisioning System), use it in the property's hostnames, and deploy both to production.`,
    bunny: `In bunny.net, open the pull zone > Hostnames and enable SSL for ${hostname}.`,
    imperva: `In Imperva, open the site's Website settings > General and finish the SSL set-up for ${hostname}.`,
    vercel: `In Vercel, add ${hostname} under the project's Settings > Domains: the certificate is issued once the record shown there is in place.`,
    netlify: `In Netlify, add ${hostname} as a domain alias and press "Verify DNS configuration" under HTTPS.`,
    'custom-proxy': `On the proxy, get a certificate for ${hostname} with an ACME client (Certbot; Caddy does it by itself) and name its full chain and key in the configuration (nginx: ssl_certificate fullchain.pem; Apache: SSLCertificateFile; HAProxy: bind :443 ssl crt), then reload.`,
  }
  return (edge && places[edge]) || `In ${edgeName}, add ${hostname} as a custom domain and issue or attach a certificate for it.`
}
