import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where a run of the tests leaves what it makes; never committed. */
export const results = fileURLToPath(new URL('../../.results', import.meta.url))

/** The session of a signed-in CSM. */
export const csmState = path.join(results, 'csm.json')

/** An address of the server under test. */
export const at = (pathname: string): string => `${process.env.BASE_URL}${pathname}`
