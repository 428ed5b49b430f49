import type { tlsCodes } from '#lib/engine/findings/codes-tls.ts'
import type { Examples } from '#lib/words/types.ts'

const addresses = '203.0.113.7'
const issuer = 'E7'
const subject = 'link.mail.example.com'

/** A finding of each kind, as it would be at link.mail.example.com. */
export const tlsExamples: Examples<keyof typeof tlsCodes> = {
  'tls.https-port-closed': { addresses },
  'tls.https-port-filtered': { addresses },
  'tls.plain-http-on-443': { addresses },
  'tls.edge-has-no-certificate': { addresses, alert: 'handshake_failure' },
  'tls.protocol-too-old': { addresses, protocol: 'TLSv1.1' },
  'tls.no-browser-cipher': { addresses, protocol: 'TLSv1.2', cipher: 'DHE-RSA-AES128-GCM-SHA256', group: 'DH 2048', lacks: 'suite' },
  'tls.large-client-hello-fails': { addresses },
  'tls.certificates-too-large': { addresses },
  'tls.handshake-cut-off': { addresses },
  'tls.handshake-broken': { addresses, fault: 'decryption failed or bad record mac' },
  'tls.esp-certificate-shown': { names: 'sendgrid.net, *.sendgrid.net', addresses: '203.0.113.9' },
  'tls.edge-default-certificate': { names: 'default.ssl.fastly.net', provider: 'Fastly' },
  'tls.cloudflare-origin-certificate-exposed': { issuer: 'CloudFlare Origin SSL ECC Certificate Authority' },
  'tls.self-signed-certificate': { subject },
  'tls.untrusted-issuer': { issuer: 'Example Issuing CA 2', root: 'Example Internal Root CA', reason: '' },
  'tls.distrusted-issuer': { root: 'Example Root CA', stores: 'Firefox', since: '2026-04-15' },
  'tls.missing-intermediate': { missing: issuer, sent: 1 },
  'tls.wrong-intermediate': { missing: issuer, sent: 'R12' },
  'tls.intermediate-expired': { intermediate: issuer, expiredOn: '2026-11-12' },
  'tls.hostname-mismatch': { names: 'www.example.com, example.com' },
  'tls.wildcard-too-shallow': { wildcard: '*.example.com' },
  'tls.no-subject-alternative-name': { commonName: subject },
  'tls.certificate-expired': { expiredOn: '2026-11-17', daysAgo: 5, issuer },
  'tls.certificate-not-yet-valid': { validFrom: '2026-11-25T16:30Z', issuer },
  'tls.certificate-lifetime-refused': { days: 825, limitDays: 398 },
  'tls.sha1-signature': { subject, hash: 'SHA-1' },
  'tls.weak-key': { key: 'RSA 1024', subject },
  'tls.ocsp-staple-missing': { addresses },
  'tls.not-a-server-certificate': { reason: 'its extended key usage lacks serverAuth' },
  'tls.one-edge-has-expired-certificate': { bad: '203.0.113.7', good: '203.0.113.8', fault: 'certificate-expired' },
  'tls.certificate-expires-soon': { expiresOn: '2026-11-28', daysLeft: 6, lifetimeDays: 90, issuer },
  'tls.no-certificate-transparency': { found: 0, needed: 2 },
  'tls.issuer-unknown-to-some-stores': { root: 'Example Root CA', stores: 'Microsoft', listed: 'Mozilla, Chrome, Apple, Android' },
  'tls.certificate-lifetime-too-long': { days: 398, limitDays: 200, issuedOn: '2026-05-01' },
  'tls.old-protocols-still-enabled': { protocol: 'TLSv1.1', addresses },
  'tls.acm-region': { names: '*.cloudfront.net, cloudfront.net' },
}
