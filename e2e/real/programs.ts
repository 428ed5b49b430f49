import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

const needed = ['nsd', 'unbound', 'nginx', 'openssl'] as const
export type Program = (typeof needed)[number]

/** Why the programs cannot be run here, or undefined when they can. Low ports on loopback take root. */
export function whyNotHere(): string | undefined {
  if (process.getuid?.() !== 0) return 'ports 53, 80 and 443 take root'
  const missing = needed.filter((program) => !pathOf(program))
  return missing.length > 0 ? `not installed: ${missing.join(', ')} (apt-get install -y nsd unbound nginx-light openssl)` : undefined
}

function pathOf(program: string): string | undefined {
  return ['/usr/sbin', '/usr/bin']
    .map((folder) => path.join(folder, program))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK)
        return true
      } catch {
        return false
      }
    })
}

/** A folder for configurations and keys, and the programs started from it; all gone after `stop`. */
export class Workshop {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'real-programs-'))
  private readonly running: ChildProcess[] = []

  /** Writes a file and gives its path. */
  write(name: string, text: string): string {
    const file = path.join(this.folder, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
    return file
  }

  openssl(...args: string[]): string {
    return execFileSync('openssl', args, { cwd: this.folder, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' })
  }

  /** Starts a program in the foreground and waits until it listens. */
  async start(program: Program, args: readonly string[], address: string, port: number): Promise<void> {
    const child = spawn(pathOf(program) ?? program, args, { cwd: this.folder, stdio: ['ignore', 'pipe', 'pipe'] })
    this.running.push(child)
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => {
        output += chunk
      })
    await listening(address, port, () => (child.exitCode === null ? undefined : `${program} ended: ${output}`))
  }

  async stop(): Promise<void> {
    await Promise.all(
      this.running.map(
        (child) =>
          new Promise((resolve) => {
            if (child.exitCode !== null) return resolve(undefined)
            child.once('exit', resolve)
            child.kill('SIGTERM')
          }),
      ),
    )
    rmSync(this.folder, { recursive: true, force: true })
  }
}

async function listening(address: string, port: number, ended: () => string | undefined): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const reason = ended()
    if (reason) throw new Error(reason)
    if (await canConnect(address, port)) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`nothing listens at ${address}:${port}`)
}

const canConnect = (address: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, address)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
