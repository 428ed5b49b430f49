import type { Vantage } from '#lib/engine/net/vantage.ts'
import { CertificateAuthority } from './ca/authority.ts'
import { infrastructureZones } from './dns/infrastructure.ts'
import { liar } from './dns/liar.ts'
import { Resolver } from './dns/resolver.ts'
import { type Answerer, serveDns } from './dns/serve.ts'
import { buildTree, type DnsTree, zoneOfName } from './dns/tree.ts'
import { reply } from './dns/wire.ts'
import { addressOf } from './naming.ts'
import { lies, type RecordData, type Scenario, type SiteChange, type VantageFaults, type World } from './scenario.ts'
import { deadPorts, type LabMap, liarKey, vantageOf } from './vantage.ts'
import { EspOrigin, espHosts } from './web/esp.ts'
import { CompanyHost, EdgeHost, EspHost } from './web/hosts.ts'
import { HttpSide } from './web/http-server.ts'
import { type Host, serveWeb } from './web/listener.ts'
import { createEspOrigins, createUpstream } from './web/upstream.ts'

export interface LabOptions {
  /** round trip to everything, milliseconds; default 0 */
  rttMs?: number
}

export interface Lab {
  readonly scenarios: readonly Scenario[]
  readonly map: LabMap
  /** sees every scenario's world; our own side is healthy */
  readonly vantage: Vantage
  /** the same, with the faults on our own side that the scenario asks for */
  vantageFor(scenario: Scenario): Vantage
  /** puts these records in place of all that stand at a name of a scenario's zone; every server and resolver answers with them at once */
  publish(name: string, records: readonly RecordData[]): void
  /** changes the settings of the edge that serves a host name */
  configure(hostname: string, change: SiteChange): void
  /** takes our own way out away, or gives it back: what is looked at stays as it is */
  setOffline(isOffline: boolean): void
  stop(): void
}

const resolverAddresses = ['8.8.8.8', '1.1.1.1']
const COMPANY_ADDRESS = '198.202.211.7'

/**
 * Starts the practice internet with the worlds of these scenarios, all at once:
 * each has its own registered domain, so they do not disturb each other.
 * @throws Error when two scenarios have one id, or ports that contradict at one address
 */
export async function startLab(scenarios: readonly Scenario[], options: LabOptions = {}): Promise<Lab> {
  const startedAt = new Date()
  const worlds = scenarios.map((scenario) => structuredClone(scenario.world))
  const ca = new CertificateAuthority(startedAt)
  const map: LabMap = { ports: {}, blackHoles: [], resolvers: [], liars: {}, anchor: ca.anchor.toString('base64') }
  const ownSide: VantageFaults = {}
  const open = new Opener(map, options.rttMs ?? 0)
  const [tree, edges] = await Promise.all([openNames(worlds, startedAt, map, open), openWeb(worlds, ca, open)])
  return {
    scenarios,
    map,
    vantage: vantageOf(map, ownSide),
    vantageFor: (scenario) => vantageOf(map, scenario.world.vantage),
    publish: (name, records) => {
      publishAt(tree, name, records)
      open.forgetAnswers()
    },
    configure: (hostname, change) => {
      for (const edge of edges) edge.configure(hostname, change)
    },
    setOffline: (isOffline) => {
      ownSide.offline = isOffline
    },
    stop: () => open.closeAll(),
  }
}

function publishAt(tree: DnsTree, name: string, records: readonly RecordData[]): void {
  const zone = zoneOfName(tree.zones, name)
  if (!zone) throw new Error(`no zone holds ${name}`)
  zone.records = [...zone.records.filter((record) => record.name !== name), ...records]
  for (const server of tree.servers.values()) server.reload(zone.origin)
}

/** Opens listeners and notes where they are. */
class Opener {
  private readonly closers: (() => void)[] = []
  private readonly forgetters: (() => void)[] = []
  private readonly http: HttpSide
  private readonly map: LabMap
  private readonly rttMs: number

  constructor(map: LabMap, rttMs: number) {
    this.map = map
    this.rttMs = rttMs
    this.http = new HttpSide(rttMs)
  }

  async dns(address: string, port: number, answer: Answerer): Promise<void> {
    const listener = await serveDns(answer, this.rttMs)
    this.map.ports[`${address}:${port}`] = listener.port
    this.closers.push(listener.close)
    this.forgetters.push(listener.forget)
  }

