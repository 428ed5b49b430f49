import { hasSuffix, suffixPattern } from '#lib/providers/names.ts'
import { cloudDnsHosts } from './cloud-hosts.ts'
import type { DnsHost } from './dns-host.ts'
import { registrarDnsHosts } from './registrar-hosts.ts'

/** Every DNS host that is known by name. */
export const dnsHosts: readonly DnsHost[] = [...cloudDnsHosts, ...registrarDnsHosts]

const patternsOf = (suffixes: (host: DnsHost) => readonly string[]) =>
  dnsHosts.flatMap((host) => suffixes(host).map((suffix) => ({ host, pattern: suffixPattern(suffix) })))
const byNameServer = patternsOf(({ nameServers }) => nameServers)
const bySoa = patternsOf(({ nameServers, soa = [] }) => [...nameServers, ...soa])

const find = (patterns: typeof byNameServer, name: string): DnsHost | undefined =>
  patterns.find(({ pattern }) => hasSuffix(name.split('.'), pattern))?.host

/** What tells who hosts a zone. Names in normal form. */
export interface ZoneSigns {
  nameServers: readonly string[]
  /** the primary server and the mailbox of the zone's SOA */
  soa?: { primary: string; mailbox: string }
}

/** Who hosts a zone, and what makes that doubtful. */
export interface ZoneHosts {
  /** several: the zone is served from different places, and each has to have the record */
  hosts: readonly DnsHost[]
  /** the primary that the SOA names, where it belongs to none of them: the zone may be a copy from there */
  elsewhere?: string
}

/**
 * Who hosts a zone: by the names of its servers; by its SOA where these are the customer's own.
 * Of servers of which only some are known nothing is concluded.
 */
export function hostsOfZone({ nameServers, soa }: ZoneSigns): ZoneHosts {
  const found = nameServers.map((name) => find(byNameServer, name))
  const known = [...new Set(found.filter((host) => host !== undefined))]
  const marked = soa && (find(bySoa, soa.primary) ?? find(bySoa, soa.mailbox))
  if (known.length === 0 || found.includes(undefined)) return { hosts: marked ? [marked] : [] }
  const strange = soa !== undefined && marked === undefined && !nameServers.includes(soa.primary)
  return strange ? { hosts: known, elsewhere: soa.primary } : { hosts: known }
}

/** The one company that hosts a zone with these name servers (normal form), where it is known and the only one. */
export function dnsHostOf(nameServers: readonly string[]): DnsHost | undefined {
  const { hosts } = hostsOfZone({ nameServers })
  return hosts.length === 1 ? hosts[0] : undefined
}
