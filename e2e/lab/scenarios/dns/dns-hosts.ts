import { addRecords, linkTtl } from '#e2e/lab/changes-dns.ts'
import { type Change, defineScenario } from '#e2e/lab/define.ts'
import type { Scenario, ZoneServer } from '#e2e/lab/scenario.ts'

const goDaddy: ZoneServer[] = [
  { name: 'ns07.domaincontrol.com', address: '97.74.103.4' },
  { name: 'ns08.domaincontrol.com', address: '173.201.71.4' },
]
const ovh: ZoneServer[] = [
  { name: 'dns106.ovh.net', address: '213.251.188.150' },
  { name: 'ns106.ovh.net', address: '213.251.128.150' },
]

/** The customer's zone lies at these servers. */
const servedBy =
  (servers: ZoneServer[]): Change =>
  ({ world }) => {
    for (const zone of world.zones.slice(0, 1)) zone.servers = servers
  }

/** What the zone holds of the sending domain is delegated to a zone of its own. */
const sendingDomainAt =
  (servers: ZoneServer[]): Change =>
  ({ world, names }) => {
    const [zone] = world.zones
    if (!zone) return
    const isBelow = ({ name }: { name: string }) => name === names.parent || name.endsWith(`.${names.parent}`)
    world.zones.push({ origin: names.parent, negativeTtl: zone.negativeTtl, servers, records: zone.records.filter(isBelow) })
    zone.records = zone.records.filter((record) => !isBelow(record))
  }

const setup = { esp: 'sendgrid', cdn: 'cloudfront', chosen: 'cloudfront', rehearsal: true } as const

/** Zones at hosts that are known by name, to be told where and in which form a record is entered. */
export const scenarios: Scenario[] = [
  defineScenario({
    id: 'zone-at-godaddy',
    title: 'The zone lies at GoDaddy, and several names are taken already',
    setup,
    changes: [
      servedBy(goDaddy),
      linkTtl(7200),
      addRecords(
        { name: 's1._domainkey.{domain}', type: 'CNAME', data: 's1.domainkey.u1.wl1.sendgrid.net' },
        { name: 'old.{domain}', type: 'A', data: '198.202.211.77', ttl: 7200 },
        { name: 'old.{domain}', type: 'MX', data: '10 mx.{domain}' },
        { name: 'moved.{domain}', type: 'CNAME', data: 'shop.dnsfoundry.net' },
        { name: 'full.{domain}', type: 'TXT', data: '"v=spf1 include:old.example ~all"' },
        { name: 'deep.below.{domain}', type: 'A', data: '198.202.211.78' },
        { name: '*.wild.{domain}', type: 'A', data: '198.202.211.79' },
      ),
    ],
    expect: { verdict: 'ready', edge: 'cloudfront' },
    demo: true,
  }),
  defineScenario({
    id: 'sending-zone-at-ovh',
    title: 'The sending domain is a zone of its own at OVHcloud, below one at GoDaddy',
    setup,
    changes: [servedBy(goDaddy), sendingDomainAt(ovh)],
    expect: { verdict: 'ready', edge: 'cloudfront' },
  }),
]
