// `npm run bench`: speed and size of the engine, against the practice internet in another process.
import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { confusionOf, confusionText } from '#e2e/golden/confusion.ts'
import { observe } from '#e2e/golden/observe.ts'
import { allScenarios } from '#e2e/lab/scenarios/all.ts'
import { vantageOf } from '#e2e/lab/vantage.ts'
import type { BatchFigures, BatchJob } from './batch-process.ts'
import { hostileCosts } from './hostile.ts'
import { answer, type RemoteLab, seconds, startRemoteLab } from './lab-client.ts'
import { product, productHosts } from './product.ts'
import type { QueueFigures, QueueJob } from './queue-process.ts'
import { checkOnce, compare, targetOf, timed, traffic } from './single.ts'
import { hangingWorlds, healthyWorlds } from './worlds.ts'

const hosts = 200
const concurrency = 16

const say = (text: string) => process.stdout.write(`${text}\n`)
const healthy = healthyWorlds(hosts)

await withLab(1, 0, (lab) => single('no delay', lab))
await withLab(1, 40, (lab) => single('20 ms each way', lab, ', aim 1.5'))
await withLab(1, 0, wire)
await withLab(hosts, 0, async (lab) => {
  await alone(lab)
  await batch(lab)
  await queue(lab)
})
await withLab(1, 0, worstCase)
await hostilePeers()
await confusion()
await withLab(productHosts, 0, (lab) => product(lab, say))

/** The flags of the check command, so that what is measured is what people run. */
function nodeFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return scripts.check.split(' ').filter((word: string) => word.startsWith('--'))
}

async function withLab(count: number, rttMs: number, work: (lab: RemoteLab) => Promise<void>): Promise<void> {
  const lab = await startRemoteLab(count, rttMs)
  try {
    await work(lab)
  } finally {
    lab.stop()
  }
}

async function single(label: string, { map }: RemoteLab, aim = ''): Promise<void> {
  const [scenario] = healthy
  if (!scenario) return
  const { checkMs, plainMs, verdict } = await compare(map, scenario)
  say(
    `one check, ${label}: ${checkMs.toFixed(1)} ms, plain request ${plainMs.toFixed(1)} ms, ratio ${(checkMs / plainMs).toFixed(2)}${aim} (${verdict})`,
  )
}

async function wire({ map }: RemoteLab): Promise<void> {
  const [scenario] = healthy
  if (!scenario) return
  const { questions, connections, overTls, requests, clicks, udpDatagrams, tcpSegments } = await traffic(map, scenario)
  const packets = `${udpDatagrams + tcpSegments} packets both ways (${udpDatagrams} UDP, ${tcpSegments} TCP)`
  say(`one check on the wire: ${questions} DNS questions, ${connections} connections (${overTls} over TLS), ${packets};`)
  say(`  ${requests} HTTP requests, ${clicks} of them clicks on a real link`)
}

/** The first lines of the hosts, checked in a process of their own. */
async function inOwnProcess(lab: RemoteLab, count: number): Promise<BatchFigures> {
  const file = join(mkdtempSync(join(tmpdir(), 'bench-')), 'hosts.jsonl')
  const lines = healthy.slice(0, count).map(({ id, target: { links, ...target } }) => JSON.stringify({ id, ...target, link: links }))
  writeFileSync(file, lines.join('\n'))
  const child = fork(new URL('batch-process.ts', import.meta.url), { execArgv: nodeFlags() })
  const job: BatchJob = { map: lab.map, file, concurrency }
  child.send(job)
  return (await answer(child)) as BatchFigures
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024)
}

async function alone(lab: RemoteLab): Promise<void> {
  const { ms, cpu, peakBytes } = await inOwnProcess(lab, 1)
  say(
    `one check in a fresh process: ${ms.toFixed(0)} ms, CPU ${seconds(cpu).toFixed(2)} s (its start included), peak memory ${megabytes(peakBytes)} MB`,
  )
}

async function batch(lab: RemoteLab): Promise<void> {
  const labBefore = await lab.cpuSeconds()
  const { ms, cpu, peakBytes, verdicts } = await inOwnProcess(lab, hosts)
  const labSeconds = (await lab.cpuSeconds()) - labBefore
  const perSecond = (hosts / ms) * 1000
  say(`batch of ${hosts} at ${concurrency} at a time: ${perSecond.toFixed(1)} hosts/s (${Math.round(perSecond * 60)} a minute; aim 3400)`)
  say(
    `  CPU a host: engine ${(seconds(cpu) / hosts).toFixed(4)} s (its start included; aim 0.015), lab ${(labSeconds / hosts).toFixed(4)} s`,
  )
  say(`  peak memory ${megabytes(peakBytes)} MB (bound 250); lines by exit status ${JSON.stringify(verdicts)}`)
}

async function queue(lab: RemoteLab): Promise<void> {
  const child = fork(new URL('queue-process.ts', import.meta.url), { execArgv: nodeFlags() })
  const job: QueueJob = { map: lab.map, hosts: healthy.map(({ target }) => target.hostname) }
  child.send(job)
  const { ms, finished } = (await answer(child)) as QueueFigures
  say(`${finished} queued runs, from the first request to the last verdict: ${(ms / 1000).toFixed(1)} s (database in memory)`)
}

async function worstCase({ map }: RemoteLab): Promise<void> {
  const vantage = vantageOf(map)
  for (const scenario of hangingWorlds) {
    let verdict = ''
    const ms = await timed(async () => {
      verdict = (await checkOnce(targetOf(scenario), vantage)).verdict
    })
    say(`${scenario.id.replace('bench-', '').replaceAll('-', ' ')}: ${(ms / 1000).toFixed(1)} s (${verdict})`)
  }
  const dead = vantageOf(map, { resolvers: 'silent' })
  const [scenario] = healthy
  if (scenario) say(`silent resolvers: ${((await timed(() => checkOnce(targetOf(scenario), dead))) / 1000).toFixed(1)} s`)
}

async function hostilePeers(): Promise<void> {
  say('hostile peers (bounds: 10 s, event loop blocked for 200 ms, no socket left)')
  let longest = 0
  for await (const { name, ms, blockedMs, questions, connections, socketsLeft } of hostileCosts()) {
    longest = Math.max(longest, blockedMs)
    const counts = `${questions} DNS questions, ${connections} connections, ${socketsLeft} sockets left`
    say(`  ${name}: ${(ms / 1000).toFixed(1)} s, event loop blocked for at most ${blockedMs.toFixed(0)} ms, ${counts}`)
  }
  say(`  event loop blocked for at most ${longest.toFixed(0)} ms among them all`)
}

async function confusion(): Promise<void> {
  const scenarios = await allScenarios()
  const seen = await observe(scenarios)
  const given = new Map([...seen].map(([id, { assessment }]) => [id, assessment.rootCause]))
  for (const line of confusionText(confusionOf(scenarios, given))) say(line)
}
