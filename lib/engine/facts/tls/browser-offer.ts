import type { TlsHandshake } from '#lib/engine/evidence/evidence.ts'
import { parseCertificate } from './certificate.ts'

type Shown = Extract<TlsHandshake['attempt'], { state: 'observed' }>['value']

// What current browsers offer, by OpenSSL's names; Chrome offers the fewest, and Firefox and Safari have all of it.
const browserSuite =
  /^(TLS_(AES_128_GCM_SHA256|AES_256_GCM_SHA384|CHACHA20_POLY1305_SHA256)|ECDHE-(RSA|ECDSA)-(AES128-GCM-SHA256|AES256-GCM-SHA384|CHACHA20-POLY1305)|ECDHE-RSA-AES(128|256)-SHA|AES(128-GCM-SHA256|256-GCM-SHA384|128-SHA|256-SHA))$/
const browserGroups = ['X25519MLKEM768', 'X25519', 'P-256', 'P-384']

/** What of an agreement no browser offers: the suite before the group, which it decides; undefined where nothing stands out. */
export function foreignTo({ cipher, group }: Pick<Shown, 'cipher' | 'group'>): 'suite' | 'group' | undefined {
  if (cipher !== undefined && !browserSuite.test(cipher)) return 'suite'
  return group === undefined || browserGroups.includes(group) ? undefined : 'group'
}

/** Bits of the key usage extension (RFC 5280, 4.2.1.3) that a handshake may need. */
export type NeededUsage = 'digitalSignature' | 'keyEncipherment'

/**
 * The key usage that a handshake needed and the certificate does not have; browsers hold servers to
 * it (RFC 8446, 4.4.2.2; RFC 5246, 7.4.2). Where RSA carries the key to the server, that is
 * keyEncipherment, else the server signs. Evidence that does not tell the suite is of TLS 1.3, or most likely signed.
 */
export function usageLacking({ cipher, chain: [leaf] }: Shown): NeededUsage | undefined {
  const usage = leaf === undefined ? undefined : parseCertificate(leaf)?.keyUsage
  const needed: NeededUsage = cipher !== undefined && carriesKeyByRsa(cipher) ? 'keyEncipherment' : 'digitalSignature'
  return usage === undefined || usage[needed] ? undefined : needed
}

/** OpenSSL's names of the suites without a key exchange of their own begin with the cipher. */
const carriesKeyByRsa = (cipher: string): boolean => /^(AES|CAMELLIA|ARIA)/.test(cipher)
