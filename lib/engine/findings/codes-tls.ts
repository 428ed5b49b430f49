import { code } from './code.ts'

/**
 * Diagnoses of the TLS area, in the order in which faults are mended. Parameters are in
 * words of the field: `addresses` and `names` are lists joined by commas, dates are
 * `2026-11-22`, days are whole.
 */
export const tlsCodes = {
  // no handshake
  'tls.https-port-closed': code<{ addresses: string }>('blocker', 'cdn-admin'),
  'tls.https-port-filtered': code<{ addresses: string }>('blocker', 'cdn-admin'),
  'tls.plain-http-on-443': code<{ addresses: string }>('blocker', 'cdn-admin'),
  'tls.edge-has-no-certificate': code<{ addresses: string; alert: string }>('blocker', 'cdn-admin'),
  'tls.protocol-too-old': code<{ addresses: string; protocol: string }>('blocker', 'cdn-admin'),
  /** `lacks`: which part of what was agreed on no browser offers or accepts; of the key usage, the bit that is missing */
  'tls.no-browser-cipher': code<{
    addresses: string
    protocol: string
    cipher: string
    group: string
    lacks: 'suite' | 'group' | 'signature' | 'digitalSignature' | 'keyEncipherment'
  }>('blocker', 'cdn-admin'),
  'tls.large-client-hello-fails': code<{ addresses: string }>('blocker', 'cdn-admin'),
  'tls.certificates-too-large': code<{ addresses: string }>('blocker', 'cdn-admin'),
  'tls.handshake-cut-off': code<{ addresses: string }>('blocker', 'cdn-admin'),
  'tls.handshake-broken': code<{ addresses: string; fault: string }>('blocker', 'cdn-admin'),
  // somebody else's certificate
  'tls.esp-certificate-shown': code<{ names: string; addresses: string }>('blocker', 'dns-admin'),
  'tls.edge-default-certificate': code<{ names: string; provider: string }>('blocker', 'cdn-admin'),
  'tls.cloudflare-origin-certificate-exposed': code<{ issuer: string }>('blocker', 'cdn-admin'),
  // its issuer
  'tls.self-signed-certificate': code<{ subject: string }>('blocker', 'cdn-admin'),
  'tls.untrusted-issuer': code<{ issuer: string; root: string; reason: string }>('blocker', 'cdn-admin'),
  'tls.distrusted-issuer': code<{ root: string; stores: string; since: string }>('blocker', 'cdn-admin'),
  'tls.missing-intermediate': code<{ missing: string; sent: number }>('blocker', 'cdn-admin'),
  'tls.wrong-intermediate': code<{ missing: string; sent: string }>('blocker', 'cdn-admin'),
  'tls.intermediate-expired': code<{ intermediate: string; expiredOn: string }>('blocker', 'cdn-admin'),
  // its names
  'tls.hostname-mismatch': code<{ names: string }>('blocker', 'cdn-admin'),
  'tls.wildcard-too-shallow': code<{ wildcard: string }>('blocker', 'cdn-admin'),
  'tls.no-subject-alternative-name': code<{ commonName: string }>('blocker', 'cdn-admin'),
  // its time
  'tls.certificate-expired': code<{ expiredOn: string; daysAgo: number; issuer: string }>('blocker', 'cdn-admin'),
  'tls.certificate-not-yet-valid': code<{ validFrom: string; issuer: string }>('blocker', 'cdn-admin'),
  'tls.certificate-lifetime-refused': code<{ days: number; limitDays: number }>('blocker', 'cdn-admin'),
  // its make
  'tls.sha1-signature': code<{ subject: string; hash: string }>('blocker', 'cdn-admin'),
  'tls.weak-key': code<{ key: string; subject: string }>('blocker', 'cdn-admin'),
  'tls.ocsp-staple-missing': code<{ addresses: string }>('blocker', 'cdn-admin'),
  'tls.not-a-server-certificate': code<{ reason: string }>('blocker', 'cdn-admin'),
  // one address of several
  'tls.one-edge-has-expired-certificate': code<{ bad: string; good: string; fault: string }>('blocker', 'cdn-admin'),
  // works today
  'tls.certificate-expires-soon': code<{ expiresOn: string; daysLeft: number; lifetimeDays: number; issuer: string }>(
    'warning',
    'cdn-admin',
  ),
  'tls.no-certificate-transparency': code<{ found: number; needed: number }>('warning', 'cdn-admin'),
  'tls.issuer-unknown-to-some-stores': code<{ root: string; stores: string; listed: string }>('warning', 'cdn-admin'),
  'tls.certificate-lifetime-too-long': code<{ days: number; limitDays: number; issuedOn: string }>('warning', 'cdn-admin'),
  'tls.old-protocols-still-enabled': code<{ protocol: string; addresses: string }>('warning', 'cdn-admin'),
  'tls.acm-region': code<{ names: string }>('info', 'cdn-admin'),
}
