import { describe, expect, it } from 'vitest'
import { runCheck } from '#lib/engine/run/check.ts'
import { writeReport } from '#lib/words/report.ts'
import { endlessAliases, endlessReferrals, manyServers, type NameWorld, namesFrom, plainNames, rebinding, resolver } from './names.ts'
import { hostilePeers, type Peer, startHostile, target } from './peers.ts'

/** What `lib/engine/probes/README.md` promises. */
const bounds = { runMs: 10_000, questions: 400, bodyKept: 16 * 1024, addresses: 8, nameServers: 13 }

const harmless = hostilePeers['a redirect to the cloud’s metadata'] as Peer

/** A whole check, from the first question to the report. */
async function check(world: NameWorld, peer: Peer) {
  const names = namesFrom(world)
  const hostile = await startHostile(names, peer)
  const started = performance.now()
  const { evidence, assessment } = await runCheck(target, hostile.vantage)
  const ms = performance.now() - started
  const left = hostile.sockets.filter((socket) => !socket.destroyed).length
  hostile.stop()
  return { evidence, assessment, ms, left, report: JSON.stringify(writeReport(assessment)), asked: names.asked, dialled: hostile.dialled }
}

describe('a hostile web server', () => {
  it.concurrent.each(Object.entries(hostilePeers))('with %s costs no more than was promised, and is never ready', async (_, peer) => {
    const { evidence, assessment, ms, left, report, dialled } = await check(plainNames, peer)
    expect(assessment.verdict).not.toBe('ready')
    expect(ms).toBeLessThan(bounds.runMs + 500)
    expect(left).toBe(0)
    for (const { attempt } of evidence.http)
      if (attempt.state === 'observed') expect(attempt.value.body.length).toBeLessThanOrEqual(bounds.bodyKept)
    expect(report.length).toBeLessThan(200_000)
    expect(dialled.filter((endpoint) => !/^62\.210\.1\.1:(80|443)$/.test(endpoint))).toEqual([])
  })

  it('has its big certificate read where browsers would, and not beyond', async () => {
    const seen = async (name: string) =>
      (await check(plainNames, hostilePeers[name] as Peer)).evidence.tls
        .filter(({ mode }) => mode === 'standard')
        .map(({ attempt }) => attempt.state)
    expect(new Set(await seen('a certificate of 90 kB'))).toEqual(new Set(['observed']))
    expect(new Set(await seen('a certificate of 120 kB'))).toEqual(new Set(['failed']))
  })
})

describe('a hostile zone', () => {
  it.each([
    ['aliases without end', endlessAliases],
    ['a delegation to 250 servers', manyServers(250)],
    ['a delegation to 500 servers', manyServers(500)],
    ['referrals without end', endlessReferrals],
  ])('with %s gets a bounded number of questions', async (_, world) => {
    const { asked, assessment, left, evidence } = await check(world, harmless)
    expect(assessment.verdict).not.toBe('ready')
    // Each question may go out twice: without EDNS, where that is not understood.
    expect(asked.length).toBeLessThanOrEqual(2 * bounds.questions)
    expect(evidence.dns.length).toBeLessThanOrEqual(2 * bounds.questions)
    expect(left).toBe(0)
  })

  it('cannot make us flood the servers that it names', async () => {
    const { asked } = await check(manyServers(250), harmless)
    const victims = new Set(asked.filter((server) => server !== resolver.address))
    expect(victims.size).toBeGreaterThan(0)
    expect(victims.size).toBeLessThanOrEqual(bounds.nameServers)
    expect(asked.length).toBeLessThan(150)
  })

  it.each(['127.0.0.1', '10.0.0.7', '169.254.169.254', '192.168.1.1'])(
    'that turns to %s between two answers leads nobody there',
    async (inside) => {
      const { dialled, evidence } = await check(rebinding(inside), harmless)
      expect(dialled.filter((endpoint) => endpoint.startsWith(inside))).toEqual([])
      expect(evidence.addresses).toContainEqual(expect.objectContaining({ address: inside, allowed: false }))
    },
  )
})
