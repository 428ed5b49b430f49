// `npm test`: installs what it lacks, then runs everything. Plain JavaScript, since nothing may be installed yet.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { childEnvironment, ensureBuilt, ensureInstalled, nodePath, root } from '#lib/cli/setup.mjs'
import { installTestPrograms } from './apt.mjs'
import { ensureBrowser } from './browser.mjs'

const results = path.join(root, 'e2e/.results')
const bin = (name) => path.join(root, 'node_modules/.bin', name)

ensureInstalled()
installTestPrograms()
const browser = await ensureBrowser()
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

const failed = []
function step(title, command, args, environment = {}) {
  console.log(`\n— ${title}`)
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...childEnvironment(), ...environment } })
  if (status !== 0) failed.push(title)
}

step('lint and import directions', bin('biome'), ['check', '.'])
step('route types', nodePath(), ['node_modules/next/dist/bin/next', 'typegen'])
step('types', bin('tsc'), ['--noEmit'])
step('dead code', bin('knip'), [])
step('unit tests and scenarios', nodePath(), [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--config',
  'e2e/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  '--outputFile.json=e2e/.results/unit.json',
])
ensureBuilt()
step('browser tests', nodePath(), ['node_modules/@playwright/test/cli.js', 'test', '--config', 'e2e/playwright.config.ts'], {
  CHROMIUM_PATH: browser.path,
  LD_LIBRARY_PATH: browser.libraryPath ?? process.env.LD_LIBRARY_PATH ?? '',
})

const unit = counts('unit tests', 'unit.json', ({ numPassedTests, numFailedTests }) => [numPassedTests, numFailedTests])
const walks = counts('browser tests', 'browser.json', ({ stats }) => [stats.expected, stats.unexpected + stats.flaky])
const [passed, broken] = [unit[0] + walks[0], unit[1] + walks[1]]
console.log(failed.length > 0 ? `\nFailed: ${failed.join(', ')}` : '\nAll steps passed.')
console.log(`${passed} passed, ${broken} failed`)
process.exit(failed.length > 0 ? 1 : 0)

/** Passed and failed of one runner. One that left no result was cut off, whatever its exit status says. */
function counts(title, name, pick) {
  try {
    const [good, bad] = pick(JSON.parse(readFileSync(path.join(results, name), 'utf8')))
    if (good === 0 || bad > 0) failed.push(`${title}: ${good} passed, ${bad} failed`)
    return [good, bad]
  } catch {
    failed.push(`${title}: no result`)
    return [0, 0]
  }
}
