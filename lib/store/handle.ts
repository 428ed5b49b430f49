import path from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type { fromPglite } from 'pg-boss'
import type * as schema from './schema.ts'

/** The database, or a transaction in it. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>

/** An open database with what the queue needs of it and how to close it. */
export interface OpenDatabase {
  db: Database
  queue: { backend: 'pglite' | 'postgres'; db?: ReturnType<typeof fromPglite>; connectionString?: string }
  /** the embedded instance, for backups and tests */
  embedded?: PGlite
  close(): Promise<void>
}

/** Where the migrations lie: in the project folder, which a bundled module does not lie in. */
export const migrationsFolder = (): string => path.join(/* turbopackIgnore: true */ process.cwd(), 'lib/store/migrations')
