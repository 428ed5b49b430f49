import { readFileSync } from 'node:fs'
import { request } from 'node:https'
import type { Scenario } from '#e2e/lab/scenario.ts'
import { type LabMap, vantageOf } from '#e2e/lab/vantage.ts'
import type { Vantage } from '#lib/engine/net/vantage.ts'
import { askServer } from '#lib/engine/probes/ask.ts'
import { runCheck } from '#lib/engine/run/check.ts'
import { parseTarget } from '#lib/engine/target/parse-target.ts'
import type { Target } from '#lib/engine/target/target.ts'
import { writeReport } from '#lib/words/report.ts'

const rounds = 31
const never = new AbortController().signal

/** The target that a scenario asks for. */
export function targetOf({ target }: Scenario): Target {
  const parsed = parseTarget({ ...target, link: target.links })
  if (!parsed.ok) throw new Error(parsed.fault.message)
  return parsed.target
}

/** One check, from the question to the finished report. */
export async function checkOnce(target: Target, vantage: Vantage) {
  const { assessment } = await runCheck(target, vantage)
  return writeReport(assessment)
}

/** Medians of whole checks and of plain requests to the same host, taken in turns, milliseconds. */
export async function compare(map: LabMap, scenario: Scenario): Promise<{ checkMs: number; plainMs: number; verdict: string }> {
  const vantage = vantageOf(map)
  const target = targetOf(scenario)
  const checks: number[] = []
  const plains: number[] = []
  let verdict = ''
  for (let round = 0; round < rounds; round += 1) {
    plains.push(await timed(() => plainRequest(map, vantage, target)))
    checks.push(
      await timed(async () => {
        verdict = (await checkOnce(target, vantage)).verdict
      }),
    )
  }
  return { checkMs: median(checks), plainMs: median(plains), verdict }
}

/** What any program does to fetch one URL: a look-up, a connection, a handshake with the chain verified, a GET. */
async function plainRequest(map: LabMap, { network, extraAnchors }: Vantage, { hostname, links }: Target): Promise<void> {
  const resolver = network.resolvers[0]
  if (!resolver) throw new Error('no resolver')
  const { answers } = await askServer(network, resolver, { name: hostname, type: 'A', rd: true, cd: false }, never)
  const address = answers.find(({ type }) => type === 'A')?.data
  const url = new URL(links[0] ?? '')
  const ca = extraAnchors.map((der) => `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----`)
  await new Promise<void>((resolve, reject) => {
    const options = { host: '127.0.0.1', port: map.ports[`${address}:443`], servername: hostname, ca, agent: false } as const
    request({ ...options, path: url.pathname + url.search, headers: { host: hostname } }, (response) =>
      response.resume().on('end', resolve),
    )
      .on('error', reject)
      .end()
  })
}

const isClick: ReadonlySet<string> = new Set(['link', 'second-link', 'repeat'])

/** TCP segments and UDP datagrams of the whole machine so far; both ends of a loopback connection are on it. */
function sentByMachine(): { tcp: number; udp: number } {
  const lines = readFileSync('/proc/net/snmp', 'utf8').split('\n')
  const field = (protocol: string, name: string) => {
    const [names, values] = lines.filter((line) => line.startsWith(`${protocol}:`)).map((line) => line.split(' '))
    return Number(values?.[names?.indexOf(name) ?? -1] ?? 0)
  }
  return { tcp: field('Tcp', 'OutSegs'), udp: field('Udp', 'OutDatagrams') }
}

/**
 * What one check puts on the wire: DNS questions, connections and those of them over TLS, HTTP
 * requests and those of them that follow a real link as somebody who clicks does, packets both ways.
 * Packets are counts of the kernel, so other programs' traffic is in them: the smallest of some tries.
 */
export async function traffic(map: LabMap, scenario: Scenario) {
  const vantage = vantageOf(map)
  const counts = { questions: 0, connections: 0, overTls: 0, requests: 0, clicks: 0 }
  const { network } = vantage
  const counting: Vantage = {
    ...vantage,
    network: {
      ...network,
      connect: (endpoint, signal) => {
        counts.connections += 1
        if (endpoint.port === 443) counts.overTls += 1
        return network.connect(endpoint, signal)
      },
      exchange: (endpoint, datagram, accept, signal) => {
        counts.questions += 1
        return network.exchange(endpoint, datagram, accept, signal)
      },
    },
  }
  const tries: { tcpSegments: number; udpDatagrams: number }[] = []
  for (let round = 0; round < 7; round += 1) {
    Object.assign(counts, { questions: 0, connections: 0, overTls: 0 })
    const before = sentByMachine()
    const { evidence } = await runCheck(targetOf(scenario), counting)
    const after = sentByMachine()
    counts.requests = evidence.http.length
    counts.clicks = evidence.http.filter(({ kind, purpose }) => kind === 'real' && isClick.has(purpose)).length
    tries.push({ tcpSegments: after.tcp - before.tcp, udpDatagrams: after.udp - before.udp })
  }
  const least = (key: 'tcpSegments' | 'udpDatagrams') => Math.min(...tries.map((one) => one[key]))
  return { ...counts, tcpSegments: least('tcpSegments'), udpDatagrams: least('udpDatagrams') }
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
