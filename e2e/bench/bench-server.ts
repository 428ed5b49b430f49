import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LabMap } from '#e2e/lab/vantage.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The real server, with the flags of `npm start`, with an empty embedded database, on a lab in another process. */
export interface BenchServer {
  baseUrl: string
  /** signs a CSM in, once */
  signInUrl: string
  /** memory that its process holds, bytes */
  residentBytes(): number
  stop(): Promise<void>
}

export async function startBenchServer(map: LabMap): Promise<BenchServer> {
  const dir = mkdtempSync(join(tmpdir(), 'bench-server-'))
  const mapFile = join(dir, 'lab.json')
  writeFileSync(mapFile, JSON.stringify(map))
  const next = join(root, 'node_modules/next/dist/bin/next')
  const server = spawn(
    process.execPath,
    ['--max-semi-space-size=4', '--import', './e2e/bench/reach-lab.ts', next, 'start', '--port', '0'],
    {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        NEXT_MANUAL_SIG_HANDLE: 'true',
        DATA_DIR: join(dir, 'data'),
        LOG_LEVEL: 'error',
        LAB_MAP: mapFile,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  return {
    ...(await addressesOf(server)),
    residentBytes: () => residentBytes(server.pid),
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      await ended
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** What the server prints once it listens: where, and how the CSM gets in. */
function addressesOf(server: ChildProcess): Promise<{ baseUrl: string; signInUrl: string }> {
  return new Promise((resolve, reject) => {
    let output = ''
    server.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const baseUrl = /Local:\s+(http:\/\/localhost:\d+)/.exec(output)?.[1]
      const path = /\/csm\/sign-in\/[\w-]{43}/.exec(output)?.[0]
      if (baseUrl && path) resolve({ baseUrl, signInUrl: `${baseUrl}${path}` })
    })
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${output}`)))
  })
}

function residentBytes(pid: number | undefined): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) * 1024
}
