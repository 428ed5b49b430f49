import type { Draft, Names, Setup } from './define.ts'
import { handedOut } from './handed-out.ts'
import { type DnsHost, dnsHosts, edgeNames } from './naming.ts'
import type { RecordData, World, Zone } from './scenario.ts'

/** The customer's zone as it was before anybody thought of links. */
export function zoneOf(setup: Setup, names: Names): Zone {
  const byCdn: DnsHost = setup.cdn === 'cloudflare' && !setup.partial ? 'cloudflare' : 'generic'
  const servers = dnsHosts[setup.dnsHost ?? byCdn].map((server) => ({ ...server }))
  return {
    origin: names.domain,
    negativeTtl: 900,
    servers,
    records: [
      { name: names.domain, type: 'A', ttl: 3600, data: '198.202.211.7' },
      { name: `www.${names.domain}`, type: 'CNAME', ttl: 3600, data: names.domain },
      { name: names.domain, type: 'MX', ttl: 3600, data: `10 mx.${names.domain}` },
      { name: `mx.${names.domain}`, type: 'A', ttl: 3600, data: '198.202.211.25' },
      { name: names.domain, type: 'TXT', ttl: 3600, data: '"v=spf1 include:sendgrid.net ~all"' },
    ],
  }
}

/** Puts the link host's record, and the names that it leads to, where they belong. */
export function publish({ world, names }: Draft, setup: Setup): void {
  const zone = world.zones[0]
  const site = world.sites[0]
  const link = (type: string, data: string) => zone?.records.push({ name: names.host, type, ttl: 300, data })
  if (setup.cdn === 'none' || setup.rehearsal) link('CNAME', names.esp)
  if (setup.cdn === 'none' || !site || !zone) return
  const aliases = edgeNames(setup.cdn, names.host, names.domain)
  const byAddress = aliases.length === 0 || (setup.cdn === 'cloudflare' && !setup.partial) || setup.cdn === 'nginx'
  if (!setup.rehearsal && byAddress) for (const address of site.addresses) link('A', address)
  if (!setup.rehearsal && !byAddress) link('CNAME', names.edge)
  aliases.slice(1).forEach((target, i) => {
    world.publicRecords.push({ name: aliases[i] as string, type: 'CNAME', ttl: 60, data: target })
  })
  const last = aliases.at(-1)
  for (const data of last ? site.addresses : []) world.publicRecords.push({ name: last as string, type: 'A', ttl: 60, data })
}

/** The records as Braze gives them; all but the link host's are published from the start. */
export function handOut(setup: Setup, names: Names, world: World): RecordData[] {
  const link = { name: names.host, type: 'CNAME', ttl: 300, data: names.esp }
  if (!setup.records) return [link]
  const { own, atEsp } = handedOut(setup.esp, setup.region ?? 'us', names)
  world.zones[0]?.records.push(...own)
  world.publicRecords.push(...atEsp)
  return [link, ...own]
}
