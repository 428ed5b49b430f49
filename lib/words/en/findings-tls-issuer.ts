import type { FindingCatalogue } from '#lib/words/types.ts'
import { whereCertificateIs } from './certificate-console.ts'

type IssuerCode =
  | 'tls.esp-certificate-shown'
  | 'tls.edge-default-certificate'
  | 'tls.cloudflare-origin-certificate-exposed'
  | 'tls.self-signed-certificate'
  | 'tls.untrusted-issuer'
  | 'tls.distrusted-issuer'
  | 'tls.missing-intermediate'
  | 'tls.wrong-intermediate'
  | 'tls.intermediate-expired'
  | 'tls.issuer-unknown-to-some-stores'
  | 'tls.acm-region'

const browsersWarn = 'Browsers show a full-page warning instead of opening the link.'

/** Findings about whose certificate it is, and who issued it. */
export const tlsIssuerFindings: FindingCatalogue<IssuerCode> = {
  'tls.esp-certificate-shown': ({ names, addresses }, { hostname, espName, edgeName }) => ({
    title: `Visitors still reach ${espName} directly`,
    found: `${addresses} shows the certificate of ${espName} (${names}).`,
    expected: `A certificate for ${hostname}, shown by ${edgeName}.`,
    why: `${espName} has no certificate for ${hostname}. ${browsersWarn}`,
    fix: `Edit the DNS record of ${hostname} so that it leads to ${edgeName} instead of ${espName}. Where a proxy of yours stands in between, let it end TLS itself instead of passing it through.`,
  }),
  'tls.edge-default-certificate': ({ names, provider }, context) => ({
    title: `${provider} shows its own certificate instead of one for ${context.hostname}`,
    found: `The certificate is for ${names}, the default of ${provider}.`,
    expected: `A certificate for ${context.hostname}.`,
    why: `The edge does not know ${context.hostname} yet, or has no certificate for it. ${browsersWarn}`,
    fix: whereCertificateIs(context),
  }),
  'tls.cloudflare-origin-certificate-exposed': ({ issuer }, { hostname }) => ({
    title: 'A Cloudflare Origin CA certificate is shown to visitors',
    found: `The certificate was issued by ${issuer}.`,
    expected: `A certificate for ${hostname} from a public CA.`,
    why: `Origin CA certificates are meant for the way from Cloudflare to a server; no browser trusts them. ${browsersWarn}`,
    fix: `In Cloudflare, switch the record of ${hostname} to Proxied (orange cloud), so that visitors get Cloudflare's public certificate. Without Cloudflare in front, install a certificate from a public CA.`,
  }),
  'tls.self-signed-certificate': ({ subject }, context) => ({
    title: 'The certificate is self-signed',
    found: `The certificate "${subject}" is signed by its own key.`,
    expected: `A certificate for ${context.hostname} from a public CA.`,
    why: `Nobody vouches for it. ${browsersWarn}`,
    fix: `Replace it with one from a public CA. ${whereCertificateIs(context)}`,
  }),
  'tls.untrusted-issuer': ({ issuer, root, reason }, context) => ({
    title: 'Browsers do not trust the issuer of the certificate',
    found: `The certificate was issued by ${issuer}; the chain ends at ${root}${reason ? ` and cannot be used (${reason})` : ', which no browser knows'}.`,
    expected: 'A chain that ends at a root which browsers trust.',
    why: `A private or company CA is known on your own devices only. ${browsersWarn}`,
    fix: `Replace the certificate with one from a public CA. ${whereCertificateIs(context)}`,
  }),
  'tls.distrusted-issuer': ({ root, stores, since }, context) => ({
    title: `The issuer of the certificate is no longer trusted by ${stores}`,
    found: `The chain ends at ${root}. Certificates like this one have been refused by ${stores} since ${since}.`,
    expected: 'An issuer that all major browsers trust.',
    why: 'Recipients who use such a browser or device get a full-page warning, while others see nothing wrong.',
    fix: `Replace the certificate with one from another public CA. ${whereCertificateIs(context)}`,
  }),
  'tls.missing-intermediate': ({ missing, sent }, { hostname, edgeName }) => ({
    title: 'The intermediate certificate is missing',
    found: `${sent === 1 ? 'Only the certificate itself is sent' : `${sent} certificates are sent`}; that of its issuer, ${missing}, is not among them.`,
    expected: 'The certificate followed by every intermediate up to the root.',
    why: 'Some browsers fetch it by themselves, many phones, mail scanners and image proxies do not. It works for you and fails for part of your recipients.',
    fix: `Install the full chain for ${hostname} in ${edgeName}: the file that your CA calls "full chain" or "bundle" (Certbot: fullchain.pem; nginx: ssl_certificate with that file), not the certificate alone.`,
  }),
  'tls.wrong-intermediate': ({ missing, sent }, { hostname, edgeName }) => ({
    title: 'The wrong intermediate certificate is sent',
    found: `Sent: ${sent}. Needed: ${missing}.`,
    expected: `The certificate of ${missing}, which issued the certificate.`,
    why: 'The chain does not connect, so phones, mail scanners and many browsers refuse it. This happens when a certificate is renewed and the old bundle stays.',
    fix: `Install the bundle that came with the present certificate for ${hostname} in ${edgeName}.`,
  }),
  'tls.intermediate-expired': ({ intermediate, expiredOn }, { hostname, edgeName }) => ({
    title: 'An intermediate certificate has expired',
    found: `${intermediate} expired on ${expiredOn}.`,
    expected: 'A chain in which every certificate is valid today.',
    why: browsersWarn,
    fix: `Install the present bundle of your CA for ${hostname} in ${edgeName}, or have the certificate issued anew.`,
  }),
  'tls.issuer-unknown-to-some-stores': ({ root, stores, listed }, { edgeName }) => ({
    title: `Not every device may know the root: ${stores}`,
    found: `The chain ends at ${root}, which is not on the list of ${stores} that we hold (as of ${listed}).`,
    expected: 'A root on the lists of Mozilla, Apple, Microsoft and Android.',
    why: 'Recipients on those devices may get a warning. The list may have grown since.',
    fix: `Open a link on such a device. If it warns, use a certificate of another public CA in ${edgeName}.`,
  }),
  'tls.acm-region': ({ names }, { hostname }) => ({
    title: 'CloudFront takes certificates from us-east-1 only',
    found: `CloudFront shows a certificate for ${names || 'another name'}, none for ${hostname}.`,
    expected: `An ACM certificate for ${hostname} in the region us-east-1, chosen in the distribution's settings.`,
    why: 'A certificate that was requested in another region does not appear in the list of the distribution.',
    fix: `In AWS Certificate Manager, switch the region to US East (N. Virginia), request a certificate for ${hostname}, and choose it in the CloudFront distribution under Custom SSL certificate.`,
  }),
}
