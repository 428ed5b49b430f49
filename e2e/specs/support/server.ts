import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { request } from '@playwright/test'
import { openMailbox } from './mailbox.ts'
import { csmState, results } from './places.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const startMs = 60_000

/** A server of its own on the practice internet, with an empty database. */
export interface TestServer {
  baseUrl: string
  /** loopback port at which its practice internet takes changes */
  control: string
  /** signs the CSM in, once */
  signInLink: string
  stop(): Promise<void>
}

/** Starts the server for all tests, signs the CSM in, and gives back how to end it. */
export default async function startServer(): Promise<() => Promise<void>> {
  mkdirSync(results, { recursive: true })
  const mailbox = await openMailbox()
  const server = await launchServer({ SMTP_URL: mailbox.url, MAIL_FROM: 'wizard@example.com' })
  // Read by the tests' own processes.
  process.env.LAB_CONTROL = server.control
  process.env.BASE_URL = server.baseUrl
  await keepSession(server.signInLink)
  return async () => {
    mailbox.close()
    await server.stop()
  }
}

/** Starts the built server as it is served, on a port of its own, with further settings. */
export async function launchServer(settings: Record<string, string> = {}): Promise<TestServer> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'ssl-wizard-browser-'))
  const [port, control] = [await freePort(), String(await freePort())]
  const server = spawn(
    process.execPath,
    ['--import', './e2e/lab/preload.ts', 'node_modules/next/dist/bin/next', 'start', '--port', String(port)],
    {
      cwd: process.env.SERVER_ROOT ?? root,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        NEXT_MANUAL_SIG_HANDLE: 'true',
        DATA_DIR: dataDir,
        LAB_CONTROL: control,
        LOG_LEVEL: 'error',
        PORT: String(port),
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const baseUrl = `http://localhost:${port}`
  try {
    return { baseUrl, control, signInLink: await signInLink(server, baseUrl), stop: () => stop(server, dataDir) }
  } catch (error) {
    server.kill('SIGKILL')
    throw error
  }
}

/** The link that the server prints at its first start. */
function signInLink(server: ChildProcess, baseUrl: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    const timer = setTimeout(() => reject(new Error(`No sign-in link within ${startMs} ms:\n${output.slice(-2000)}`)), startMs)
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const token = /\/csm\/sign-in\/([\w-]{43})/.exec(output)?.[1]
      if (!token) return
      clearTimeout(timer)
      resolve(`${baseUrl}/csm/sign-in/${token}`)
    }
    server.stdout?.on('data', read)
    server.stderr?.on('data', read)
    server.on('exit', (code) => reject(new Error(`The server ended with ${code}:\n${output.slice(-2000)}`)))
  })
}

/** The link works once, so its session is kept for all tests of the CSM. */
async function keepSession(link: string): Promise<void> {
  const client = await request.newContext()
  await client.get(link)
  await client.storageState({ path: csmState })
  await client.dispose()
}

async function stop(server: ChildProcess, dataDir: string): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  const timer = setTimeout(() => server.kill('SIGKILL'), 10_000)
  await ended
  clearTimeout(timer)
  rmSync(dataDir, { recursive: true, force: true })
}

/**
 * A port that nothing listens on, below those that the system hands out by itself (RFC 6335, 6):
 * the practice internet takes hundreds of these before the server listens.
 */
async function freePort(): Promise<number> {
  for (let tries = 0; tries < 50; tries++) {
    const port = 20_000 + Math.floor(Math.random() * 10_000)
    if (await isFree(port)) return port
  }
  throw new Error('no free port between 20000 and 30000')
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer().on('error', () => resolve(false))
    probe.listen(port, () => probe.close(() => resolve(true)))
  })
