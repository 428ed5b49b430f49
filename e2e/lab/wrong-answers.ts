import { addSite } from './changes.ts'
import { addPublicRecords, addRecords, cached, linkRecords, nameServer, type ShortRecord, twoDnsHosts } from './changes-dns.ts'
import { type Change, goodCertificate } from './define.ts'
import { addressOf } from './naming.ts'

/** What may stand in place of the right answer, at a resolver or at a name server. */
const records: Record<string, ShortRecord[]> = {
  'the ESP': [{ type: 'CNAME', data: '{esp}' }],
  'a distribution that is gone': [{ type: 'CNAME', data: 'gone-{edge}' }],
  'a name of nobody': [{ type: 'CNAME', data: 'nobody.nothing-there.net' }],
  'a former machine': [{ type: 'A', data: '5.9.211.13' }],
  'a former machine over IPv6': [{ type: 'AAAA', data: '2a01:4f8:c17:211::13' }],
  'a private address': [{ type: 'A', data: '10.1.2.3' }],
  'a private address over IPv6': [{ type: 'AAAA', data: 'fd00::3' }],
  'a loopback address': [{ type: 'A', data: '127.0.0.1' }],
  'no address at all': [{ type: 'A', data: '0.0.0.0' }],
}

/** Edges that visitors should not be led to any more, and what is wrong with each. */
const edges: Record<string, Partial<Parameters<typeof addSite>[0]>> = {
  expired: { certificate: { ...goodCertificate('{host}'), notBeforeDays: -95, notAfterDays: -5 } },
  foreign: { certificate: goodCertificate('www.{domain}') },
  bare: { certificate: null },
  closed: { port80: 'refused', port443: 'refused' },
  silent: { port80: 'silent', port443: 'silent' },
  page: { behaviour: { http: 'web-site', https: 'web-site' } },
  lossy: { behaviour: { hostHeader: 'origin', forwardedHost: false } },
  blocked: { behaviour: { answers: 'blocked' } },
}

/** What is handed out, with the place that it leads to. */
interface Wrong {
  records: ShortRecord[]
  place: Change[]
}

const wrong: Record<string, Wrong> = {
  ...Object.fromEntries(Object.entries(records).map(([name, own]) => [name, { records: own, place: [] }])),
  ...Object.fromEntries(
    Object.entries(edges).flatMap(([name, site]) => {
      const address = addressOf('haproxy', `wrong/${name}`)
      const host = `${name}.former-edges.net`
      const place = [
        addPublicRecords({ name: host, type: 'A', data: address }),
        addSite({ kind: 'haproxy', ...site, addresses: [address] }),
      ]
      return [
        [`the alias of an edge: ${name}`, { records: [{ type: 'CNAME', data: host }], place }],
        [`the address of an edge: ${name}`, { records: [{ type: 'A', data: address }], place }],
      ]
    }),
  ),
}

const families = ['*', 'A', 'AAAA'] as const
const resolvers = [0, undefined] as const
const who = (index: number | string | undefined): string => (index === undefined ? 'every resolver' : `resolver ${index}`)
const fits = (type: (typeof families)[number], own: readonly ShortRecord[]): boolean =>
  type === '*' || own.every((record) => record.type === 'CNAME' || record.type === type)

/** Aliases of one's own between the record and the edge, of which a resolver may hold an old one. */
const behindOwnAlias: Change[] = [
  linkRecords({ type: 'CNAME', data: 'track.{domain}' }),
  addRecords({ name: 'track.{domain}', type: 'CNAME', data: '{edge}' }),
]

const ofResolvers = resolvers.flatMap((resolver) =>
  families.flatMap((type): [string, Change[]][] => {
    const held = { ...(resolver === undefined ? {} : { resolver }), type, ttlLeft: 3600 }
    const failures = (['nxdomain', 'nodata', 'servfail', 'refused', 'silent'] as const).map((answer): [string, Change[]] => [
      answer,
      [cached({ ...held, answer })],
    ])
    const answers = Object.entries(wrong).flatMap(([name, one]): [string, Change[]][] => {
      if (!fits(type, one.records)) return []
      const own = [name, [...one.place, cached({ ...held, answer: one.records })]] as [string, Change[]]
      if (type !== '*') return [own]
      const target = one.records.map((record) => ({ ...record, name: 'track.{domain}' }))
      const deep = [...one.place, ...behindOwnAlias, cached({ ...held, name: 'track.{domain}', answer: target })]
      return [own, [`${name}, behind an alias`, deep]]
    })
    return [...failures, ...answers].map(([name, changes]) => [`${who(resolver)} has for ${type}: ${name}`, changes])
  }),
)

const none: Wrong = { records: [], place: [] }

const ofServers = ([0, 1, 'all'] as const).flatMap((index) =>
  Object.entries({ 'no record': none, ...wrong }).map(([name, one]): [string, Change[]] => [
    `name server ${index} has: ${name}`,
    [...one.place, nameServer(index, { linkRecords: one.records })],
  ]),
)

const toEdge: ShortRecord[] = [{ type: 'CNAME', data: '{edge}' }]
const ofDnsHosts = (['delegated', 'listed'] as const).flatMap((side) =>
  Object.entries({ 'no record': none, ...wrong }).map(([name, one]): [string, Change[]] => [
    `the ${side} servers have: ${name}`,
    [...one.place, twoDnsHosts({ delegated: toEdge, listed: toEdge, [side]: one.records })],
  ]),
)

/** Every wrong answer at each that may give it, alone and at all of them; the rest of the world is well. */
export const wrongAnswers: readonly (readonly [name: string, changes: Change[]])[] = [...ofResolvers, ...ofServers, ...ofDnsHosts]
