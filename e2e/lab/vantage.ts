import { fileURLToPath } from 'node:url'
import { createNetwork } from '#lib/engine/net/create-network.ts'
import { abortReason } from '#lib/engine/net/deadline.ts'
import type { Endpoint, Network } from '#lib/engine/net/network.ts'
import { createRanges, readRangesFile } from '#lib/engine/net/ranges.ts'
import type { ProviderRanges, Vantage } from '#lib/engine/net/vantage.ts'
import type { Lie, VantageFaults } from './scenario.ts'

/** Where everything of a running lab really is; plain data, so that another process can reach it too. */
export interface LabMap {
  /** loopback port by `address:port`; an endpoint that is not listed refuses */
  ports: Record<string, number>
  /** endpoints at which packets vanish */
  blackHoles: string[]
  resolvers: Endpoint[]
  /** loopback port of each kind of liar, by its name and whether it claims authority */
  liars: Record<string, number>
  /** the lab's root, base64 DER */
  anchor: string
}

/** Privileged, and served by nobody: whoever dials it is refused. */
const CLOSED_PORT = 1
const rangesFile = fileURLToPath(new URL('../../lib/providers/data/ip-ranges.json', import.meta.url))
let shipped: ProviderRanges | undefined

const keyOf = ({ address, port }: Endpoint): string => `${address}:${port}`

/** The vantage point inside of a lab, with faults on our own side where a scenario has them. */
export function vantageOf(map: LabMap, faults: VantageFaults = {}): Vantage {
  shipped ??= createRanges(readRangesFile(rangesFile))
  return {
    network: networkOf(map, faults),
    extraAnchors: [Buffer.from(map.anchor, 'base64')],
    ranges: shipped,
    allowPrivate: [],
  }
}

/**
 * The product's own guarded network with the lab's map behind it. Silence is
 * made here: a loopback port either answers or refuses.
 */
function networkOf(map: LabMap, faults: VantageFaults): Network {
  const holes = new Set(map.blackHoles)
  const resolvers = faults.resolvers
    ? map.resolvers.map(({ address }) => ({ address, port: deadPorts[faults.resolvers ?? 'refused'] }))
    : map.resolvers
  const inner = createNetwork({
    resolvers,
    allowPrivate: [],
    route: (endpoint) => ({ address: '127.0.0.1', port: liarAt(map, faults, endpoint) ?? map.ports[keyOf(endpoint)] ?? CLOSED_PORT }),
    now: () => new Date(Date.now() + (faults.clockOffsetSeconds ?? 0) * 1000),
  })
  const vanishes = (endpoint: Endpoint) =>
    inner.classify(endpoint.address).allowed && (faults.offline === true || holes.has(keyOf(endpoint)))
  return {
    ...inner,
    connect: (endpoint, signal) => (vanishes(endpoint) ? silence(signal) : inner.connect(endpoint, signal)),
    exchange: (endpoint, datagram, accept, signal) =>
      vanishes(endpoint) ? silence(signal) : inner.exchange(endpoint, datagram, accept, signal),
  }
}

/** The liar that answers in an endpoint's place. */
function liarAt({ resolvers, liars }: LabMap, { lies }: VantageFaults, { address, port }: Endpoint): number | undefined {
  if (!lies || port !== 53) return undefined
  const index = resolvers.findIndex((resolver) => resolver.address === address)
  const isLying = index >= 0 ? !(lies.first && index > 0) : lies.intercepts !== undefined
  return isLying ? liars[liarKey(lies.how, lies.intercepts === 'with-aa')] : undefined
}

export const liarKey = (how: Lie, claimsAuthority: boolean): string => `${how}${claimsAuthority ? ' aa' : ''}`

/** Ports at which the resolvers' addresses have resolvers that fail; real ones listen on 53 alone. */
export const deadPorts = { silent: 5301, refused: 5302, servfail: 5303 } as const

const silence = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    if (signal.aborted) return reject(abortReason(signal))
    signal.addEventListener('abort', () => reject(abortReason(signal)), { once: true })
  })
