import type { CheckWords } from '#lib/words/types.ts'

/** What each check of this area asks, keyed by check id. */
export const tlsCheckWords = {
  'tls.https-port': {
    question: 'Does anything answer over HTTPS?',
    passed: 'Port 443 is open and speaks TLS.',
  },
  'tls.handshake': {
    question: 'Is a secure connection made for the link host?',
    passed: 'The TLS handshake for the link host was completed.',
  },
  'tls.trust': {
    question: "Do recipients' browsers trust the certificate?",
    passed: 'Every address shows a certificate for the link host that is valid today and comes from an issuer that browsers trust.',
  },
  'tls.certificate-expiry': {
    question: 'Will the certificate still be valid for a while?',
    passed: 'The certificate is not close to its end.',
  },
  'tls.certificate-lifetime': {
    question: 'Is the certificate valid for no longer than allowed?',
    passed: "The certificate's lifetime is within what public CAs may issue.",
  },
  'tls.certificate-transparency': {
    question: 'Is the certificate logged publicly?',
    passed: 'The certificate carries timestamps of as many public logs as browsers ask for.',
  },
  'tls.root-stores': {
    question: 'Do all families of devices know the root?',
    passed: 'The root is on the lists of Mozilla, Apple, Microsoft and Android.',
  },
  'tls.old-protocols': {
    question: 'Are outdated protocols switched off?',
    passed: 'TLS 1.0 and 1.1 are refused.',
  },
  'tls.cloudfront-certificate': {
    question: 'Does CloudFront hold a certificate for the link host?',
    passed: 'CloudFront shows a certificate of its own for the link host.',
  },
} as const satisfies Record<string, CheckWords>
