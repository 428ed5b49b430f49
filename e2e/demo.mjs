// `npm run demo`: the wizard on the practice internet; no network needed.
import path from 'node:path'
import { serve } from '#lib/cli/serve.mjs'
import { root } from '#lib/cli/setup.mjs'

serve(process.argv.slice(2), ['--import', path.join(root, 'e2e/lab/preload.ts')])
