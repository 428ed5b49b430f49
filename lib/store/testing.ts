import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Client } from 'pg'
import { closeDatabase, replaceDatabase } from './database.ts'
import { migrationsFolder, type OpenDatabase } from './handle.ts'
import { fromInstance } from './open-embedded.ts'
import { openServer } from './open-server.ts'
import { closeQueue } from './queue.ts'

/**
 * A migrated database of a test's own, put in the place of the process's: in
 * memory, or on the server that `TEST_DATABASE_URL` names.
 * @returns the database, and how to be rid of it
 */
export async function openTestDatabase(): Promise<OpenDatabase & { discard(): Promise<void> }> {
  const url = process.env.TEST_DATABASE_URL
  const { open, drop } = url ? await openOnServer(url) : { open: await openInMemory(), drop: async () => {} }
  replaceDatabase(open)
  const discard = async () => {
    await closeQueue()
    await closeDatabase()
    await drop()
  }
  return { ...open, discard }
}

async function openInMemory(): Promise<OpenDatabase> {
  const template = await readTemplate()
  const pglite = await PGlite.create({ loadDataDir: template })
  return fromInstance(pglite, () => pglite.close())
}

/** Making a database takes seconds, loading one a fraction: it is made once for each state of the migrations. */
async function readTemplate(): Promise<Blob> {
  const migrations = readdirSync(migrationsFolder()).filter((name) => name.endsWith('.sql'))
  const hash = createHash('sha256')
  for (const name of migrations) hash.update(readFileSync(path.join(migrationsFolder(), name)))
  const file = path.join(tmpdir(), `ssl-wizard-test-${hash.digest('hex').slice(0, 16)}.tar`)
  if (!existsSync(file)) {
    const pglite = await PGlite.create()
    await fromInstance(pglite, async () => {})
    const dump = await pglite.dumpDataDir('none')
    await pglite.close()
    // Several tests may be at it at once: whoever comes last wins, all with the same bytes.
    const own = `${file}.${process.pid}.${randomUUID()}`
    writeFileSync(own, Buffer.from(await dump.arrayBuffer()))
    renameSync(own, file)
  }
  return new Blob([readFileSync(file)], { type: 'application/x-tar' })
}

async function openOnServer(url: string): Promise<{ open: OpenDatabase; drop: () => Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const admin = async (statement: string) => {
    const client = new Client({ connectionString: url })
    await client.connect()
    await client.query(statement).finally(() => client.end())
  }
  await admin(`create database ${name}`)
  const own = new URL(url)
  own.pathname = `/${name}`
  return { open: await openServer(own.href), drop: () => admin(`drop database ${name} with (force)`) }
}
