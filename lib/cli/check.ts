import { enableCompileCache } from 'node:module'

// Types are stripped and code compiled once, not at each call: half of the start's time.
enableCompileCache()
await import('./check-command.ts')
