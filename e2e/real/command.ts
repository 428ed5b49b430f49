import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Report } from '#lib/words/report.ts'

const command = fileURLToPath(new URL('../../lib/cli/check.ts', import.meta.url))

interface Ran {
  status: number
  stdout: string
  stderr: string
}

/** Runs the check command as a process of its own. */
export const runCheckCommand = (args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(process.execPath, [command, ...args], { maxBuffer: 50_000_000 }, (error, stdout, stderr) =>
      resolve({ status: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
    )
  })

/** One line of a batch, with the long option names as keys. */
export interface Line {
  id: string
  hostname: string
  esp: string
  link?: readonly string[]
  edge?: string
  cdn?: string
}

interface Place {
  write(file: string, text: string): string
  arguments: readonly string[]
}

/** Checks many hosts by one process, `--batch`, and gives each report by the id of its line. */
export async function checkAll(place: Place, lines: readonly Line[]): Promise<Map<string, Report>> {
  const file = place.write('batch.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'))
  const { stdout, stderr } = await runCheckCommand(['--batch', file, '--concurrency', '4', ...place.arguments])
  const answers = stdout.split('\n').filter((line) => line !== '')
  if (answers.length !== lines.length) throw new Error(`${answers.length} answers to ${lines.length} lines: ${stderr}`)
  return new Map(answers.map((line) => JSON.parse(line) as Report & { id: string }).map((report) => [report.id, report]))
}
