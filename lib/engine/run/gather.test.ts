import type { Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { edge, ports } from '#e2e/lab/changes.ts'
import { linkRecords, nameServer } from '#e2e/lab/changes-dns.ts'
import { type Change, defineScenario, type Setup } from '#e2e/lab/define.ts'
import { type Lab, startLab } from '#e2e/lab/lab.ts'
import type { Scenario } from '#e2e/lab/scenario.ts'
import { type Evidence, evidenceSchema } from '#lib/engine/evidence/evidence.ts'
import type { Vantage } from '#lib/engine/net/vantage.ts'
import { parseTarget } from '#lib/engine/target/parse-target.ts'
import { type GatherOptions, gather } from './gather.ts'

const scenario = (id: string, changes: Change[] = [], setup: Partial<Setup> = {}): Scenario =>
  defineScenario({ id, title: id, setup: { esp: 'sendgrid', cdn: 'cloudfront', ...setup }, changes, expect: { verdict: 'ready' } })

const everySilentPort = ports({ port80: 'accepts-only', port443: 'accepts-only' })
const worlds = {
  healthy: scenario('gather-healthy'),
  rehearsal: scenario('gather-rehearsal', [], { rehearsal: true }),
  private: scenario('gather-private', [linkRecords({ type: 'A', data: '10.1.2.3' })]),
  crowded: scenario('gather-crowded', [
    linkRecords(
      ...Array.from({ length: 12 }, (_, n) => ({ type: 'A', data: `5.9.1.${n + 1}` })),
      ...Array.from({ length: 3 }, (_, n) => ({ type: 'AAAA', data: `2a01:4f8:c17::${n + 1}` })),
    ),
  ]),
  hanging: scenario('gather-hanging', [everySilentPort]),
  swallowing: scenario('gather-swallowing', [ports({ port80: 'silent', port443: 'silent' })]),
  stalling: scenario('gather-stalling', [edge({ body: 'hangs' })]),
  endless: scenario('gather-endless', [edge({ body: 'endless' })]),
  silentNames: scenario('gather-silent-names', [nameServer(0, { fault: 'silent' }), nameServer(1, { fault: 'silent' })]),
  silentResolvers: scenario('gather-silent-resolvers'),
}

let lab: Lab
beforeAll(async () => {
  lab = await startLab(Object.values(worlds))
})
afterAll(() => lab.stop())

/** The lab's vantage, and a list of all that was dialled over TCP. */
function watched(vantage: Vantage): { vantage: Vantage; dialled: string[]; sockets: Socket[] } {
  const dialled: string[] = []
  const sockets: Socket[] = []
  const { network } = vantage
  const connect: typeof network.connect = async (endpoint, signal) => {
    dialled.push(`${endpoint.address}:${endpoint.port}`)
    const socket = await network.connect(endpoint, signal)
    sockets.push(socket)
    return socket
  }
  return { vantage: { ...vantage, network: { ...network, connect } }, dialled, sockets }
}

async function run(world: Scenario, options: GatherOptions = {}, vantage = lab.vantage) {
  const parsed = parseTarget({ ...world.target, link: world.target.links })
  if (!parsed.ok) throw new Error(parsed.fault.message)
  const watch = watched(vantage)
  const started = performance.now()
  const evidence = await gather(parsed.target, watch.vantage, options)
  return { evidence, ms: performance.now() - started, ...watch }
}

const states = (entries: readonly { attempt: { state: string; reason?: string } }[]) => [
  ...new Set(entries.map(({ attempt }) => attempt.reason ?? attempt.state)),
]
const roles = ({ addresses }: Evidence) => [...new Set(addresses.map(({ role }) => role))]

describe('gather', () => {
  it('looks at DNS, at each address over TLS, and at the links through the edge and at the ESP', async () => {
    const { evidence, dialled, sockets } = await run(worlds.healthy)
    expect(evidenceSchema.parse(evidence)).toEqual(evidence)
    const standard = evidence.tls.filter(({ mode }) => mode === 'standard')
    expect([states(evidence.dns), states(standard), states(evidence.http)]).toEqual([['observed'], ['observed'], ['observed']])
    expect(standard.map(({ address }) => address)).toEqual(
      evidence.addresses.filter(({ role }) => role === 'link-host').map(({ address }) => address),
    )
    expect(new Set(evidence.http.map(({ role, scheme }) => `${role} ${scheme}`))).toEqual(
      new Set(['link-host https', 'link-host http', 'origin http']),
    )
    // One connection a handshake, the links over the same, and two more for those that go out together.
    expect(dialled.filter((endpoint) => endpoint.endsWith(':443'))).toHaveLength(evidence.tls.length + 2)
    expect(sockets.filter((socket) => !socket.destroyed)).toEqual([])
    const ids = [...evidence.dns, ...evidence.tls, ...evidence.http].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('reports after each stage, each time more', async () => {
    const sizes: number[] = []
    await run(worlds.healthy, { onProgress: ({ dns, tls, http }) => sizes.push(dns.length + tls.length + http.length) })
    expect(sizes.length).toBeGreaterThanOrEqual(4)
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b))
  })

  it('in a rehearsal looks at the edge that was named, under the name of the link host', async () => {
    const { evidence } = await run(worlds.rehearsal)
    expect(roles(evidence)).toContain('edge')
    expect(new Set(evidence.tls.map(({ role, servername }) => `${role} ${servername}`))).toEqual(
      new Set([`edge ${worlds.rehearsal.world.hostname}`]),
    )
    expect(evidence.dns.some(({ purpose }) => purpose === 'link-host')).toBe(true)
  })

  it('dials nothing that is not allowed', async () => {
    const { evidence, dialled } = await run(worlds.private)
    expect(evidence.addresses).toContainEqual(expect.objectContaining({ address: '10.1.2.3', scope: 'private', allowed: false }))
    expect(dialled.filter((endpoint) => endpoint.startsWith('10.'))).toEqual([])
    expect(evidence.tls).toEqual([])
  })

  it('of many addresses dials eight, of both families', async () => {
    const { evidence } = await run(worlds.crowded)
    const dialled = evidence.tls.filter(({ mode }) => mode === 'standard').map(({ address }) => (address.includes(':') ? 6 : 4))
    expect([dialled.length, dialled.filter((family) => family === 6).length]).toEqual([8, 3])
  })

  it.concurrent.each(['hanging', 'swallowing', 'stalling', 'endless', 'silentNames'] as const)(
    'ends within its time where the peer is %s',
    async (name) => {
      const { evidence, ms, sockets } = await run(worlds[name])
      expect(ms).toBeLessThan(10_500)
      expect(evidence.dns.length).toBeGreaterThan(0)
      expect(sockets.filter((socket) => !socket.destroyed)).toEqual([])
    },
  )

  it('with dead resolvers says that it saw nothing', async () => {
    const silent: Scenario = { ...worlds.silentResolvers, world: { ...worlds.silentResolvers.world, vantage: { resolvers: 'silent' } } }
    const { evidence, ms } = await run(silent, {}, lab.vantageFor(silent))
    expect(states(evidence.dns)).toEqual(['timeout'])
    expect(ms).toBeLessThan(10_500)
  })

  it('stops within a second when it is told to, with what it has seen', async () => {
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 300)
    const { evidence, ms } = await run(worlds.hanging, { signal: stop.signal })
    expect(ms).toBeLessThan(1_300)
    expect(states(evidence.dns)).toContain('observed')
    expect(states(evidence.tls)).toEqual(['aborted'])
  })

  it('may be stopped at any moment', async () => {
    const moments = [
      (stop: () => void) => queueMicrotask(stop),
      setImmediate,
      ...Array.from({ length: 48 }, (_, n) => (stop: () => void) => setTimeout(stop, n)),
    ]
    const runs = moments.map(async (at) => {
      const stop = new AbortController()
      at(() => stop.abort())
      return run(worlds.healthy, { signal: stop.signal })
    })
    // A fault behind our back (a socket used after its end) would fail the test as an uncaught exception.
    for (const { sockets } of await Promise.all(runs)) expect(sockets.filter((socket) => !socket.destroyed)).toEqual([])
  })

  it('does nothing when it was stopped before', async () => {
    const { evidence, dialled } = await run(worlds.healthy, { signal: AbortSignal.abort() })
    expect(dialled).toEqual([])
    expect(states(evidence.dns)).toEqual(['aborted'])
  })
})
