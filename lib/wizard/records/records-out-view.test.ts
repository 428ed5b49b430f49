import { describe, expect, test } from 'vitest'
import type { DnsAnswer, DnsLookup, DnsRecord, Evidence } from '#lib/engine/evidence/evidence.ts'
import type { HandedOutRecord, LinkHostModel, SetupModel } from '#lib/wizard/model.ts'
import { healthySetup, host, now, run } from '#lib/wizard/testing.ts'
import { cutOverView } from './cut-over-view.ts'
import { recordsOutView } from './records-out-view.ts'

const startedAt = '2026-11-22T09:50:00.000Z'
const types = ['CNAME', 'A', 'AAAA', 'MX', 'TXT', 'NS', 'CAA']

interface Seen {
  zone: string
  nameServers: string[]
  /** the primary server and the mailbox */
  soa?: [string, string]
  at: Record<string, DnsRecord[]>
}

const answer = (answers: DnsRecord[], fields: Partial<DnsAnswer> = {}): DnsAnswer => ({
  rcode: 'NOERROR',
  aa: true,
  ra: false,
  ad: false,
  answers,
  authority: [],
  additional: [],
  transport: 'udp',
  ms: 1,
  ...fields,
})

const lookup = (zone: string, name: string, type: string, value: DnsAnswer): DnsLookup => ({
  id: `${type} ${name}`,
  purpose: 'other',
  server: { role: 'authoritative', address: '192.0.2.53', port: 53, name: 'ns.example.net', zone },
  name,
  type,
  attempt: { state: 'observed', value },
})

/** What a look brings: of each name every type, and of the zone its SOA and name servers. */
function lookups({ zone, nameServers, soa = [nameServers[0] ?? '', `hostmaster.${zone}`], at }: Seen): DnsLookup[] {
  const ns = nameServers.map((data) => ({ name: zone, type: 'NS', ttl: 3600, data }))
  const soaRecord = { name: zone, type: 'SOA', ttl: 3600, data: `${soa.join(' ')} 1 2 3 4 5` }
  const own = Object.entries(at).flatMap(([name, records]) =>
    types.map((type) => {
      const standing = name === zone ? [...records, ...ns] : records
      const answers = standing.filter((record) => record.type === type || record.type === 'CNAME')
      const authority = answers.length === 0 ? [soaRecord] : []
      return lookup(zone, name, type, answer(answers, { authority, ...(standing.length === 0 ? { rcode: 'NXDOMAIN' } : {}) }))
    }),
  )
  return [...own, lookup(zone, zone, 'SOA', answer([soaRecord])), lookup(zone, zone, 'NS', answer(ns))]
}

const evidenceOf = (...seen: Seen[]): Evidence => ({
  schema: 1,
  target: { hostname: 'acme.com', esp: 'sendgrid', region: 'us', espTarget: 'sendgrid.net', links: [], appLinks: false, records: [] },
  vantage: { resolvers: [], allowPrivate: [], extraAnchors: [], rangesDate: '2026-01-01' },
  startedAt,
  durationMs: 10,
  dns: seen.flatMap(lookups),
  addresses: [],
  tls: [],
  http: [],
})

const record = (name: string, fields: Partial<HandedOutRecord> = {}): HandedOutRecord => ({
  id: name,
  type: 'CNAME',
  name,
  value: 'sendgrid.net',
  ttl: null,
  kind: 'dkim',
  ...fields,
})

function setupWith(records: HandedOutRecord[], ...seen: Seen[]): SetupModel {
  const look = run('today', 'acme.com', { evidence: evidenceOf(...seen) })
  return healthySetup({ records, hosts: [], today: { newest: look, finished: look } })
}

