import { parseArgs } from 'node:util'

const definitions = {
  esp: { type: 'string' },
  region: { type: 'string' },
  'esp-target': { type: 'string' },
  cdn: { type: 'string' },
  edge: { type: 'string' },
  link: { type: 'string', multiple: true },
  open: { type: 'string' },
  'app-links': { type: 'boolean' },
  resolver: { type: 'string', multiple: true },
  'ca-file': { type: 'string' },
  'allow-private': { type: 'string', multiple: true },
  ranges: { type: 'string' },
  evidence: { type: 'string' },
  'save-evidence': { type: 'string' },
  json: { type: 'boolean' },
  batch: { type: 'string' },
  concurrency: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** A mistake in how the command was called; ends it with status 64 and this one line. */
export class UsageError extends Error {}

/** Reads the command line; throws a `UsageError` for anything that it does not know. */
export function readOptions(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: definitions, allowPositionals: true, strict: true })
    if (positionals.length > 1) throw new UsageError(`one host name at a time, not ${positionals.length}: ${positionals.join(' ')}`)
    return { ...values, hostname: positionals[0], concurrency: readConcurrency(values.concurrency) }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(firstSentence(error))
  }
}

export type Options = ReturnType<typeof readOptions>

function readConcurrency(text: string | undefined): number {
  const value = Number(text ?? '8')
  if (!Number.isInteger(value) || value < 1 || value > 256)
    throw new UsageError(`--concurrency is a whole number from 1 to 256, not ${text}`)
  return value
}

const firstSentence = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/)[0] ?? ''
