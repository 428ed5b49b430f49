import { certificate, tls } from '#e2e/lab/changes.ts'
import { type Change, defineScenario } from '#e2e/lab/define.ts'
import type { CertificateData, Scenario } from '#e2e/lab/scenario.ts'

const noneOfTheRest = [
  'tls.edge-has-no-certificate',
  'tls.protocol-too-old',
  'tls.handshake-cut-off',
  'tls.https-port-filtered',
  'tls.not-a-server-certificate',
] as const

const refused = (id: string, title: string, ...changes: Change[]): Scenario =>
  defineScenario({
    id,
    title,
    setup: { esp: 'sendgrid', cdn: 'nginx' },
    changes,
    expect: {
      verdict: 'not-ready',
      rootCause: 'tls.no-browser-cipher',
      mustNot: ['tls.weak-key', ...noneOfTheRest],
      areas: { dns: 'ok', tls: 'error' },
    },
  })

/** A key of a kind that browsers offer no signature for. */
const keyRefused = (key: CertificateData['key']): Scenario =>
  defineScenario({
    id: `key-refused-${key}`,
    title: `The certificate's key is of a kind that browsers do not take: ${key}`,
    setup: { esp: 'sendgrid', cdn: 'nginx' },
    changes: [certificate({ key })],
    expect: { verdict: 'not-ready', rootCause: 'tls.weak-key', mustNot: [...noneOfTheRest], areas: { dns: 'ok', tls: 'error' } },
  })

const taken = (id: string, title: string, ...changes: Change[]): Scenario =>
  defineScenario({
    id,
    title,
    setup: { esp: 'sendgrid', cdn: 'nginx' },
    changes,
    expect: { verdict: 'ready', mustNot: ['tls.no-browser-cipher', 'tls.not-a-server-certificate'], areas: { tls: 'ok' } },
  })

const rsa = certificate('rsa')
const only12 = (settings: Parameters<typeof tls>[0]) => tls({ maxVersion: 'TLSv1.2', ...settings })

/** What servers may speak, and browsers do not. */
export const scenarios = [
  refused('no-browser-cipher', 'The proxy knows DHE suites alone', rsa, only12({ ciphers: 'DHE-RSA-AES128-GCM-SHA256', dhBits: 2048 })),
  refused('suite-dhe-1024', 'DHE alone, with a group of 1024 bits', rsa, only12({ ciphers: 'DHE-RSA-AES256-SHA', dhBits: 1024 })),
  refused('suite-cbc-sha256', 'ECDHE with CBC and SHA-256 alone', rsa, only12({ ciphers: 'ECDHE-RSA-AES128-SHA256' })),
  refused('suite-cbc-sha384', 'ECDHE with CBC and SHA-384 alone', only12({ ciphers: 'ECDHE-ECDSA-AES256-SHA384' })),
  refused('suite-ecdsa-cbc', 'ECDHE-ECDSA with CBC and SHA-1, which Chrome does not offer', only12({ ciphers: 'ECDHE-ECDSA-AES128-SHA' })),
  refused('suite-rsa-sha256', 'RSA with CBC and SHA-256 alone', rsa, only12({ ciphers: 'AES128-SHA256' })),
  refused('suite-ccm', 'TLS 1.3 with AES-CCM alone', tls({ minVersion: 'TLSv1.3', ciphers: 'TLS_AES_128_CCM_SHA256:DEFAULT' })),
  refused('suite-ccm8', 'TLS 1.3 with AES-CCM-8 alone', tls({ minVersion: 'TLSv1.3', ciphers: 'TLS_AES_128_CCM_8_SHA256:DEFAULT' })),
  refused('suite-anonymous', 'No certificate at all, by an anonymous suite', only12({ ciphers: 'AECDH-AES256-SHA' })),
  refused('suite-null', 'No encryption', rsa, only12({ ciphers: 'ECDHE-RSA-NULL-SHA' })),
  refused('group-p521', 'The group P-521 alone', tls({ groups: 'P-521' })),
  refused('group-p521-tls12', 'The group P-521 alone, over TLS 1.2', only12({ groups: 'P-521', ciphers: 'ECDHE' })),
  refused('group-x448', 'The group X448 alone', tls({ groups: 'X448' })),
  refused('group-ffdhe', 'Finite-field groups alone', tls({ minVersion: 'TLSv1.3', groups: 'ffdhe2048:ffdhe3072' })),
  refused('group-mlkem-p256', 'Another hybrid group than the one of browsers', tls({ minVersion: 'TLSv1.3', groups: 'SecP256r1MLKEM768' })),
  refused('signature-sha1', 'Signs with SHA-1 alone', rsa, only12({ signatures: 'RSA+SHA1', ciphers: 'ECDHE-RSA-AES128-GCM-SHA256' })),
  refused('usage-rsa', 'RSA key exchange, and a key that may only sign', rsa, only12({ ciphers: 'AES128-GCM-SHA256' })),
  refused('usage-ecdsa', 'An elliptic curve key that may only agree on keys', certificate({ keyUsage: ['keyAgreement'] })),
  refused('usage-encipher', 'TLS 1.3, and a key that may only encipher', certificate({ key: 'rsa2048', keyUsage: ['keyEncipherment'] })),
  ...(['p521', 'brainpool', 'ed25519', 'ed448', 'rsa-pss'] as const).map(keyRefused),
  taken(
    'usage-rsa-good',
    'RSA key exchange, and a key that may only encipher',
    certificate({ key: 'rsa2048', keyUsage: ['keyEncipherment'] }),
    only12({ ciphers: 'AES128-GCM-SHA256' }),
  ),
  taken('suite-rsa-cbc', 'ECDHE with CBC and SHA-1, which browsers still offer', rsa, only12({ ciphers: 'ECDHE-RSA-AES128-SHA' })),
  taken('group-p384', 'The group P-384 alone', tls({ groups: 'P-384' })),
  taken('usage-none', 'A certificate without key usage', certificate({ keyUsage: null })),
]
