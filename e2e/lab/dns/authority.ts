import type { RecordData, Zone, ZoneServer } from '#e2e/lab/scenario.ts'
import { type Question, type Reply, reply } from './wire.ts'

/** The zone data that one server holds, prepared for look-up. */
interface Copy {
  origin: string
  byName: Map<string, RecordData[]>
  soa: RecordData
  /** names at which a delegation to other servers begins */
  cuts: Set<string>
}

export interface ServedZone {
  zone: Zone
  server: ZoneServer
  /** what the parent side of its children's cuts holds */
  delegated: RecordData[]
  copy: Copy
  turn: number
}

/** What one question brings: a reply, or nothing at all. */
export type Outcome = Reply | 'silent'

/** Every name from the given one upwards, without the root. */
export function* upwards(name: string): Generator<string> {
  for (let at = name; at !== ''; at = parentOf(at)) yield at
}

export const parentOf = (name: string): string => {
  const dot = name.indexOf('.')
  return dot < 0 ? '' : name.slice(dot + 1)
}

export const isBelow = (name: string, origin: string): boolean => origin === '' || name === origin || name.endsWith(`.${origin}`)

/** Indexes a server's copy of a zone; empty non-terminals get an entry without records. */
function makeCopy(zone: Zone, records: RecordData[], delegated: RecordData[]): Copy {
  const { origin } = zone
  const byName = new Map<string, RecordData[]>()
  const soaData = `${zone.servers[0]?.name ?? 'ns.invalid'} hostmaster.${origin || 'nstld.root-servers.net'} 2026112201 7200 3600 1209600 ${zone.negativeTtl}`
  const soa = { name: origin, type: 'SOA', ttl: 3600, data: soaData }
  const apex = records.some((record) => record.name.toLowerCase() === origin && record.type === 'NS')
    ? []
    : zone.servers.map((server) => ({ name: origin, type: 'NS', ttl: 86_400, data: server.name }))
  const own = zone.servers
    .filter((server) => isBelow(server.name, origin) && !records.some((record) => record.name === server.name))
    .map((server) => ({ name: server.name, type: 'A', ttl: 86_400, data: server.address }))
  const cuts = new Set<string>()
  for (const record of [soa, ...apex, ...own, ...records, ...delegated]) {
    const name = record.name.toLowerCase()
    if (!isBelow(name, origin)) continue
    for (const at of upwards(name)) {
      if (!byName.has(at)) byName.set(at, [])
      if (at === origin) break
    }
    if (name === '') byName.set('', byName.get('') ?? [])
    byName.get(name)?.push(record)
    if (record.type === 'NS' && name !== origin) cuts.add(name)
  }
  return { origin, byName, soa, cuts }
}

/** One name server at one address, with the zones that it is delegated. */
export class NameServer {
  readonly zones = new Map<string, ServedZone>()

  serve(zone: Zone, server: ZoneServer, delegated: RecordData[]): void {
    const copy = makeCopy(zone, server.records ?? zone.records, delegated)
    this.zones.set(zone.origin, { zone, server, delegated, turn: 0, copy })
  }

  /** Loads a zone again after its records were changed. */
  reload(origin: string): void {
    const served = this.zones.get(origin)
    if (served) this.serve(served.zone, served.server, served.delegated)
  }

  /** Whether nothing listens here: every zone of it says so. */
  get closed(): boolean {
    return this.zones.size > 0 && [...this.zones.values()].every(({ server }) => server.fault === 'closed')
  }

