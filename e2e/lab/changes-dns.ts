import type { Change, Draft, Names } from './define.ts'
import type { CachedAnswer, RecordData, Zone, ZoneServer } from './scenario.ts'

/** A record in short: `{host}`, `{domain}`, `{parent}`, `{label}`, `{edge}`, `{esp}`, `{address}` and `{address2}` stand for the scenario's own. */
export interface ShortRecord {
  name?: string // default: {host}
  type: string
  data: string
  ttl?: number // seconds; default 300
}

/** Fills in the scenario's names. */
export const fill = (text: string, names: Names): string =>
  text.replace(/\{(\w+)\}/g, (whole, key: string) => (key in names ? names[key as keyof Names] : whole))

const toRecord = (short: ShortRecord, names: Names): RecordData => ({
  name: fill(short.name ?? '{host}', names),
  type: short.type,
  ttl: short.ttl ?? 300,
  data: fill(short.data, names),
})

const zoneOf = (draft: Draft): Zone => {
  const zone = draft.world.zones[0]
  if (!zone) throw new Error('the scenario has no zone of its own')
  return zone
}

/** Replaces every record of the link host by these. Without any, the name does not exist. */
export const linkRecords =
  (...records: ShortRecord[]): Change =>
  (draft) => {
    const zone = zoneOf(draft)
    zone.records = zone.records.filter((record) => record.name !== draft.names.host)
    zone.records.push(...records.map((record) => toRecord(record, draft.names)))
  }

/** Adds records to the customer's zone. */
export const addRecords =
  (...records: ShortRecord[]): Change =>
  (draft) => {
    zoneOf(draft).records.push(...records.map((record) => toRecord(record, draft.names)))
  }

/** The checker is told of the records that Braze handed out beside the link host's own (a set-up with `records`). */
export const tellRecords =
  (): Change =>
  ({ target, records }) => {
    target.records = records.slice(1)
  }

/** Changes the customer's copy of the records that Braze handed out whose name holds this text; null takes them away. */
export const handedOutRecords =
  (part: string, data: string | null, index: number | 'all' = 'all'): Change =>
  (draft) => {
    const zone = zoneOf(draft)
    const changed = (records: readonly RecordData[]): RecordData[] =>
      records.flatMap((record) => {
        const isMeant = record.name.includes(part) && draft.records.some(({ name, type }) => name === record.name && type === record.type)
        if (!isMeant) return [record]
        return data === null ? [] : [{ ...record, data: fill(data, draft.names) }]
      })
    if (index === 'all') zone.records = changed(zone.records)
    else for (const server of zone.servers.slice(index, index + 1)) server.records = changed(zone.records)
  }

/** Adds records to a zone of somebody else: a CDN's, another customer's. The zone comes into being if need be. */
export const addPublicRecords =
  (...records: ShortRecord[]): Change =>
  ({ world, names }) => {
    world.publicRecords.push(...records.map((record) => toRecord(record, names)))
  }

/** Takes away records in zones of others: the CDN's name for the link host, say. */
export const dropPublicRecords =
  (name = '{edge}'): Change =>
  ({ world, names }) => {
    world.publicRecords = world.publicRecords.filter((record) => record.name !== fill(name, names))
    for (const zone of world.zones) zone.records = zone.records.filter((record) => record.name !== fill(name, names))
  }

/** Sets the TTL of the link host's records, seconds. */
export const linkTtl =
  (ttl: number): Change =>
  (draft) => {
    for (const record of zoneOf(draft).records) if (record.name === draft.names.host) record.ttl = ttl
  }

/** Changes name server number `index` of the customer's zone (or all): faults, old records. Records may use `{…}`. */
export const nameServer =
  (index: number | 'all', change: Omit<Partial<ZoneServer>, 'records'> & { linkRecords?: ShortRecord[] }): Change =>
  (draft) => {
    const zone = zoneOf(draft)
    const { linkRecords: own, ...rest } = change
    zone.servers.forEach((server, i) => {
      if (index !== 'all' && index !== i) return
      Object.assign(server, rest)
      if (!own) return
      const others = zone.records.filter((record) => record.name !== draft.names.host)
      server.records = [...others, ...own.map((record) => toRecord(record, draft.names))]
    })
  }

/** What the parent says of the customer's zone: these name servers, or that there is no such domain. */
export const delegation =
  (ns: string[] | 'none'): Change =>
  (draft) => {
    zoneOf(draft).delegation = ns === 'none' ? 'none' : { ns: ns.map((name) => fill(name, draft.names)) }
  }

/** Adds a zone below the customer's, delegated from it; same servers unless given. */
export const subZone =
  (origin: string, records: ShortRecord[], servers?: ZoneServer[]): Change =>
  (draft) => {
    const parent = zoneOf(draft)
    draft.world.zones.push({
      origin: fill(origin, draft.names),
      negativeTtl: parent.negativeTtl,
      servers: servers ?? parent.servers.map((server) => ({ name: server.name, address: server.address })),
      records: records.map((record) => toRecord(record, draft.names)),
    })
  }

/** Other properties of the customer's zone: `negativeTtl`, `ds`, `bogus`. */
export const zoneSettings =
  (settings: Partial<Pick<Zone, 'negativeTtl' | 'ds' | 'bogus'>>): Change =>
  (draft) => {
    Object.assign(zoneOf(draft), settings)
  }

/** An answer which the lab's resolvers hold from before, until its TTL runs out. */
export const cached =
  (input: {
    name?: string
    type?: string
    resolver?: number
    ttlLeft: number
    answer: ShortRecord[] | Exclude<CachedAnswer['answer'], RecordData[]>
  }): Change =>
  ({ world, names }) => {
    world.resolverCache.push({
      ...(input.resolver === undefined ? {} : { resolver: input.resolver }),
      name: fill(input.name ?? '{host}', names),
      type: input.type ?? '*',
      ttlLeft: input.ttlLeft,
      answer:
        typeof input.answer === 'string' ? input.answer : input.answer.map((record) => toRecord({ ttl: input.ttlLeft, ...record }, names)),
    })
  }

/**
 * The registrar names one pair of name servers, and the zone lists another: each pair has its
 * own copy, with these records of the link host.
 */
export const twoDnsHosts =
  (records: { delegated: ShortRecord[]; listed: ShortRecord[] }): Change =>
  (draft) => {
    const zone = zoneOf(draft)
    const others = zone.records.filter((record) => record.name !== draft.names.host)
    const ns = newDnsHost.map(({ name }) => ({ name: zone.origin, type: 'NS', ttl: 3600, data: name }))
    const copy = (own: ShortRecord[]) => [...others, ...ns, ...own.map((record) => toRecord(record, draft.names))]
    zone.delegation = { ns: zone.servers.map(({ name }) => name) }
    zone.servers = [
      ...zone.servers.map((server) => ({ ...server, records: copy(records.delegated) })),
      ...newDnsHost.map((server) => ({ ...server, records: copy(records.listed) })),
    ]
  }

const newDnsHost = [
  { name: 'ns3.newnames.net', address: '192.166.22.53' },
  { name: 'ns4.newnames.net', address: '192.166.86.53' },
]
