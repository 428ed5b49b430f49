import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { fromPglite } from 'pg-boss'
import { DurableNodeFS } from './durable-fs.ts'
import { migrationsFolder, type OpenDatabase } from './handle.ts'
import { freeBytesIn, keepRoom } from './keep-room.ts'
import { takeLock } from './lock.ts'
import * as schema from './schema.ts'

// `-F` turns fsync off; 16 MB of buffers take 150 MB off the process.
const startParams = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'wal_sync_method=fsync',
  '-c',
  'shared_buffers=16MB',
]

/**
 * Opens the embedded PostgreSQL in a folder, made if need be.
 * @throws DataDirInUseError when another process has it
 */
export async function openEmbedded(dir: string): Promise<OpenDatabase> {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const release = takeLock(dir, path.join(dir, 'lock.sqlite'))
  try {
    const pglite = await PGlite.create({ fs: new DurableNodeFS(path.join(dir, 'pg')), startParams })
    keepRoom(pglite, () => freeBytesIn(dir))
    return await fromInstance(pglite, async () => {
      await pglite.close()
      release()
    })
  } catch (error) {
    release()
    throw error
  }
}

/** Migrates an instance and wraps it. */
export async function fromInstance(pglite: PGlite, close: () => Promise<void>): Promise<OpenDatabase> {
  const db = drizzle(pglite, { schema })
  await migrate(db, { migrationsFolder: migrationsFolder() })
  return { db, embedded: pglite, queue: { backend: 'pglite', db: fromPglite(pglite) }, close }
}
