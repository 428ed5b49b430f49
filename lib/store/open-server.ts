import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { Pool } from 'pg'
import { migrationsFolder, type OpenDatabase } from './handle.ts'
import * as schema from './schema.ts'

// Any fixed number: processes that start together migrate one after the other.
const migrationLock = 728_301_552

/** Connects to a PostgreSQL server (15 or later) and migrates it. */
export async function openServer(url: string): Promise<OpenDatabase> {
  const pool = new Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 10_000 })
  // A connection that breaks while idle is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {})
  const client = await pool.connect().catch((error: Error) => {
    // Without the address: it holds a password.
    throw new Error(`The database server that DATABASE_URL names cannot be used: ${error.message}`)
  })
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await migrate(drizzle(client, { schema }), { migrationsFolder: migrationsFolder() })
    await client.query('select pg_advisory_unlock($1)', [migrationLock])
  } finally {
    client.release()
  }
  return { db: drizzle(pool, { schema }), queue: { backend: 'postgres', connectionString: url }, close: () => pool.end() }
}
