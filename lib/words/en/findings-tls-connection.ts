import type { ParamsOf } from '#lib/engine/findings/codes.ts'
import type { FindingCatalogue, WordContext } from '#lib/words/types.ts'
import { whereCertificateIs } from './certificate-console.ts'

type ConnectionCode =
  | 'tls.https-port-closed'
  | 'tls.https-port-filtered'
  | 'tls.plain-http-on-443'
  | 'tls.edge-has-no-certificate'
  | 'tls.protocol-too-old'
  | 'tls.no-browser-cipher'
  | 'tls.large-client-hello-fails'
  | 'tls.certificates-too-large'
  | 'tls.handshake-cut-off'
  | 'tls.handshake-broken'
  | 'tls.old-protocols-still-enabled'

/** What of a handshake no browser takes. */
function refusedBit({ protocol, cipher, group, lacks }: ParamsOf<'tls.no-browser-cipher'>): string {
  const agreed = `${protocol} with ${cipher}${group ? ` and ${group}` : ''}`
  if (lacks === 'suite') return `speaks ${agreed}, a cipher suite that no current browser offers, and none that browsers have`
  if (lacks === 'group') return `speaks ${agreed}; no current browser offers ${group}, and the server takes none of theirs`
  if (lacks === 'signature')
    return `speaks ${agreed}, but takes none of the signature algorithms that browsers offer (it may know older ones alone, such as SHA-1)`
  return `speaks ${agreed}, for which the certificate's key usage would have to hold ${lacks}; it does not`
}

/** How it is mended. */
function mendHandshake({ lacks }: ParamsOf<'tls.no-browser-cipher'>, { hostname, edgeName }: WordContext): string {
  if (lacks === 'digitalSignature' || lacks === 'keyEncipherment')
    return `Have a certificate for ${hostname} issued with key usage digitalSignature, and install it in ${edgeName}. ECDHE cipher suites and TLS 1.3 need no more than that.`
  return `In the TLS settings of ${edgeName}, use the default (or "intermediate") policy: TLS 1.2 and 1.3 with ECDHE and AES-GCM, the groups X25519 and P-256, signatures with SHA-256.`
}

const linksFail = 'Once SSL is enabled in Braze, every link in your mails opens over HTTPS; none of them would work.'

