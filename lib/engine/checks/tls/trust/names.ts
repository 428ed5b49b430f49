import { shallowWildcards } from '#lib/engine/facts/tls/names.ts'
import type { ServedCertificate } from '#lib/engine/facts/tls/served-certificate.ts'
import type { Diagnosis } from '#lib/engine/findings/finding.ts'
import { providerName } from '#lib/providers/registry.ts'
import { about, listed } from './about.ts'

/** What is wrong with the names of a certificate: the most specific fault, or none. */
export function nameFault(served: ServedCertificate): Diagnosis | undefined {
  const { leaf, coverage, defaultOf, servername, address } = served
  const names = listed(leaf.dnsNames) || leaf.commonName || leaf.subject
  if (coverage === 'covered') return undefined
  if (defaultOf === 'esp') return about(served, 'tls.esp-certificate-shown', { names, addresses: address })
  if (defaultOf) return about(served, 'tls.edge-default-certificate', { names, provider: providerName(defaultOf) })
  if (coverage === 'common-name-only') return about(served, 'tls.no-subject-alternative-name', { commonName: leaf.commonName ?? '' })
  if (coverage === 'wildcard-too-shallow')
    return about(served, 'tls.wildcard-too-shallow', { wildcard: listed(shallowWildcards(leaf, servername)) })
  return about(served, 'tls.hostname-mismatch', { names })
}

/** Whether the certificate is somebody else's altogether: then nothing more need be said of it. */
export const isSomebodyElses = ({ coverage, defaultOf }: ServedCertificate): boolean => coverage !== 'covered' && defaultOf !== undefined
