import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import packages from './packages.json' with { type: 'json' }

/** A program by the name of its executable. */
export type Program = keyof typeof packages

/** What every world is made of. */
export const basics: readonly Program[] = ['nsd', 'unbound', 'nginx', 'openssl']

/**
 * Why these programs cannot be run here, or undefined when they can; said on the console,
 * so that nobody takes what was left out for passed. Low ports on loopback take root.
 */
export function whyNotHere(what: string, programs: readonly Program[] = basics): string | undefined {
  const missing = programs.filter((program) => !pathOf(program))
  const wanted = [...new Set(missing.map((program) => packages[program]))].join(' ')
  const reason =
    process.getuid?.() === 0
      ? missing.length > 0 && `not installed: ${missing.join(', ')} (apt-get install -y ${wanted})`
      : 'ports 53, 80 and 443 take root'
  if (!reason) return undefined
  console.warn(`Left out, ${what}: ${reason}`)
  return reason
}

/** Debian starts some of them from /usr/sbin, which is not on everybody's PATH. */
export function pathOf(program: Program): string | undefined {
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

const workshops = new Set<Workshop>()

/** Ends every program that this test file started, those of a world that could not be finished too. */
export async function stopAll(): Promise<void> {
  await Promise.all([...workshops].map((workshop) => workshop.stop()))
  workshops.clear()
}

/** A folder for configurations and keys, and the programs started from it; all gone after `stop`. */
export class Workshop {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'real-programs-'))
  private readonly running: ChildProcess[] = []

  constructor() {
    workshops.add(this)
  }

  /** Writes a file and gives its path. */
  write(name: string, text: string): string {
    const file = path.join(this.folder, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
    return file
  }

  /** Runs a program to its end and gives what it printed. */
  run(program: Program, ...args: readonly string[]): string {
    return execFileSync(pathOf(program) ?? program, args, { cwd: this.folder, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' })
  }

  openssl(...args: string[]): string {
    return this.run('openssl', ...args)
  }

  /** Starts a program in the foreground and waits until it listens, at an address that is free. It trusts the world's root. */
  async start(program: Program, args: readonly string[], address: string, port: number): Promise<void> {
    if (await canConnect(address, port)) throw new Error(`something else listens at ${address}:${port}`)
    // A test run that is killed takes its programs along.
    const command = ['--pdeathsig', 'TERM', '--', pathOf(program) ?? program, ...args]
    const env = { ...process.env, SSL_CERT_FILE: `${this.folder}/root.pem` }
    const child = spawn('setpriv', command, { cwd: this.folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
    this.running.push(child)
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => {
        output += chunk
      })
    await listening(address, port, () => (child.exitCode === null ? undefined : `${program} ended: ${output}`))
  }

  async stop(): Promise<void> {
    await Promise.all(this.running.map(ended))
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** Asks a program to end, and makes it when it does not. */
const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    const timer = setTimeout(() => child.kill('SIGKILL'), 5000)
    child.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
    child.kill('SIGTERM')
  })

async function listening(address: string, port: number, endedBecause: () => string | undefined): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const reason = endedBecause()
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
