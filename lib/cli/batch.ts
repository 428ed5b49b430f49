import { createReadStream, fstatSync, openSync } from 'node:fs'
import pLimit from 'p-limit'
import type { Answered } from './answer-line.ts'
import { UsageError } from './options.ts'
import { readLines } from './read-lines.ts'

/** Longest line of a batch that is read, bytes. */
const longestLine = 65_536

/**
 * Checks every line of a file, a few at a time; each answer is handed over as
 * soon as it is there, and waited for until it is taken.
 * @returns the worst exit status: 1 before 2 before 0
 * @throws UsageError when the file cannot be read or asks for nothing
 */
export async function runBatch(
  file: string,
  options: {
    concurrency: number
    answer: (line: string | undefined) => Promise<Answered>
    write: (json: string) => void | Promise<void>
  },
): Promise<number> {
  const limit = pLimit(options.concurrency)
  const running = new Set<Promise<void>>()
  const statuses = new Set<number>()
  for await (const line of readLines(bytesOf(file), longestLine)) {
    if (line?.trim() === '') continue
    const task = limit(async () => {
      const { json, status } = await options.answer(line)
      statuses.add(status)
      await options.write(json)
    }).finally(() => running.delete(task))
    running.add(task)
    // Reading on only as fast as hosts are answered keeps a long file out of memory.
    if (running.size >= options.concurrency * 4) await Promise.race(running)
  }
  await Promise.all(running)
  if (statuses.size === 0) throw new UsageError(`${file} has no line`)
  return [1, 2].find((status) => statuses.has(status)) ?? 0
}

/** The file, opened once: what happens to its name while we read makes no difference. */
function bytesOf(file: string): AsyncIterable<Buffer> {
  try {
    const fd = openSync(file, 'r')
    if (fstatSync(fd).isDirectory()) throw new Error(`${file} is a folder`)
    return createReadStream(file, { fd })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}
