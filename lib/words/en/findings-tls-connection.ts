import type { FindingCatalogue } from '#lib/words/types.ts'
import { whereCertificateIs } from './certificate-console.ts'

type ConnectionCode =
  | 'tls.https-port-closed'
  | 'tls.https-port-filtered'
  | 'tls.plain-http-on-443'
  | 'tls.edge-has-no-certificate'
  | 'tls.protocol-too-old'
  | 'tls.handshake-cut-off'
  | 'tls.old-protocols-still-enabled'

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
