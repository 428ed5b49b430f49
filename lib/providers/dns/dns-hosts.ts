import { hasSuffix, suffixPattern } from '#lib/providers/names.ts'

/** A company that hosts zones, and what is particular about its panel. */
export interface DnsHost {
  key: string
  name: string
  /** of its name servers' names; patterns as in fingerprints */
  nameServers: readonly string[]
  /** a target without its last dot gets the zone appended */
  targetNeedsDot?: true
}

/** Nearly all panels append the zone to the name (Twilio, troubleshooting sender authentication); those of zone-file habit to the target too. */
const dnsHosts: readonly DnsHost[] = [
  { key: 'cloudflare', name: 'Cloudflare', nameServers: ['ns.cloudflare.com'] },
  {
    key: 'route53',
    name: 'Amazon Route 53',
    nameServers: ['awsdns-*.com', 'awsdns-*.net', 'awsdns-*.org', 'awsdns-*.co.uk'],
  },
  { key: 'godaddy', name: 'GoDaddy', nameServers: ['domaincontrol.com'] },
  { key: 'namecheap', name: 'Namecheap', nameServers: ['registrar-servers.com'] },
  { key: 'google', name: 'Google Cloud DNS', nameServers: ['googledomains.com'], targetNeedsDot: true },
  {
    key: 'azure',
    name: 'Azure DNS',
    nameServers: ['azure-dns.com', 'azure-dns.net', 'azure-dns.org', 'azure-dns.info'],
  },
  { key: 'ionos', name: 'IONOS', nameServers: ['ui-dns.com', 'ui-dns.org', 'ui-dns.de', 'ui-dns.biz'] },
  { key: 'ovh', name: 'OVHcloud', nameServers: ['ovh.net', 'anycast.me'], targetNeedsDot: true },
  { key: 'gandi', name: 'Gandi', nameServers: ['gandi.net'], targetNeedsDot: true },
  {
    key: 'hetzner',
    name: 'Hetzner',
    nameServers: ['ns.hetzner.com', 'ns.hetzner.de', 'first-ns.de', 'second-ns.de', 'second-ns.com'],
    targetNeedsDot: true,
  },
]

const patterns = dnsHosts.flatMap((host) => host.nameServers.map((suffix) => ({ host, pattern: suffixPattern(suffix) })))

/** Who hosts a zone with these name servers (normal form): all that are known have to agree. */
export function dnsHostOf(nameServers: readonly string[]): DnsHost | undefined {
  const hosts = nameServers.map((name) => patterns.find(({ pattern }) => hasSuffix(name.split('.'), pattern))?.host)
  const [first] = hosts
  return first && hosts.every((host) => host === first) ? first : undefined
}

/** A record as it is typed into the panel. */
export interface EnteredRecord {
  /** `@` stands for the zone's own name */
  name: string
  target: string
}

/**
 * How a record that leads to a host name is entered in the panel of its zone's host.
 * @param host undefined where it is not known: the name without the zone is right nearly everywhere
 */
export function asEntered(host: DnsHost | undefined, zone: string, record: { name: string; target: string }): EnteredRecord {
  const relative = record.name === zone ? '@' : record.name.endsWith(`.${zone}`) ? record.name.slice(0, -zone.length - 1) : record.name
  return { name: relative, target: host?.targetNeedsDot ? `${record.target}.` : record.target }
}