/** Findings about reaching the edge over TLS at all. */
export const tlsConnectionFindings: FindingCatalogue<ConnectionCode> = {
  'tls.https-port-closed': ({ addresses }, context) => ({
    title: 'HTTPS is not switched on: port 443 is closed',
    found: `${addresses} refused the connection on port 443.`,
    expected: `Port 443 open, with a certificate for ${context.hostname}.`,
    why: linksFail,
    fix: `${whereCertificateIs(context)} A server of your own also has to listen on port 443, with the firewall open.`,
  }),
  'tls.https-port-filtered': ({ addresses }, { hostname, edgeName }) => ({
    title: 'HTTPS gets no answer: port 443 seems to be behind a firewall',
    found: `${addresses} answered on port 80, but nothing came back from port 443.`,
    expected: `An answer on port 443, with a certificate for ${hostname}.`,
    why: linksFail,
    fix: `Let connections from everywhere through to port 443 in the firewall or security group in front of ${edgeName}, and make sure that something listens there.`,
  }),
  'tls.plain-http-on-443': ({ addresses }, { hostname, edgeName }) => ({
    title: 'Port 443 speaks plain HTTP',
    found: `${addresses} answered the TLS handshake on port 443 with plain HTTP.`,
    expected: `TLS on port 443, with a certificate for ${hostname}.`,
    why: linksFail,
    fix: `In the configuration of ${edgeName}, mark the listener on port 443 as TLS (nginx: listen 443 ssl; HAProxy: bind :443 ssl crt …) and give it the certificate for ${hostname}.`,
  }),
  'tls.edge-has-no-certificate': ({ addresses, alert }, context) => ({
    title: `The edge has no certificate for ${context.hostname}`,
    found: `${addresses} ended the handshake for ${context.hostname}${alert ? ` with the alert ${alert}` : ''}.`,
    expected: `A completed handshake with a certificate for ${context.hostname}.`,
    why: linksFail,
    fix: `${whereCertificateIs(context)} If that was done just now, wait until the certificate is shown as issued and deployed.`,
  }),
  'tls.protocol-too-old': ({ addresses, protocol }, { hostname, edgeName }) => ({
    title: 'Only outdated TLS versions are spoken',
    found: `${addresses} speaks ${protocol || 'a version of TLS older than 1.2'} and nothing newer.`,
    expected: 'TLS 1.2 or 1.3.',
    why: `Browsers removed TLS 1.0 and 1.1 in 2020, so links on ${hostname} would fail for everybody.`,
    fix: `In the TLS settings of ${edgeName}, enable TLS 1.2 and TLS 1.3 and set 1.2 as the lowest version.`,
  }),
  'tls.no-browser-cipher': (params, context) => ({
    title: 'No browser can agree on encryption with the edge',
    found: `${params.addresses} ${refusedBit(params)}.`,
    expected: `A handshake with what Chrome, Firefox and Safari offer, as for any web site.`,
    why: `Browsers show an error page in place of the link. Tools such as openssl and curl offer more than browsers do, and see nothing wrong with ${context.hostname}.`,
    fix: mendHandshake(params, context),
  }),
  'tls.large-client-hello-fails': ({ addresses }, { edgeName }) => ({
    title: 'The first message that browsers send gets no answer',
    found: `${addresses} gave no handshake twice with a first message of the size that browsers send (about 1,800 bytes, with a post-quantum key share), and did with a smaller one.`,
    expected: 'A handshake whatever the size of the first message (ClientHello).',
    why: 'Chrome, Firefox and Safari have sent the large message since 2024 or 2025 and do not try again with a smaller one, so links fail in all of them.',
    fix: `Update the firewall, load balancer or TLS software in front of ${edgeName}: it has to read a ClientHello that comes in two packets. The server need not support post-quantum key exchange.`,
  }),
  'tls.certificates-too-large': ({ addresses }, { hostname, edgeName }) => ({
    title: 'The certificates are too large for browsers',
    found: `${addresses} sends more than 100 kB of certificates in the handshake.`,
    expected: 'A certificate and its intermediates: a few kB.',
    why: 'Browsers stop reading there and show an error page in place of the link.',
    fix: `Use a certificate for ${hostname} alone (or for few names), with no more than its intermediates beside it, in ${edgeName}.`,
  }),
  'tls.handshake-broken': ({ addresses, fault }, { hostname, edgeName }) => ({
    title: 'The TLS handshake is garbled',
    found: `${addresses} sent bytes twice that are no handshake (${fault}).`,
    expected: `A completed handshake with a certificate for ${hostname}.`,
    why: linksFail,
    fix: `Look at what answers on port 443 of ${edgeName}: a faulty TLS terminator, or a device on the way that changes the connection.`,
  }),
  'tls.handshake-cut-off': ({ addresses }, { hostname, edgeName }) => ({
    title: 'The connection is cut off during the TLS handshake',
    found: `${addresses} accepted the connection on port 443 and hung up twice before the handshake for ${hostname} was done.`,
    expected: `A completed handshake with a certificate for ${hostname}.`,
    why: linksFail,
    fix: `Check in ${edgeName} that ${hostname} is set up with a certificate. If it is, look for a firewall or load balancer in front that drops TLS connections.`,
  }),
  'tls.old-protocols-still-enabled': ({ addresses, protocol }, { edgeName }) => ({
    title: 'Outdated TLS versions are still accepted',
    found: `${addresses} still accepts ${protocol}.`,
    expected: 'TLS 1.2 as the lowest version.',
    why: 'No browser needs the old versions any more, and security scanners report them. Links work all the same.',
    fix: `In the TLS settings of ${edgeName}, set TLS 1.2 as the lowest version.`,
  }),
}
