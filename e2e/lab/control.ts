import { createServer } from 'node:http'
import { z } from 'zod'
import type { OpenDatabase } from '#lib/store/handle.ts'
import type { Lab } from './lab.ts'
import type { RecordData, SiteChange } from './scenario.ts'

/**
 * Lets a test do what an admin does while the server under test runs: the
 * practice internet lives in the server's process. Opened where LAB_CONTROL
 * names a loopback port.
 */
export type LabChange =
  /** the records that stand at a name from now on, in place of all that stood there; none takes the name away */
  | { publish: string; records: RecordData[] }
  /** new settings of the edge that serves a host name */
  | { configure: string; change: SiteChange }
  /** our own way out to everything: nothing is seen any more, whatever there is */
  | { network: 'down' | 'up' }
  /** the server's database goes away under it, as when its disk does; or it only reads from now on, until it may write again */
  | { database: DatabaseState }

type DatabaseState = 'gone' | 'read-only' | 'writable'

const record = z.object({ name: z.string(), type: z.string(), ttl: z.number(), data: z.string() })
const shape = z.union([
  z.object({ publish: z.string(), records: z.array(record) }),
  z.object({ configure: z.string(), change: z.custom<SiteChange>((value) => typeof value === 'object' && value !== null) }),
  z.object({ network: z.enum(['down', 'up']) }),
  z.object({ database: z.enum(['gone', 'read-only', 'writable']) }),
])

/** Takes changes as JSON on a loopback port, one a request. */
export function serveControl(lab: Lab, port: number): void {
  const server = createServer(async (request, response) => {
    try {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      await apply(lab, shape.parse(JSON.parse(Buffer.concat(chunks).toString())))
      response.writeHead(204).end()
    } catch (error) {
      response.writeHead(400).end(String(error))
    }
  })
  server.listen(port, '127.0.0.1').unref()
}

async function apply(lab: Lab, change: LabChange): Promise<void> {
  if ('database' in change) await changeServersDatabase(change.database)
  else if ('network' in change) lab.setOffline(change.network === 'down')
  else if ('publish' in change) lab.publish(change.publish, change.records)
  else lab.configure(change.configure, change.change)
}

/** Changes what the server has open, behind its back: it goes on as if nothing were. */
async function changeServersDatabase(state: DatabaseState): Promise<void> {
  const open = (globalThis as { [slot: symbol]: unknown })[Symbol.for('ssl-wizard.database')] as Promise<OpenDatabase> | undefined
  const embedded = (await open)?.embedded
  if (state === 'gone') await embedded?.close()
  else await embedded?.exec(`set default_transaction_read_only = ${state === 'read-only' ? 'on' : 'off'}`)
}

/**
 * Sends one change to the practice internet of the server under test.
 * @throws when it was not understood
 */
export async function changeLab(change: LabChange, control = process.env.LAB_CONTROL): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${control}`, { method: 'POST', body: JSON.stringify(change) })
  if (!answer.ok) throw new Error(await answer.text())
}
