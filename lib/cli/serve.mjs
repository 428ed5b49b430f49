import { spawn } from 'node:child_process'
import path from 'node:path'
import { childEnvironment, ensureBuilt, ensureInstalled, nodePath, root } from './setup.mjs'

/** V8 would let short-lived objects pile up to half a gigabyte before it clears them away. */
const serverFlags = ['--max-semi-space-size=4']

/**
 * Installs, builds and serves until a signal ends it.
 * @param {string[]} serverArguments for `next start` (`--port`, `--hostname`)
 * @param {string[]} nodeArguments for the server's Node
 */
export function serve(serverArguments, nodeArguments = []) {
  ensureInstalled()
  ensureBuilt()
  const next = path.join(root, 'node_modules/next/dist/bin/next')
  const server = spawn(nodePath(), [...serverFlags, ...nodeArguments, next, 'start', ...serverArguments], {
    cwd: root,
    stdio: 'inherit',
    // Our own handler closes the database first; Next would leave before that is done.
    env: { ...childEnvironment(), NODE_ENV: 'production', NEXT_MANUAL_SIG_HANDLE: 'true' },
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
  server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
