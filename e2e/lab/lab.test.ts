import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { account, certificate, edge, oneAddress, ports, tls } from './changes.ts'
import { addRecords, cached, delegation, linkRecords, nameServer, subZone } from './changes-dns.ts'
import { type Change, defineScenario, type Setup } from './define.ts'
import { type Lab, startLab } from './lab.ts'
import type { Scenario } from './scenario.ts'
import { testClient } from './test-client.ts'

const ROOT = '198.41.0.4'
const REGISTRY = '192.5.6.30'
const NS1 = '192.166.10.53'
const NS2 = '192.166.74.53'
const RESOLVER = '8.8.8.8'

const make = (id: string, setup: Setup, ...changes: Change[]): Scenario =>
  defineScenario({ id, title: id, setup, changes, expect: { verdict: 'ready' } })
const sendgrid = { esp: 'sendgrid', cdn: 'cloudfront' } as const

const worlds = {
  good: make('lab-good', { ...sendgrid, open: true }),
  cached: make('lab-cached', sendgrid, cached({ answer: 'nxdomain', ttlLeft: 500 })),
  stale: make(
    'lab-stale',
    sendgrid,
    cached({ type: 'CNAME', answer: [{ type: 'CNAME', data: 'sendgrid.net' }], ttlLeft: 500, resolver: 1 }),
  ),
  lame: make('lab-lame', sendgrid, nameServer('all', { fault: 'lame' })),
  half: make(
    'lab-half',
    sendgrid,
    nameServer(0, { fault: 'silent' }),
    nameServer(1, { linkRecords: [{ type: 'CNAME', data: 'old.example.net' }] }),
  ),
  gone: make('lab-gone', sendgrid, delegation('none')),
  wild: make('lab-wild', sendgrid, linkRecords(), addRecords({ name: '*.{domain}', type: 'CNAME', data: 'www.{domain}' })),
  cut: make('lab-cut', sendgrid, subZone('{parent}', [{ name: 'other.{parent}', type: 'A', data: '198.202.211.9' }])),
  many: make(
    'lab-many',
    sendgrid,
    addRecords(...Array.from({ length: 80 }, (_, i) => ({ name: 'big.{domain}', type: 'TXT', data: `"${'x'.repeat(60)} ${i}"` }))),
  ),
  expired: make('lab-expired', sendgrid, certificate('expired')),
  leafOnly: make('lab-leaf-only', sendgrid, certificate('missing-intermediate')),
  unknownRoot: make('lab-unknown-root', sendgrid, certificate('unknown-root')),
  selfSigned: make('lab-self-signed', sendgrid, certificate('self-signed')),
  sha1: make('lab-sha1', sendgrid, certificate('sha1')),
  weak: make('lab-weak-key', sendgrid, certificate('weak-key')),
  alert: make('lab-alert', sendgrid, certificate('none')),
  old: make('lab-old-tls', sendgrid, tls({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1' })),
  mutual: make('lab-mutual', sendgrid, tls({ clientCertificate: true })),
  unlike: make('lab-unlike', sendgrid, oneAddress(1, { port80: 'refused', port443: 'silent' })),
  plain: make('lab-plain', sendgrid, ports({ port443: 'plain-http' })),
  ownHost: make('lab-own-host', sendgrid, edge({ hostHeader: 'origin' })),
  noQuery: make('lab-no-query', sendgrid, edge({ query: 'dropped' })),
  stored: make('lab-stored', sendgrid, edge({ cache: { key: 'path', ttlSeconds: 60 } })),
  stranger: make('lab-stranger', sendgrid, account({ state: 'unknown' })),
  sparkpost: make('lab-sparkpost', { esp: 'sparkpost', cdn: 'cloudfront' }),
  ses: make('lab-ses', { esp: 'ses', cdn: 'nginx' }),
  sesFat: make('lab-ses-fat', { esp: 'ses', cdn: 'nginx' }, edge({ addsHeaderBytes: 9000 })),
  sesMerged: make('lab-ses-merged', { esp: 'ses', cdn: 'nginx' }, edge({ path: 'decoded' })),
}

let lab: Lab
let client: ReturnType<typeof testClient>
beforeAll(async () => {
  lab = await startLab(Object.values(worlds))
  client = testClient(lab.map)
})
afterAll(() => lab.stop())

const addressOf = (scenario: Scenario): string => scenario.world.sites[0]?.addresses[0] ?? ''
const hostOf = (scenario: Scenario): string => scenario.target.hostname
const link = (scenario: Scenario, n = 0): string => scenario.target.links[n] ?? ''
const locationOf = (scenario: Scenario, n = 0): string | undefined => scenario.world.account.links[n]?.location

describe('names', () => {
  it('are delegated from the root down, with glue where it is needed', async () => {
    const com = await client.dig(ROOT, 'A', hostOf(worlds.good))
    expect(com.authorities?.map((record) => record.name)).toEqual(['com', 'com'])
    const domain = await client.dig(REGISTRY, 'A', hostOf(worlds.good))
    expect(domain.flag_aa).toBe(false)
    expect(domain.authorities?.map((record) => (record as { data?: unknown }).data)).toEqual(['ns1.dnsfoundry.net', 'ns2.dnsfoundry.net'])
    const net = await client.dig(REGISTRY, 'A', 'ns1.zonefarm.net')
    expect(net.additionals?.some((record) => (record as { data?: unknown }).data === '204.13.250.10')).toBe(true)
  })

  it('are answered with AA by their own servers, and with RA by resolvers', async () => {
    const own = await client.dig(NS1, 'CNAME', hostOf(worlds.good))
    expect([own.flag_aa, own.flag_ra, own.records.length]).toEqual([true, false, 1])
    const resolved = await client.dig(RESOLVER, 'A', hostOf(worlds.good), { rd: true })
    expect([resolved.flag_aa, resolved.flag_ra]).toEqual([false, true])
    expect(resolved.records.map((line) => line.split(' ')[1])).toEqual(['CNAME', 'A', 'A'])
  })

  it('that do not exist bring the SOA with the negative TTL', async () => {
    const missing = await client.dig(NS1, 'A', `nothing.${worlds.good.world.domain}`)
    expect(missing).toMatchObject({ rcode: 'NXDOMAIN', authorities: [{ type: 'SOA', ttl: 900 }] })
    expect((await client.dig(RESOLVER, 'A', hostOf(worlds.gone), { rd: true })).rcode).toBe('NXDOMAIN')
    const nodata = await client.dig(NS1, 'A', `mail.${worlds.good.world.domain}`)
    expect([nodata.rcode, nodata.records]).toEqual(['NOERROR', []])
  })

  it('fail where every server is lame, and are silent where a server is', async () => {
    expect((await client.dig(RESOLVER, 'A', hostOf(worlds.lame), { rd: true })).rcode).toBe('SERVFAIL')
    expect((await client.dig(NS1, 'A', hostOf(worlds.lame))).flag_aa).toBe(false)
    await expect(client.dig(NS1, 'A', hostOf(worlds.half))).rejects.toThrow('silence')
    expect((await client.dig(NS2, 'CNAME', hostOf(worlds.half))).records).toEqual([`${hostOf(worlds.half)} CNAME old.example.net`])
    await expect(client.dig('192.0.2.1', 'A', hostOf(worlds.good))).rejects.toThrow(/ECONNREFUSED/)
  })

  it('are remembered wrongly by resolvers where a scenario says so', async () => {
    expect((await client.dig(RESOLVER, 'A', hostOf(worlds.cached), { rd: true })).rcode).toBe('NXDOMAIN')
    expect((await client.dig(RESOLVER, 'CNAME', hostOf(worlds.stale), { rd: true })).records[0]).toContain('cloudfront.net')
    const stale = await client.dig('1.1.1.1', 'CNAME', hostOf(worlds.stale), { rd: true })
    expect(stale.records).toEqual([`${hostOf(worlds.stale)} CNAME sendgrid.net`])
  })

  it('below a wildcard or another zone cut are answered as RFC 4592 and RFC 1034 say', async () => {
    expect((await client.dig(NS1, 'CNAME', hostOf(worlds.wild))).records).toEqual([
      `${hostOf(worlds.wild)} CNAME www.${worlds.wild.world.domain}`,
    ])
    // Both zones are on one server, so the deeper one answers: the record above the cut is hidden.
    expect((await client.dig(NS1, 'CNAME', hostOf(worlds.cut))).rcode).toBe('NXDOMAIN')
  })

  it('with large answers come cut by UDP and whole by TCP', async () => {
    const name = `big.${worlds.many.world.domain}`
    expect((await client.dig(NS1, 'TXT', name, { udpSize: 1232 })).flag_tc).toBe(true)
    expect((await client.dig(NS1, 'TXT', name, { tcp: true })).records).toHaveLength(80)
  })
})

describe('certificates', () => {
  it.each([
    ['good', null],
    ['expired', 'CERT_HAS_EXPIRED'],
    ['leafOnly', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['unknownRoot', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
    ['selfSigned', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['sha1', 'UNSPECIFIED'],
    ['weak', 'UNSPECIFIED'],
  ] as const)('%s: %s', async (id, refused) => {
    const shaken = await client.handshake(addressOf(worlds[id]), hostOf(worlds[id]))
    expect(shaken).toMatchObject({ refused, subject: `DNS:${hostOf(worlds[id])}` })
  })

  it('of the CDN stand in for hosts that it does not know', async () => {
    const shaken = await client.handshake(addressOf(worlds.good), 'stranger.example.org')
    expect(shaken.subject).toContain('DNS:*.cloudfront.net')
  })

  it('of the ESP are shown where it is reached directly', async () => {
    const [address = ''] = (await client.dig(RESOLVER, 'A', 'sendgrid.net', { rd: true })).records.map((line) => line.split(' ')[2])
    expect(await client.handshake(address, hostOf(worlds.good))).toMatchObject({
      refused: 'ERR_TLS_CERT_ALTNAME_INVALID',
      subject: expect.stringContaining('sendgrid.net'),
    })
  })

  it('are not shown by who has none, speaks old protocols, speaks no TLS or wants one first', async () => {
    await expect(client.handshake(addressOf(worlds.alert), hostOf(worlds.alert))).rejects.toThrow(/alert/)
    await expect(client.handshake(addressOf(worlds.old), hostOf(worlds.old))).rejects.toThrow(/protocol/)
    expect((await client.handshake(addressOf(worlds.old), hostOf(worlds.old), { maxVersion: 'TLSv1.1' })).protocol).toBe('TLSv1.1')
    await expect(client.handshake(addressOf(worlds.plain), hostOf(worlds.plain))).rejects.toThrow()
    await expect(client.get(addressOf(worlds.mutual), link(worlds.mutual))).rejects.toThrow(/certificate/)
  })
})

describe('edges and tracking hosts', () => {
  it('send a known link where it leads, over both schemes', async () => {
    const secure = await client.get(addressOf(worlds.good), link(worlds.good))
    expect([secure.status, secure.headers.location]).toEqual([302, locationOf(worlds.good)])
    expect(secure.headers.via).toMatch(/^1\.1 [0-9a-f]{32}\.cloudfront\.net \(CloudFront\)$/)
    const plain = await client.get(addressOf(worlds.good), link(worlds.good).replace('https:', 'http:'))
    expect([plain.status, plain.headers.location]).toEqual([302, locationOf(worlds.good)])
    expect((await client.get(addressOf(worlds.good), worlds.good.target.openUrl ?? '')).headers['content-type']).toBe('image/gif')
  })

  it('show the error pages that tell the faults apart', async () => {
    expect((await client.get(addressOf(worlds.noQuery), link(worlds.noQuery))).body).toContain('<title>Wrong Link</title>')
    expect((await client.get(addressOf(worlds.ownHost), link(worlds.ownHost))).body).toContain('<title>Bad Hostname in Link</title>')
    expect((await client.get(addressOf(worlds.stranger), link(worlds.stranger))).body).toContain('<title>Bad Hostname in Link</title>')
    const unknown = await client.get(addressOf(worlds.good), 'https://stranger.example.org/')
    expect([unknown.status, unknown.body]).toEqual([403, expect.stringContaining('Bad request.')])
  })

  it('give one link the answer of another where the query is left out of the cache key', async () => {
    const first = await client.get(addressOf(worlds.stored), link(worlds.stored, 0))
    const second = await client.get(addressOf(worlds.stored), link(worlds.stored, 1))
    expect([first.headers.location, second.headers.location]).toEqual([locationOf(worlds.stored), locationOf(worlds.stored)])
    expect(second.headers['x-cache']).toBe('Hit from cloudfront')
  })

  it('keep to the rules of SparkPost: X-Forwarded-Host counts, and the documented path answers', async () => {
    expect(worlds.sparkpost.world.sites[0]?.behaviour).toMatchObject({ hostHeader: 'origin', forwardedHost: true })
    expect((await client.get(addressOf(worlds.sparkpost), link(worlds.sparkpost))).headers.location).toBe(locationOf(worlds.sparkpost))
    const documented = await client.get(addressOf(worlds.sparkpost), `https://${hostOf(worlds.sparkpost)}/f/a/b/c/d`)
    expect([documented.status, documented.headers.server]).toEqual([302, 'msys-http'])
  })

  it('keep to the rules of SES: the path byte for byte, headers up to 8192 bytes', async () => {
    expect((await client.get(addressOf(worlds.ses), link(worlds.ses))).headers.location).toBe(locationOf(worlds.ses))
    expect((await client.get(addressOf(worlds.sesMerged), link(worlds.sesMerged))).status).toBe(404)
    expect((await client.get(addressOf(worlds.sesFat), link(worlds.sesFat))).status).toBe(400)
  })

  it('refuse or swallow connections where a scenario says so', async () => {
    const [, dead] = [addressOf(worlds.unlike), worlds.unlike.world.sites[1]?.addresses[0] ?? '']
    await expect(client.get(dead, link(worlds.unlike).replace('https:', 'http:'))).rejects.toThrow(/ECONNREFUSED/)
    expect(lab.map.blackHoles).toContain(`${dead}:443`)
    const { network } = lab.vantage
    await expect(network.connect({ address: dead, port: 443 }, AbortSignal.timeout(50))).rejects.toMatchObject({ reason: 'timeout' })
    await expect(network.connect({ address: '10.0.0.1', port: 443 }, AbortSignal.timeout(50))).rejects.toMatchObject({
      reason: 'not-allowed',
    })
  })
})

it('takes its time where a round trip is set: one for a question, three for a first request over TLS', async () => {
  const far = await startLab([worlds.good], { rttMs: 40 })
  const distant = testClient(far.map)
  const from = performance.now()
  await distant.dig(NS1, 'CNAME', hostOf(worlds.good))
  const asked = performance.now()
  await distant.get(addressOf(worlds.good), link(worlds.good))
  const got = performance.now()
  far.stop()
  expect(asked - from).toBeGreaterThanOrEqual(39)
  expect(got - asked).toBeGreaterThanOrEqual(118)
})
