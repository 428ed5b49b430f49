import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Lab, startLab } from '#e2e/lab/lab.ts'
import { type HostileLink, hostile, hostileLink, scenario } from '#e2e/lab/scenarios/click-path/hostile-hops.ts'
import { toTarget } from '#e2e/lab/target.ts'
import { traceSchema } from '#lib/engine/evidence/trace.ts'
import type { Vantage } from '#lib/engine/net/vantage.ts'
import { mostHops } from '#lib/engine/probes/trace.ts'
import { traceLink } from './trace.ts'

let lab: Lab
beforeAll(async () => {
  lab = await startLab([scenario])
})
afterAll(() => lab.stop())

/** The lab's vantage, and a list of all that was dialled. */
function watched({ network, ...rest }: Vantage): { vantage: Vantage; dialled: string[] } {
  const dialled: string[] = []
  const connect: typeof network.connect = (endpoint, signal) => {
    dialled.push(endpoint.address)
    return network.connect(endpoint, signal)
  }
  return { vantage: { ...rest, network: { ...network, connect } }, dialled }
}

async function follow(url: string, signal = new AbortController().signal) {
  const { vantage, dialled } = watched(lab.vantage)
  const steps: string[] = []
  const onStep = (hops: readonly unknown[], asking: string | null) => steps.push(asking === null ? `${hops.length} asked` : 'asking')
  const trace = await traceLink(new URL(url), toTarget(scenario.target), vantage, { signal, onStep })
  expect(traceSchema.parse(trace)).toEqual(trace)
  return { trace, dialled, steps, hosts: trace.hops.map((hop) => new URL(hop.url).hostname) }
}

const { domain, hostname } = scenario.world

describe('following a link', () => {
  it('goes from the link host to the page, each hop told as it comes', async () => {
    const { trace, hosts, steps } = await follow(hostileLink('fine'))
    expect([trace.end, trace.next, hosts]).toEqual(['answered', null, [hostname, `www.${domain}`]])
    expect(steps).toEqual(['asking', '1 asked', 'asking', '2 asked'])
    expect(
      trace.hops.map(({ evidence }) => evidence.http.map(({ attempt }) => attempt.state === 'observed' && attempt.value.status)),
    ).toEqual([[302], [200]])
  })

  it('asks a plain http link over plain http', async () => {
    const { trace } = await follow(hostileLink('fine').replace('https:', 'http:'))
    expect([trace.end, trace.hops[0]?.evidence.http[0]?.scheme, trace.hops[0]?.evidence.tls]).toEqual(['answered', 'http', []])
  })

  it.each<[HostileLink, string, string | null]>([
    ['to-loopback', 'not-public', null],
    ['to-metadata', 'not-public', null],
    ['to-ipv6-loopback', 'not-public', null],
    ['to-odd-loopback', 'not-public', null],
    ['to-private-name', 'not-public', null],
    ['to-other-port', 'not-followed', hostile['to-other-port']],
    ['to-script', 'not-followed', hostile['to-script']],
    ['to-mail', 'not-followed', hostile['to-mail']],
    ['to-loop', 'loop', hostile['to-loop']],
    ['to-other-certificate', 'untrusted', null],
    ['to-nowhere', 'no-address', null],
    ['to-missing-page', 'answered', null],
    ['to-meta-refresh', 'answered', null],
    ['to-http', 'answered', null],
  ])('%s ends as %s', async (name, end, next) => {
    const { trace, dialled } = await follow(hostileLink(name))
    expect([trace.end, trace.next]).toEqual([end, next])
    const refused = trace.hops.flatMap(({ evidence }) => evidence.addresses.filter(({ allowed }) => !allowed).map(({ address }) => address))
    expect(dialled.filter((address) => refused.includes(address))).toEqual([])
    if (end === 'not-public') expect(refused.length).toBeGreaterThan(0)
  })

  it('of a name with a public and a private address dials the public one alone', async () => {
    const { trace, dialled } = await follow(hostileLink('to-half-private-name'))
    expect([trace.end, dialled.at(-1), dialled.includes('10.0.0.5')]).toEqual(['answered', '198.202.211.7', false])
  })

  it('sends no token to a host whose certificate is for another name', async () => {
    const { trace } = await follow(hostileLink('to-other-certificate'))
    expect(trace.hops.at(-1)?.evidence.http).toEqual([])
  })

  it(`stops after ${mostHops} hops and says where it would go on`, async () => {
    const { trace } = await follow(hostileLink('to-chain'))
    expect([trace.end, trace.hops.length, trace.next]).toEqual(['too-many', mostHops, `https://c${mostHops - 1}.${domain}/`])
  })

  it('reads no more than 64 KiB of a body, and keeps the beginning', async () => {
    const { trace } = await follow(hostileLink('to-endless-body'))
    const [last] = trace.hops.at(-1)?.evidence.http ?? []
    const response = last?.attempt.state === 'observed' ? last.attempt.value : undefined
    expect(trace.end).toBe('answered')
    expect(response?.complete).toBe(false)
    expect(response?.bodyBytes).toBeLessThanOrEqual(2 * 64 * 1024)
    expect(response?.body.length).toBeLessThanOrEqual(4096)
  })

  it('does not wait for ever for a hop that takes the connection and says nothing', async () => {
    const { trace } = await follow(hostileLink('to-silence'))
    expect(trace.end).toBe('no-connection')
  })

  it('does nothing when it was stopped before', async () => {
    const { trace, dialled } = await follow(hostileLink('fine'), AbortSignal.abort())
    expect([trace.end, dialled]).toEqual(['out-of-time', []])
  })
})
