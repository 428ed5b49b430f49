// Runs before anything is installed: plain JavaScript, Node 20, no dependency.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { mayRunOn, nodeFloors } from '#lib/node-floor.mjs'

export const root = fileURLToPath(new URL('../..', import.meta.url))
const installedLock = path.join(root, 'node_modules/.installed-lock.json')

/** Runs a command in the project folder with its output shown, and ends with its status when it fails: it has said why. */
function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (error) console.error(error.message)
  if (error || status !== 0) process.exit(status || 1)
}

/** Installs the locked dependencies, unless exactly these are installed. */
export function ensureInstalled() {
  const lock = readFileSync(path.join(root, 'package-lock.json'), 'utf8')
  if (existsSync(installedLock) && readFileSync(installedLock, 'utf8') === lock) return
  console.error('Installing dependencies …')
  // The check commands of npm's own are left out: they ask a service that not every registry has.
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(installedLock, lock)
}

/** The Node to run the product with: the one that came with the dependencies, else this one if it has the fixes that matter. */
export function nodePath() {
  try {
    const require = createRequire(path.join(root, 'package.json'))
    return path.join(path.dirname(require.resolve(`node-${process.platform}-${process.arch}/package.json`)), 'bin/node')
  } catch {
    if (mayRunOn(process.version)) return process.execPath
    const needed = `Node ${nodeFloors.join(', ')} or later of these lines`
    throw new Error(`${needed} is needed on ${process.platform}-${process.arch}; this is ${process.version}.`)
  }
}

/** The environment in which child processes find that Node and the installed commands first. */
export const childEnvironment = () => ({
  ...process.env,
  PATH: [path.dirname(nodePath()), path.join(root, 'node_modules/.bin'), process.env.PATH].join(path.delimiter),
  NEXT_TELEMETRY_DISABLED: '1',
})

const builtFrom = ['app', 'components', 'lib', 'public', 'package-lock.json', 'next.config.js', 'proxy.ts', 'instrumentation.ts']

/** Builds the server, unless nothing that it is built from has changed since. */
export function ensureBuilt() {
  const built = modifiedAt(path.join(root, '.next/BUILD_ID'))
  if (built > Math.max(...builtFrom.map((name) => newestIn(path.join(root, name))))) return
  run(nodePath(), [path.join(root, 'node_modules/next/dist/bin/next'), 'build'], { env: childEnvironment() })
}

const modifiedAt = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0)

function newestIn(place) {
  const stats = existsSync(place) ? statSync(place) : undefined
  if (!stats?.isDirectory()) return stats?.mtimeMs ?? 0
  return Math.max(stats.mtimeMs, ...readdirSync(place).map((name) => newestIn(path.join(place, name))))
}

// Called by itself, it only installs.
if (process.argv[1] === fileURLToPath(import.meta.url)) ensureInstalled()