  async liar(key: string, answer: Answerer): Promise<void> {
    const listener = await serveDns(answer, this.rttMs)
    this.map.liars[key] = listener.port
    this.closers.push(listener.close)
    this.forgetters.push(listener.forget)
  }

  async web(address: string, port: 80 | 443, host: Host): Promise<void> {
    const state = port === 80 ? host.port80 : host.port443
    if (state === 'refused') return
    if (state === 'silent') return void this.map.blackHoles.push(`${address}:${port}`)
    const listener = await serveWeb(host, port, this.http, this.rttMs)
    this.map.ports[`${address}:${port}`] = listener.port
    this.closers.push(listener.close)
  }

  /** To be called when answers of name servers have changed. */
  forgetAnswers(): void {
    for (const forget of this.forgetters) forget()
  }

  closeAll(): void {
    for (const close of this.closers.splice(0)) close()
  }
}

async function openNames(worlds: readonly World[], startedAt: Date, map: LabMap, open: Opener): Promise<DnsTree> {
  const own = worlds.flatMap((world) => world.zones)
  const publicRecords = [...worlds.flatMap((world) => world.publicRecords), ...espRecords()]
  const tree = buildTree([...own, ...infrastructureZones(own, publicRecords)])
  map.resolvers = resolverAddresses.map((address) => ({ address, port: 53 }))
  await Promise.all([
    ...[...tree.servers]
      .filter(([, server]) => !server.closed)
      .map(([address, server]) => open.dns(address, 53, (question) => server.answer(question))),
    ...resolverAddresses.map((address, index) => openResolver(address, index, tree, worlds, startedAt, open)),
    ...lies.flatMap((how) => [false, true].map((aa) => open.liar(liarKey(how, aa), liar(how, aa, new Resolver(tree, [], startedAt))))),
  ])
  return tree
}

async function openResolver(
  address: string,
  index: number,
  tree: DnsTree,
  worlds: readonly World[],
  startedAt: Date,
  open: Opener,
): Promise<void> {
  const held = worlds.flatMap((world) => world.resolverCache.filter((entry) => entry.resolver === undefined || entry.resolver === index))
  const resolver = new Resolver(tree, held, startedAt)
  await Promise.all([
    open.dns(address, 53, (question) => resolver.answer(question)),
    open.dns(address, deadPorts.silent, () => 'silent'),
    open.dns(address, deadPorts.servfail, () => reply({ rcode: 'SERVFAIL', ra: true })),
  ])
}

/** Two addresses for each tracking host, as the ESPs have. */
const espAddresses = (name: string, esp: (typeof espHosts)[number]['esp']): string[] => [
  addressOf(esp, `${name}/1`),
  addressOf(esp, `${name}/2`),
]

const espRecords = (): RecordData[] =>
  espHosts.flatMap(({ name, esp }) => espAddresses(name, esp).map((data) => ({ name, type: 'A', ttl: 300, data })))

async function openWeb(worlds: readonly World[], ca: CertificateAuthority, open: Opener): Promise<EdgeHost[]> {
  const origins = createEspOrigins(({ esp }) => new EspOrigin(esp))
  const regionHost = (world: World) => espHosts.find(({ esp, region }) => esp === world.account.esp && region === world.account.region)
  for (const world of worlds) origins(regionHost(world)?.name ?? '')?.register(world.hostname, world.account)
  for (const { account, hostname } of worlds.filter((world) => world.account.knownInOtherRegion)) {
    const other = espHosts.find(({ esp, region }) => esp === account.esp && region !== account.region)
    origins(other?.name ?? '')?.register(hostname, { ...account, links: [] })
  }
  const hosts = new Map<string, Host>([[COMPANY_ADDRESS, new CompanyHost(ca)]])
  for (const { name, esp } of espHosts) {
    const origin = origins(name)
    for (const address of origin ? espAddresses(name, esp) : []) hosts.set(address, new EspHost(ca, origin as EspOrigin, name, esp))
  }
  const upstream = createUpstream(origins)
  const edges = new Map<string, EdgeHost>()
  for (const site of worlds.flatMap((world) => world.sites)) {
    for (const address of site.addresses) {
      const edge = edges.get(address) ?? new EdgeHost(ca, upstream, hosts.get(address))
      edge.add(address, site)
      edges.set(address, edge)
    }
  }
  for (const [address, edge] of edges) hosts.set(address, edge)
  await Promise.all([...hosts].flatMap(([address, host]) => [open.web(address, 80, host), open.web(address, 443, host)]))
  return [...edges.values()]
}
