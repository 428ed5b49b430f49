import { enableCompileCache } from 'node:module'

// Types are stripped and code compiled once, not at each call: half of the start's time.
enableCompileCache()
const { watchFaults } = await import('./output.ts')
watchFaults()
await import('./check-command.ts')
