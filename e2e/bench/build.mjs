// Builds the server, unless it is up to date.
import { ensureBuilt } from '#lib/cli/setup.mjs'

ensureBuilt()
