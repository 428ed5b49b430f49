import { monitorEventLoopDelay } from 'node:perf_hooks'
import { endlessAliases, endlessReferrals, manyServers, type NameWorld, namesFrom, plainNames } from '#e2e/hostile/names.ts'
import { hostilePeers, type Peer, startHostile, target } from '#e2e/hostile/peers.ts'
import { checkOnce, timed } from './single.ts'

/** What one check of a hostile host costs. */
export interface HostileCost {
  name: string
  ms: number
  /** the longest that nothing else could run, milliseconds; the peer's own work in this process is in it */
  blockedMs: number
  questions: number
  connections: number
  socketsLeft: number
}

const harmless = hostilePeers['a redirect to the cloud’s metadata'] as Peer
const worlds: readonly (readonly [string, NameWorld, Peer])[] = [
  ...Object.entries(hostilePeers).map(([name, peer]) => [name, plainNames, peer] as const),
  ['aliases without end', endlessAliases, harmless],
  ['a delegation to 250 servers', manyServers(250), harmless],
  ['a delegation to 500 servers', manyServers(500), harmless],
  ['referrals without end', endlessReferrals, harmless],
]

/** Checks each hostile world, one after another. */
export async function* hostileCosts(): AsyncGenerator<HostileCost> {
  // The first check of a process compiles and loads what all of them use.
  await cost('warming up', plainNames, harmless)
  for (const [name, names, peer] of worlds) {
    let best = await cost(name, names, peer)
    for (let round = 1; round < rounds && best.blockedMs > boundMs / 2; round += 1) {
      const again = await cost(name, names, peer)
      if (again.blockedMs < best.blockedMs) best = again
    }
    yield best
  }
}

const boundMs = 200
/** Other programs' work on the machine only ever adds to the delay: the smallest of some tries is nearest to the truth where it comes near the bound. */
const rounds = 3

const resolutionMs = 1

async function cost(name: string, world: NameWorld, peer: Peer): Promise<HostileCost> {
  const names = namesFrom(world)
  const hostile = await startHostile(names, peer)
  const delays = monitorEventLoopDelay({ resolution: resolutionMs })
  delays.enable()
  const ms = await timed(() => checkOnce(target, hostile.vantage))
  delays.disable()
  const socketsLeft = hostile.sockets.filter((socket) => !socket.destroyed).length
  hostile.stop()
  const blockedMs = Math.max(0, delays.max / 1e6 - resolutionMs)
  return { name, ms, blockedMs, questions: names.asked.length, connections: hostile.dialled.length, socketsLeft }
}
