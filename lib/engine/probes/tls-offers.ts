import { constants } from 'node:crypto'
import { createSecureContext, type SecureContext, type SecureContextOptions } from 'node:tls'
import type { TlsHandshake } from '#lib/engine/evidence/evidence.ts'

type Mode = TlsHandshake['mode']

// Cipher suites, groups and signature algorithms as the ClientHello of Chrome 156 has them, in its
// order. Firefox and Safari offer all of these too, and a few more each: what is named here works in all three.
const browserSuites = [
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-RSA-AES128-SHA',
  'ECDHE-RSA-AES256-SHA',
  'AES128-GCM-SHA256',
  'AES256-GCM-SHA384',
  'AES128-SHA',
  'AES256-SHA',
]
// The star asks for a key share: a browser sends two, and saves the second round trip with servers that lack the first.
const postQuantum = '*X25519MLKEM768'
const browserGroups = ['*X25519', 'P-256', 'P-384']
const browserSignatures = [
  'ecdsa_secp256r1_sha256',
  'rsa_pss_rsae_sha256',
  'rsa_pkcs1_sha256',
  'ecdsa_secp384r1_sha384',
  'rsa_pss_rsae_sha384',
  'rsa_pkcs1_sha384',
  'rsa_pss_rsae_sha512',
  'rsa_pkcs1_sha512',
]

// Whatever else OpenSSL can do, behind what browsers offer.
const otherSuites = ['TLS_AES_128_CCM_SHA256', 'TLS_AES_128_CCM_8_SHA256', 'ALL', 'COMPLEMENTOFALL']
const otherGroups = [
  'P-521',
  'X448',
  ...['2048', '3072', '4096', '6144', '8192'].map((bits) => `ffdhe${bits}`),
  ...['256', '384', '512'].flatMap((bits) => [`brainpoolP${bits}r1tls13`, `brainpoolP${bits}r1`]),
  'secp256k1',
  'SecP256r1MLKEM768',
  'SecP384r1MLKEM1024',
]
const otherSignatures = [
  'ecdsa_secp521r1_sha512',
  'ed25519',
  'ed448',
  ...['256', '384', '512'].map((bits) => `rsa_pss_pss_sha${bits}`),
  'ecdsa_brainpoolP256r1tls13_sha256',
  'ecdsa_brainpoolP384r1tls13_sha384',
  'ecdsa_brainpoolP512r1tls13_sha512',
  ...['SHA224', 'SHA1'].flatMap((hash) => [`ECDSA+${hash}`, `RSA+${hash}`]),
]

/**
 * No refusal is to be our library's own: keys and signatures of every size are taken here (level 0),
 * and servers without RFC 5746, as browsers take them. What is offered is in the lists alone.
 */
const suites = (...names: string[]): string => [...names, '@SECLEVEL=0'].join(':')
const common: SecureContextOptions = { ca: [], secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT }

const browser = {
  ...common,
  minVersion: 'TLSv1.2',
  ciphers: suites(...browserSuites),
  sigalgs: browserSignatures.join(':'),
} as const
const standard = { ...browser, ecdhCurve: [postQuantum, ...browserGroups].join(':') }

const settings: Readonly<Record<Mode, SecureContextOptions>> = {
  standard,
  repeated: standard,
  small: { ...browser, ecdhCurve: browserGroups.join(':') },
  lenient: {
    ...common,
    minVersion: 'TLSv1',
    ciphers: suites(...browserSuites, ...otherSuites),
    sigalgs: [...browserSignatures, ...otherSignatures].join(':'),
    ecdhCurve: [...browserGroups, ...otherGroups].join(':'),
  },
  legacy: { ...common, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: suites('DEFAULT') },
}

/**
 * What each kind of handshake offers; one context for each, shared by every handshake of the process.
 * Their trust store is empty: the chain is what the peer sent, and judging it is not done here.
 */
const contexts: Partial<Record<Mode, SecureContext>> = {}

/** The settings of one kind of handshake. */
export function contextFor(mode: Mode): SecureContext {
  contexts[mode] ??= createSecureContext(settings[mode])
  return contexts[mode]
}
