import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import { parseEvidence } from '#lib/engine/evidence/file.ts'
import { createVantage, type VantageSettings } from '#lib/engine/net/create-vantage.ts'
import type { Endpoint } from '#lib/engine/net/network.ts'
import { parseResolver } from '#lib/engine/net/system-resolvers.ts'
import type { Vantage } from '#lib/engine/net/vantage.ts'
import { assess } from '#lib/engine/run/assess.ts'
import { runCheck } from '#lib/engine/run/check.ts'
import { parseTarget } from '#lib/engine/target/parse-target.ts'
import { readEnv } from '#lib/env.ts'
import { writeReport } from '#lib/words/report.ts'
import { visibleJson } from '#lib/words/visible.ts'
import { answerLine, exitStatus } from './answer-line.ts'
import { runBatch } from './batch.ts'
import { Crew, crewSize } from './crew.ts'
import { type Options, readOptions, UsageError } from './options.ts'
import { exitStatuses, isRead, note, say, sayJson, sayLine, watchOutput } from './output.ts'
import { printable } from './print.ts'
import { usage } from './usage.ts'

const signals = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const

for (const [signal, status] of Object.entries(signals)) process.once(signal, () => process.exit(status))
watchOutput()

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  note(error.message)
  process.exitCode = exitStatuses.wrongUsage
}

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  if (options.help) {
    await say(usage.split('\n'))
    return 0
  }
  if (options.evidence !== undefined) return judgeSaved(options, options.evidence)
  const settings = settingsOf(options)
  const vantage = usable(() => createVantage(settings))
  if (options.batch !== undefined) return batch(options, options.batch, { vantage, settings })
  const parsed = parseTarget(options)
  if (!parsed.ok) throw new UsageError(parsed.fault.message)
  if (options['save-evidence'] !== undefined) assertWritable(options['save-evidence'])
  note(`Checking ${parsed.target.hostname} …`)
  const { evidence } = await runCheck(parsed.target, vantage)
  const isSaved = options['save-evidence'] === undefined || save(options['save-evidence'], evidence)
  const status = await print(evidence, options)
  return isSaved ? status : exitStatuses.writeError
}

async function print(evidence: Evidence, options: Options): Promise<number> {
  const report = writeReport(assess(evidence))
  await (options.json ? sayJson(report) : say(printable(report)))
  return exitStatus(report.verdict)
}

/** Options of the command come before the environment. */
function settingsOf(options: Options): VantageSettings {
  return usable(() => {
    const env = readEnv()
    return {
      resolvers: options.resolver?.map(readResolver) ?? env.resolvers,
      caFile: options['ca-file'] ?? env.extraCaFile,
      allowPrivate: options['allow-private'] ?? env.allowPrivate,
      rangesFile: options.ranges ?? env.edgeRangesFile,
    }
  })
}

function readResolver(text: string): Endpoint {
  const endpoint = parseResolver(text)
  if (!endpoint) throw new UsageError(`${text} is not a resolver's address such as 192.0.2.53 or 192.0.2.53:5300`)
  return endpoint
}

function judgeSaved(options: Options, file: string): Promise<number> {
  const text = usable(() => readFileSync(file, 'utf8'))
  const evidence = usable(() => parseEvidence(text), `${file}: `)
  if (options.hostname !== undefined) {
    const parsed = parseTarget({ ...options, esp: options.esp ?? evidence.target.esp })
    if (!parsed.ok) throw new UsageError(parsed.fault.message)
    if (parsed.target.hostname !== evidence.target.hostname) throw new UsageError(`${file} is evidence of ${evidence.target.hostname}`)
  }
  return print(evidence, options)
}

async function batch(
  { concurrency }: Options,
  file: string,
  { vantage, settings }: { vantage: Vantage; settings: VantageSettings },
): Promise<number> {
  const post = { module: new URL('./batch-thread.ts', import.meta.url), data: settings }
  const crew = new Crew((line) => answerLine(line, vantage), post, crewSize(concurrency))
  const status = await runBatch(file, { concurrency, answer: (line) => crew.answer(line), write: sayLine })
  await crew.end()
  if (!isRead()) note('Nobody reads the answers any more; the exit status is that of all lines.')
  return status
}

/** A mistake in the name is said before anything is asked; what the file holds stays until there is something new. */
function assertWritable(file: string): void {
  usable(() => closeSync(openSync(file, 'a')))
}

function save(file: string, evidence: Evidence): boolean {
  try {
    writeFileSync(file, `${visibleJson(evidence)}\n`)
    return true
  } catch (error) {
    note(`the evidence cannot be saved: ${(error as Error).message}`)
    return false
  }
}

/** What goes wrong with a file or a setting is a mistake in the call: one line, status 64. */
function usable<T>(read: () => T, prefix = ''): T {
  try {
    return read()
  } catch (error) {
    throw new UsageError(prefix + (error instanceof Error ? error.message.split('\n')[0] : String(error)))
  }
}
