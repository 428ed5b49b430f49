import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import type { Scenario } from '#e2e/lab/scenario.ts'
import { type Evidence, evidenceSchema } from '#lib/engine/evidence/evidence.ts'

/** One scenario as it was observed once, and the report that was given for it. */
export interface Golden {
  id: string
  /** of the scenario that was observed: another digest means that it has been changed since */
  digest: string
  evidence: Evidence
  /** JSON, byte for byte */
  report: string
}

const folder = new URL('./saved/', import.meta.url)

/** The area that a scenario's evidence is filed under: that of the cause that it is about. */
export const areaOf = ({ expect: { rootCause } }: Pick<Scenario, 'expect'>): string => rootCause?.split('.')[0] ?? 'no-root-cause'

/** Of everything that the observation depends on; not of what is expected. */
export const digestOf = ({ target, world }: Scenario): string =>
  createHash('sha256')
    .update(JSON.stringify([target, world]))
    .digest('hex')
    .slice(0, 16)

/** All that is saved, by scenario id; empty where nothing is. */
export function readGolden(): Map<string, Golden> {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.evidence.br')) : []
  const all = files.flatMap((file) => {
    const reports = lines(file.replace('.evidence.', '.reports.'))
    return lines(file).map((line, index): Golden => {
      const { id, digest, evidence } = JSON.parse(line)
      return { id, digest, evidence: evidenceSchema.parse(evidence), report: reports[index] ?? '' }
    })
  })
  return new Map(all.map((golden) => [golden.id, golden]))
}

const lines = (file: string): string[] =>
  brotliDecompressSync(readFileSync(new URL(file, folder)))
    .toString('utf8')
    .split('\n')

/**
 * Saves all of them: for each area one file of evidence and one of reports,
 * JSON lines in the order of the ids. They are apart so that new words or a new
 * judgement do not store the evidence anew in the repository's history.
 */
export function writeGolden(byArea: ReadonlyMap<string, readonly Golden[]>): void {
  mkdirSync(folder, { recursive: true })
  const wanted = new Set<string>()
  for (const [area, unsorted] of byArea) {
    const goldens = [...unsorted].sort((a, b) => (a.id < b.id ? -1 : 1))
    const evidence = goldens.map(({ report: _, ...rest }) => JSON.stringify(rest))
    for (const [kind, content] of Object.entries({ evidence, reports: goldens.map(({ report }) => report) })) {
      wanted.add(`${area}.${kind}.br`)
      writeWhereChanged(`${area}.${kind}.br`, content)
    }
  }
  for (const file of readdirSync(folder)) if (!wanted.has(file)) rmSync(new URL(file, folder))
}

function writeWhereChanged(file: string, content: readonly string[]): void {
  const url = new URL(file, folder)
  const text = content.join('\n')
  if (existsSync(url) && lines(file).join('\n') === text) return
  // The same certificates stand megabytes apart: a wide window finds them again.
  const params = { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: text.length }
  writeFileSync(url, brotliCompressSync(text, { params }))
}
