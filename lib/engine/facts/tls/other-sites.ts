import type { ServedCertificate } from './served-certificate.ts'

/**
 * The IPv6 addresses that belong to another site: they show a certificate which does not
 * cover the name, while every IPv4 address shows one that does. An AAAA record is easily left
 * behind when the A record moves. Pure.
 */
export function otherSitesOverIpv6(certificates: readonly ServedCertificate[]): readonly ServedCertificate[] {
  const overIpv4 = certificates.filter(({ address }) => !address.includes(':'))
  if (overIpv4.length === 0 || overIpv4.some(({ coverage }) => coverage !== 'covered')) return []
  return certificates.filter(({ address, coverage }) => address.includes(':') && coverage !== 'covered')
}
