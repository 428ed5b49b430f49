import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { findBrowser } from './browser.mjs'

const programs = JSON.parse(readFileSync(new URL('./real/packages.json', import.meta.url), 'utf8'))
const isInstalled = (program) => ['/usr/sbin', '/usr/bin'].some((folder) => existsSync(`${folder}/${program}`))

const missingPackages = () => [
  ...(findBrowser() ? [] : ['chromium']),
  ...new Set(Object.entries(programs).flatMap(([program, name]) => (isInstalled(program) ? [] : [name]))),
]

const patience = { timeout: 300_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
/** A machine without a network is not to wait for each mirror in turn. */
const hurry = ['-qq', '-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=15']
const apt = (...args) => spawnSync('apt-get', [...hurry, ...args], { ...patience, stdio: ['ignore', 'ignore', 'ignore'] }).status === 0

/**
 * Installs with apt what the tests can use and the machine lacks: a browser, and the programs
 * of e2e/real. Never fails: what could not be had is said, and its tests are left out.
 */
export function installTestPrograms() {
  const missing = missingPackages()
  if (missing.length === 0) return
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return console.error(`Not installed, as that takes root and apt: ${missing.join(', ')}.`)
  }
  console.error(`Installing with apt: ${missing.join(', ')} …`)
  apt('update')
  const known = new Set(spawnSync('apt-cache', ['pkgnames'], { encoding: 'utf8', maxBuffer: 1e8 }).stdout?.split('\n'))
  const wanted = missing.filter((name) => known.has(name))
  withoutServices(() => wanted.length > 0 && apt('install', '-y', '--no-install-recommends', ...wanted))
  const left = missingPackages()
  if (left.length > 0) console.error(`Not to be had here: ${left.join(', ')}.`)
}

const policy = '/usr/sbin/policy-rc.d'

/** Debian starts a server as soon as it is installed, unless this file says no (invoke-rc.d(8)): the tests start their own. */
function withoutServices(install) {
  const isOurs = !existsSync(policy)
  if (isOurs) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    install()
  } finally {
    if (isOurs) rmSync(policy, { force: true })
  }
}
