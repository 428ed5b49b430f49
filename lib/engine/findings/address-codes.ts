/** The diagnosis for an address that nobody on the public internet can reach, by the special range that it lies in. */
export const addressCodeOf = (scope: string) => addressCodes[scope] ?? 'dns.resolves-to-private-address'

const addressCodes: Record<
  string,
  'dns.resolves-to-loopback-address' | 'dns.resolves-to-link-local-address' | 'dns.resolves-to-unspecified-address'
> = {
  loopback: 'dns.resolves-to-loopback-address',
  'link-local': 'dns.resolves-to-link-local-address',
  // The addresses at which clouds tell their machines secrets.
  metadata: 'dns.resolves-to-link-local-address',
  unspecified: 'dns.resolves-to-unspecified-address',
}
