import { readdir } from 'node:fs/promises'
import type { Scenario } from '#e2e/lab/scenario.ts'

/** Every scenario below this folder: each file in a folder exports one as `scenario`, or several as `scenarios`. */
export async function allScenarios(): Promise<Scenario[]> {
  const here = new URL('./', import.meta.url)
  const entries = await readdir(here, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => `${entry.parentPath.replace(/\/?$/, '/')}${entry.name}`)
    .filter((file) => file !== new URL(import.meta.url).pathname)
    .sort()
  const modules = await Promise.all(files.map((file) => import(file) as Promise<{ scenario?: Scenario; scenarios?: Scenario[] }>))
  return modules.flatMap((module) => [...(module.scenario ? [module.scenario] : []), ...(module.scenarios ?? [])])
}