  answer(question: Question): Outcome {
    const served = this.zoneFor(question)
    if (!served) return reply({ rcode: 'REFUSED' })
    const { server } = served
    if (server.fault === 'silent' || server.fault === 'closed') return 'silent'
    if (server.fault === 'refused') return reply({ rcode: 'REFUSED' })
    if (server.fault === 'servfail') return reply({ rcode: 'SERVFAIL' })
    // What a server says that was never told of the zone, in its old-fashioned form.
    if (server.fault === 'lame') return reply({ authority: [{ name: '', type: 'NS', ttl: 518_400, data: 'a.root-servers.net' }] })
    if (server.failsOn?.types.includes(question.type)) {
      return server.failsOn.how === 'silent' ? 'silent' : reply({ rcode: server.failsOn.how.toUpperCase() })
    }
    const found = this.rotated(served, question) ?? lookup(served.copy, question.lowerName, question.type)
    if (server.fault === 'no-soa') return found.answers.length === 0 ? { ...found, authority: [] } : found
    if (server.fault === 'not-authoritative') return { ...found, aa: false }
    return server.fault ? { ...found, spoilt: server.fault, steady: false } : found
  }

  /** The deepest zone here that the name lies in; for DS the one above a cut, where it is held too. */
  private zoneFor({ lowerName, type }: Question): ServedZone | undefined {
    const start = type === 'DS' && lowerName !== '' ? parentOf(lowerName) : lowerName
    for (const name of upwards(start)) {
      const served = this.zones.get(name)
      if (served) return served
    }
    return this.zones.get('') ?? (type === 'DS' ? this.zones.get(lowerName) : undefined)
  }

  private rotated(served: ServedZone, { lowerName, type }: Question): Reply | undefined {
    const lists = served.server.rotates
    if (!lists) return undefined
    const own = lists[served.turn % lists.length]?.filter((record) => record.name === lowerName && record.type === type) ?? []
    if (own.length === 0) return undefined
    served.turn += 1
    return reply({ aa: true, answers: own, steady: false })
  }
}

/** The authoritative algorithm (RFC 1034, 4.3.2; wildcards by RFC 4592). */
function lookup(copy: Copy, name: string, type: string): Reply {
  const answers: RecordData[] = []
  let at = name
  for (let aliases = 0; aliases < 9; aliases++) {
    const referral = referralAt(copy, at, type)
    if (referral) return aliases === 0 ? referral : reply({ aa: true, answers })
    const here = copy.byName.get(at) ?? wildcardFor(copy, at)
    // The rcode speaks of the last name of the chain (RFC 6604).
    if (!here) return reply({ rcode: 'NXDOMAIN', aa: true, answers, authority: negative(copy) })
    const matching = type === 'ANY' ? here : here.filter((record) => record.type === type)
    const chosen = matching.length > 0 ? matching : here.filter((record) => record.type === 'CNAME')
    answers.push(...chosen)
    const alias = chosen.length === 1 && chosen[0]?.type === 'CNAME' && type !== 'CNAME' && type !== 'ANY' ? chosen[0] : undefined
    if (!alias) return reply({ aa: true, answers, authority: answers.length > 0 ? [] : negative(copy) })
    at = alias.data.toLowerCase()
    if (!isBelow(at, copy.origin) || answers.length > 16) return reply({ aa: true, answers })
  }
  return reply({ aa: true, answers })
}

/** A negative answer lives min(SOA TTL, SOA MINIMUM) (RFC 2308, 5). */
function negative({ soa }: Copy): RecordData[] {
  const minimum = Number(soa.data.split(' ').at(-1))
  return [{ ...soa, ttl: Math.min(soa.ttl, minimum) }]
}

function referralAt(copy: Copy, name: string, type: string): Reply | undefined {
  for (const at of upwards(name)) {
    if (at === copy.origin) return undefined
    if (!copy.cuts.has(at) || (type === 'DS' && at === name)) continue
    const authority = copy.byName.get(at)?.filter((record) => record.type === 'NS') ?? []
    const additional = authority.flatMap(
      (record) => copy.byName.get(record.data)?.filter(({ type: kind }) => kind === 'A' || kind === 'AAAA') ?? [],
    )
    return reply({ authority, additional })
  }
  return undefined
}

function wildcardFor(copy: Copy, name: string): RecordData[] | undefined {
  let encloser = parentOf(name)
  while (!copy.byName.has(encloser) && encloser !== copy.origin && encloser !== '') encloser = parentOf(encloser)
  return copy.byName.get(encloser === '' ? '*' : `*.${encloser}`)?.map((record) => ({ ...record, name }))
}