describe('the records for the DNS admin', () => {
  test('names in several zones, each relative to its own, at its own host', () => {
    const setup = setupWith(
      [record('click.mail.acme.com'), record('s1._domainkey.acme.com'), record('acme.com')],
      { zone: 'mail.acme.com', nameServers: ['dns106.ovh.net'], at: { 'click.mail.acme.com': [] } },
      { zone: 'acme.com', nameServers: ['ns07.domaincontrol.com'], at: { 's1._domainkey.acme.com': [], 'acme.com': [] } },
    )
    const { records, zones, lookedAt } = recordsOutView(setup)
    expect(lookedAt).toBe(startedAt)
    expect(records.map(({ entered, zone }) => [entered.name, entered.value, zone])).toEqual([
      ['click', 'sendgrid.net.', 'mail.acme.com'],
      ['s1._domainkey', 'sendgrid.net', 'acme.com'],
      ['@', 'sendgrid.net', 'acme.com'],
    ])
    expect(zones.map(({ zone, hosts }) => [zone, hosts])).toEqual([
      ['mail.acme.com', ['OVHcloud']],
      ['acme.com', ['GoDaddy']],
    ])
  })

  test('an international name is shown as it reads, and entered as it is', () => {
    const name = 'click.xn--mnchen-3ya.de'
    const setup = setupWith([record(name)], { zone: 'xn--mnchen-3ya.de', nameServers: ['ns1.example.net'], at: { [name]: [] } })
    const { records, zones } = recordsOutView(setup)
    expect(records[0]).toMatchObject({ unicode: 'click.münchen.de', entered: { name: 'click' } })
    expect(zones[0]).toMatchObject({ unicode: 'münchen.de', hosts: [], panels: [] })
  })

  test.each([
    ['two hosts', { nameServers: ['ada.ns.cloudflare.com', 'ns-411.awsdns-51.com'] }, 'served by Cloudflare and Amazon Route 53 at once'],
    [
      'a copy from elsewhere',
      { nameServers: ['a1-64.akam.net'], soa: ['dns.acme.com', 'x.acme.com'] as [string, string] },
      'names dns.acme.com as its primary',
    ],
    ['values with a dot', { nameServers: ['ns-12-a.gandi.net'] }, 'Keep the last dot'],
    ['a proxy in DNS', { nameServers: ['ada.ns.cloudflare.com'] }, 'DNS only'],
    [
      'servers shared with another company',
      { nameServers: ['ns-cloud-a1.googledomains.com'] },
      'At Squarespace the boxes are called “Host” and “Data”',
    ],
  ])('of %s is told', (_, zone, note) => {
    const setup = setupWith([record('click.acme.com')], { zone: 'acme.com', at: { 'click.acme.com': [] }, ...zone })
    expect(recordsOutView(setup).zones[0]?.notes.join(' ')).toContain(note)
  })

  test('a delegation is entered in the zone above', () => {
    const ns = record('mail.acme.com', { type: 'NS', value: 'ns-411.awsdns-51.com' })
    const setup = setupWith([ns], { zone: 'acme.com', nameServers: ['ns07.domaincontrol.com'], at: { 'mail.acme.com': [] } })
    expect(recordsOutView(setup).records[0]).toMatchObject({ zone: 'acme.com', entered: { name: 'mail' }, today: { state: 'free' } })
  })

  test('what was not looked at is said, and waited for while a look goes on', () => {
    const seen = { zone: 'acme.com', nameServers: ['ns1.example.net'], at: { 'click.acme.com': [] } }
    const setup = setupWith([record('other.acme.com')], seen)
    expect(recordsOutView(setup).records[0]?.today).toMatchObject({ state: 'unknown', lines: [expect.stringContaining('Look again')] })
    const again = { ...setup, today: { ...setup.today, newest: run('today', 'acme.com', { id: 'two', state: 'running' }) } }
    expect(recordsOutView(again).records[0]?.today.state).toBe('pending')
    expect(recordsOutView(healthySetup()).records[0]).toMatchObject({ zone: null, today: { state: 'pending' } })
  })
})

describe('the change of the cut-over', () => {
  const hostname = 'link.mail.acme.com'
  const seen = (records: DnsRecord[], fields: Partial<Seen> = {}): Seen => ({
    zone: 'acme.com',
    nameServers: ['ns07.domaincontrol.com'],
    at: { [hostname]: records },
    ...fields,
  })
  const cname = (data: string, ttl: number): DnsRecord => ({ name: hostname, type: 'CNAME', ttl, data })
  const viewOf = (world: Seen | null, edgeName: string | null = 'd111.cloudfront.net') => {
    const setup = world ? setupWith([], world) : healthySetup()
    const moving: LinkHostModel = { ...host(hostname), edgeName, check: { newest: null, finished: null } }
    return cutOverView(setup, moving, now)
  }

  test('there is none while the edge is not known', () => {
    expect(viewOf(seen([]), null)).toBeNull()
  })

  test('a long TTL is lowered first, and waited for', () => {
    expect(viewOf(seen([cname('sendgrid.net', 86_400)]))).toMatchObject({
      state: 'to-change',
      zone: 'acme.com',
      dnsHost: 'GoDaddy',
      entered: { name: 'link.mail', value: 'd111.cloudfront.net' },
      current: [{ type: 'CNAME', value: 'sendgrid.net', entered: 'sendgrid.net', ttl: 86_400 }],
      oldTtl: 86_400,
      waitUntil: new Date(now.getTime() + 86_400_000).toISOString(),
      seenAt: startedAt,
    })
  })

  test('the way back is given as the panel wants it', () => {
    const world = seen([cname('sendgrid.net', 300)], { nameServers: ['dns106.ovh.net'] })
    expect(viewOf(world)?.current[0]).toMatchObject({ value: 'sendgrid.net', entered: 'sendgrid.net.' })
  })

  test.each([
    ['a short TTL needs no waiting', seen([cname('sendgrid.net', 300)]), { state: 'to-change', oldTtl: 300, waitUntil: null }],
    ['the new record is there', seen([cname('D111.cloudfront.net', 300)]), { state: 'moved' }],
    ['nothing is there', seen([]), { state: 'to-add', current: [], oldTtl: null }],
    ["the zone's own name", seen([], { zone: hostname }), { state: 'apex' }],
    ['nobody could be asked', null, { state: 'unknown', zone: null, entered: { name: hostname }, seenAt: null }],
  ])('%s', (_, world, expected) => {
    expect(viewOf(world)).toMatchObject(expected)
  })

  test('an edge given by its address gets an address record', () => {
    expect(viewOf(seen([cname('sendgrid.net', 300)]), '192.0.2.10')).toMatchObject({ type: 'A', entered: { value: '192.0.2.10' } })
    expect(viewOf(seen([]), '2001:db8::1')).toMatchObject({ type: 'AAAA' })
  })

  test('the newest look counts, be it the rehearsal', () => {
    const setup = setupWith([], seen([cname('sendgrid.net', 86_400)]))
    const later = { ...evidenceOf(seen([cname('sendgrid.net', 300)])), startedAt: '2026-11-22T09:59:00.000Z' }
    const rehearsal = run('rehearsal', hostname, { evidence: later })
    const moving = { ...host(hostname), check: { newest: null, finished: null }, rehearsal: { newest: rehearsal, finished: rehearsal } }
    expect(cutOverView(setup, moving, now)).toMatchObject({ oldTtl: 300, seenAt: later.startedAt })
  })
})
