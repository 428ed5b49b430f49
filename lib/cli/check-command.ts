import { accessSync, constants, readFileSync, writeFileSync } from 'node:fs'
import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import { parseEvidence } from '#lib/engine/evidence/file.ts'
import { createVantage } from '#lib/engine/net/create-vantage.ts'
import type { Endpoint } from '#lib/engine/net/network.ts'
import { parseResolver } from '#lib/engine/net/system-resolvers.ts'
import type { Vantage } from '#lib/engine/net/vantage.ts'
import { assess } from '#lib/engine/run/assess.ts'
import { runCheck } from '#lib/engine/run/check.ts'
import { parseTarget } from '#lib/engine/target/parse-target.ts'
import { readEnv } from '#lib/env.ts'
import { writeReport } from '#lib/words/report.ts'
import { exitStatus, runBatch } from './batch.ts'
import { type Options, readOptions, UsageError } from './options.ts'
import { printable } from './print.ts'
import { usage } from './usage.ts'

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
// A reader that has gone (`| head`) ends us quietly.
process.stdout.on('error', () => process.exit(0))

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 64
}

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  if (options.help) return say(usage)
  if (options.evidence !== undefined) return judgeSaved(options, options.evidence)
  const vantage = vantageOf(options)
  if (options.batch !== undefined) return batch(options, options.batch, vantage)
  const parsed = parseTarget(options)
  if (!parsed.ok) throw new UsageError(parsed.fault.message)
  process.stderr.write(`Checking ${parsed.target.hostname} …\n`)
  const { evidence } = await runCheck(parsed.target, vantage)
  if (options['save-evidence'] !== undefined) save(options['save-evidence'], evidence)
  return print(evidence, options)
}

function say(text: string): number {
  process.stdout.write(`${text}\n`)
  return 0
}

function print(evidence: Evidence, options: Options): number {
  const report = writeReport(assess(evidence))
  say(options.json ? JSON.stringify(report) : printable(report))
  return exitStatus(report.verdict)
}

/** Options of the command come before the environment. */
function vantageOf(options: Options): Vantage {
  return usable(() => {
    const env = readEnv()
    return createVantage({
      resolvers: options.resolver?.map(readResolver) ?? env.resolvers,
      caFile: options['ca-file'] ?? env.extraCaFile,
      allowPrivate: options['allow-private'] ?? env.allowPrivate,
      rangesFile: options.ranges ?? env.edgeRangesFile,
    })
  })
}

function readResolver(text: string): Endpoint {
  const endpoint = parseResolver(text)
  if (!endpoint) throw new UsageError(`${text} is not a resolver's address such as 192.0.2.53 or 192.0.2.53:5300`)
  return endpoint
}

function judgeSaved(options: Options, file: string): number {
  const text = usable(() => readFileSync(file, 'utf8'))
  const evidence = usable(() => parseEvidence(text), `${file}: `)
  if (options.hostname !== undefined) {
    const parsed = parseTarget({ ...options, esp: options.esp ?? evidence.target.esp })
    if (!parsed.ok) throw new UsageError(parsed.fault.message)
    if (parsed.target.hostname !== evidence.target.hostname) throw new UsageError(`${file} is evidence of ${evidence.target.hostname}`)
  }
  return print(evidence, options)
}

async function batch(options: Options, file: string, vantage: Vantage): Promise<number> {
  usable(() => accessSync(file, constants.R_OK))
  return runBatch(file, { vantage, concurrency: options.concurrency, write: writeLine })
}

/** Waits while the reader is slower than we are, so that answers do not pile up in memory. */
function writeLine(answer: unknown): void | Promise<void> {
  if (process.stdout.write(`${JSON.stringify(answer)}\n`)) return
  return new Promise((resolve) => process.stdout.once('drain', resolve))
}

function save(file: string, evidence: Evidence): void {
  usable(() => writeFileSync(file, `${JSON.stringify(evidence)}\n`))
}

/** What goes wrong with a file or a setting is a mistake in the call: one line, status 64. */
function usable<T>(read: () => T, prefix = ''): T {
  try {
    return read()
  } catch (error) {
    throw new UsageError(prefix + (error instanceof Error ? error.message.split('\n')[0] : String(error)))
  }
}
