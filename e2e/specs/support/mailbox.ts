import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { SMTPServer } from 'smtp-server'
import { results } from './places.ts'

/** The mails that were taken, one a line as JSON: the tests run in processes of their own. */
const file = path.join(results, 'mails.jsonl')

interface Mail {
  to: string[]
  /** as it came, headers and all */
  text: string
}

/** Opens a mail server on loopback for the server under test, with nothing in it. */
export async function openMailbox(): Promise<{ url: string; close: () => void }> {
  writeFileSync(file, '')
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        appendFileSync(file, `${JSON.stringify({ to, text: Buffer.concat(chunks).toString() } satisfies Mail)}\n`)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, close: () => server.close() }
}

/** The mails that came for an address. */
export const mailsTo = (address: string): Mail[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Mail)
    .filter(({ to }) => to.includes(address))
