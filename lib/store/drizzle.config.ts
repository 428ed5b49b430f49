import { defineConfig } from 'drizzle-kit'

/** For `npx drizzle-kit generate --config lib/store/drizzle.config.ts`: one set of migrations for the embedded and the server database. */
export default defineConfig({ dialect: 'postgresql', schema: './lib/store/schema.ts', out: './lib/store/migrations' })
