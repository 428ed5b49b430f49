import type { FindingCatalogue } from '#lib/words/types.ts'
import { whereCertificateIs } from './certificate-console.ts'

type LeafCode =
  | 'tls.hostname-mismatch'
  | 'tls.wildcard-too-shallow'
  | 'tls.no-subject-alternative-name'
  | 'tls.certificate-expired'
  | 'tls.certificate-not-yet-valid'
  | 'tls.certificate-lifetime-refused'
  | 'tls.sha1-signature'
  | 'tls.weak-key'
  | 'tls.ocsp-staple-missing'
  | 'tls.not-a-server-certificate'
  | 'tls.one-edge-has-expired-certificate'
  | 'tls.certificate-expires-soon'
  | 'tls.no-certificate-transparency'
  | 'tls.certificate-lifetime-too-long'

const browsersWarn = 'Browsers show a full-page warning instead of opening the link.'

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`)

/** Findings about the certificate itself: its names, its time and how it is made. */
export const tlsLeafFindings: FindingCatalogue<LeafCode> = {
  'tls.hostname-mismatch': ({ names }, context) => ({
    title: `The certificate is not for ${context.hostname}`,
    found: names ? `The certificate is for ${names}.` : 'The certificate holds no host name.',
    expected: `A certificate with ${context.hostname} among its names.`,
    why: browsersWarn,
    fix: whereCertificateIs(context),
  }),
  'tls.wildcard-too-shallow': ({ wildcard }, context) => ({
    title: `The wildcard certificate does not reach ${context.hostname}`,
    found: `The certificate is for ${wildcard}.`,
    expected: `A certificate for ${context.hostname}, or for *.${context.hostname.slice(context.hostname.indexOf('.') + 1)}.`,
    why: `A wildcard stands for one label only. ${browsersWarn}`,
    fix: `Use a certificate that names ${context.hostname} itself. ${whereCertificateIs(context)}`,
  }),
  'tls.no-subject-alternative-name': ({ commonName }, { hostname, edgeName }) => ({
    title: `${hostname} stands only in the certificate's common name`,
    found: `The common name is ${commonName}; no subject alternative name covers ${hostname}.`,
    expected: `A subject alternative name (DNS) for ${hostname}.`,
    why: `Browsers have read alternative names only since 2017. ${browsersWarn}`,
    fix: `Have the certificate issued anew with ${hostname} as a subject alternative name, and install it in ${edgeName}.`,
  }),
  'tls.certificate-expired': ({ expiredOn, daysAgo, issuer }, { hostname, edgeName }) => ({
    title: `The certificate expired ${daysAgo === 0 ? 'today' : `${days(daysAgo)} ago`}`,
    found: `It expired on ${expiredOn} (issued by ${issuer}).`,
    expected: 'A certificate that is valid today.',
    why: browsersWarn,
    fix: `Renew the certificate for ${hostname} in ${edgeName}, and find out why it was not renewed by itself: often a DNS record that the issuer asks for was removed, or a CAA record forbids the issuer.`,
  }),
  'tls.certificate-not-yet-valid': ({ validFrom, issuer }, { hostname, edgeName }) => ({
    title: 'The certificate is not valid yet',
    found: `It is valid from ${validFrom} (issued by ${issuer}).`,
    expected: 'A certificate that is valid now.',
    why: browsersWarn,
    fix: `Wait until then, or install a certificate for ${hostname} in ${edgeName} that is valid now. If it was issued today, check the clock of the server that issued it.`,
  }),
  'tls.certificate-lifetime-refused': ({ days: lifetime, limitDays }, { hostname, edgeName }) => ({
    title: 'The certificate is valid for longer than browsers accept',
    found: `It is valid for ${days(lifetime)}.`,
    expected: `At most ${days(limitDays)} for a certificate of that date.`,
    why: browsersWarn,
    fix: `Have a certificate for ${hostname} issued with a shorter lifetime, and install it in ${edgeName}.`,
  }),
  'tls.sha1-signature': ({ subject, hash }, { hostname, edgeName }) => ({
    title: `A certificate in the chain is signed with ${hash}`,
    found: `The signature of "${subject}" uses ${hash}.`,
    expected: 'SHA-256 or better in the whole chain.',
    why: browsersWarn,
    fix: `Have the certificate for ${hostname} issued anew by a public CA, and install it with its full chain in ${edgeName}.`,
  }),
  'tls.weak-key': ({ key, subject }, { hostname, edgeName }) => ({
    title: 'The certificate has a key that browsers refuse',
    found: `The key of "${subject}" is ${key}.`,
    expected: 'RSA with 2048 bits or more, or an elliptic curve key on P-256 or P-384.',
    why: browsersWarn,
    fix: `Make a new key of one of those kinds, have a certificate for ${hostname} issued for it, and install both in ${edgeName}.`,
  }),
  'tls.ocsp-staple-missing': ({ addresses }, { hostname, edgeName }) => ({
    title: 'The certificate asks for an OCSP response that the edge does not send',
    found: `The certificate is marked "must staple"; ${addresses} sent no OCSP response with it.`,
    expected: 'An OCSP response in every handshake (stapling), or a certificate without that mark.',
    why: 'Firefox refuses such a certificate without the response, and offers no way past its error page. Other browsers open the link.',
    fix: `Have a certificate for ${hostname} issued without "must staple" (Certbot: leave out --must-staple) and install it in ${edgeName}. Or switch OCSP stapling on there, if the issuer still answers OCSP; many have stopped.`,
  }),
  'tls.not-a-server-certificate': ({ reason }, { hostname, edgeName }) => ({
    title: 'The certificate is not made for web servers',
    found: `The certificate cannot be used for a web site: ${reason}.`,
    expected: 'Extended key usage serverAuth, and no critical extension that browsers do not know.',
    why: 'iPhones and Macs, or browsers in general, refuse such a certificate.',
    fix: `Have a TLS server certificate for ${hostname} issued by a public CA, and install it in ${edgeName}.`,
  }),
  'tls.one-edge-has-expired-certificate': ({ bad, good, fault }, { hostname, edgeName, espName }) => ({
    title: bad.includes(',') ? 'Some addresses show a bad certificate' : 'One address shows a bad certificate',
    found: good.split(', ').some((address) => bad.split(', ').includes(address))
      ? `${bad} shows different certificates from one connection to the next: a good one, and one with a fault (${fault.replaceAll('-', ' ')}).`
      : `${bad}: ${fault.replaceAll('-', ' ')}. ${good} shows a good one.`,
    expected: `The same good certificate for ${hostname} at every address.`,
    why: 'Some of your recipients get a full-page warning, others do not, and it changes from one attempt to the next.',
    fix: fault.includes('esp-certificate-shown')
      ? `Take ${bad} out of the DNS records of ${hostname}: it leads to ${espName} directly.`
      : `Install the present certificate at ${bad} too, on every machine behind it, or take that address out of ${edgeName} and of DNS.`,
  }),
  'tls.certificate-expires-soon': ({ expiresOn, daysLeft, lifetimeDays, issuer }, { hostname, edgeName }) => ({
    title: daysLeft === 0 ? 'The certificate expires within a day' : `The certificate expires in ${days(daysLeft)}`,
    found: `It expires on ${expiresOn}, after a life of ${days(lifetimeDays)} (issued by ${issuer}).`,
    expected: 'A new certificate by now: those that renew by themselves are replaced well before this.',
    why: 'After that day browsers show a full-page warning instead of opening links, also those of mails sent long before.',
    fix: `Check in ${edgeName} that the renewal for ${hostname} works, or renew it by hand now. Common causes: a validation record was removed from DNS, or a CAA record forbids the issuer.`,
  }),
  'tls.no-certificate-transparency': ({ found, needed }, { hostname, edgeName }) => ({
    title: 'The certificate carries too few log timestamps',
    found: `Timestamps of ${found} public ${found === 1 ? 'log' : 'logs'} in the certificate.`,
    expected: `At least ${needed} (Certificate Transparency).`,
    why: 'Chrome, Safari and Firefox refuse public certificates that were not logged.',
    fix: `Ask the CA for a certificate for ${hostname} with embedded timestamps (the usual case), and install it in ${edgeName}.`,
  }),
  'tls.certificate-lifetime-too-long': ({ days: lifetime, limitDays, issuedOn }, { hostname, edgeName }) => ({
    title: 'The certificate is valid for longer than public CAs may issue',
    found: `It is valid for ${days(lifetime)}, issued on ${issuedOn}.`,
    expected: `At most ${days(limitDays)} for a certificate of that date.`,
    why: 'No public CA may issue such a certificate. Browsers may refuse it.',
    fix: `Have the certificate for ${hostname} issued anew, and install it in ${edgeName}.`,
  }),
}
