import { isBuilding, platformEnv, readEnv } from '#lib/env.ts'
import { resolveDataDir } from './data-dir.ts'
import type { Database, OpenDatabase } from './handle.ts'

// Routes and instrumentation are separate module instances of one process: what there may be one of lives here.
const slot = Symbol.for('ssl-wizard.database')
const holder = globalThis as { [slot]?: Promise<OpenDatabase> }

/** The one open database of this process; opened, and migrated, at the first call. */
export function openDatabase(): Promise<OpenDatabase> {
  if (isBuilding()) throw new Error('The database is not opened during a build: read the request before you call a service.')
  holder[slot] ??= open().catch((error) => {
    holder[slot] = undefined
    throw error
  })
  return holder[slot]
}

/** The one database of this process. */
export const database = async (): Promise<Database> => (await openDatabase()).db

/** Puts a database in the place of the configured one: a test's own. */
export function replaceDatabase(open: OpenDatabase): void {
  holder[slot] = Promise.resolve(open)
}

/** Closes it, if it was opened. */
export async function closeDatabase(): Promise<void> {
  const open = holder[slot]
  holder[slot] = undefined
  await (await open?.catch(() => undefined))?.close()
}

async function open(): Promise<OpenDatabase> {
  const env = readEnv()
  if (env.databaseUrl) return (await import('./open-server.ts')).openServer(env.databaseUrl)
  const dir = resolveDataDir(env.dataDir, platformEnv(), /* turbopackIgnore: true */ process.cwd())
  return (await import('./open-embedded.ts')).openEmbedded(dir)
}
