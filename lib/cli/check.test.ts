import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const command = fileURLToPath(new URL('./check.ts', import.meta.url))
const folder = mkdtempSync(path.join(tmpdir(), 'check-command-'))
const file = (name: string, text: string): string => {
  const place = path.join(folder, name)
  writeFileSync(place, text)
  return place
}
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (args: readonly string[]): Promise<{ status: number; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [command, ...args], (error, stdout, stderr) =>
      resolve({ status: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
    )
  })

const host = ['link.example.com', '--esp', 'sendgrid']

describe('wrong usage ends with status 64 and one line', () => {
  it.each([
    ['no host name', [], 'hostname is missing'],
    ['no ESP', ['link.example.com'], 'esp is missing: one of sendgrid, sparkpost, ses'],
    ['an ESP that is none', ['link.example.com', '--esp', 'mailgun'], 'esp cannot be "mailgun": one of sendgrid, sparkpost, ses'],
    ['a region that is none', [...host, '--region', 'asia'], 'region cannot be "asia": one of us, eu'],
    ['a CDN that is none', [...host, '--cdn', 'mycdn'], 'cdn cannot be "mycdn"'],
    ['an unknown option', [...host, '--fast'], "Unknown option '--fast'"],
    ['an option without its value', [...host, '--link'], "Option '--link <value>' argument missing"],
    ['two host names', [...host, 'other.example.com'], 'one host name at a time'],
    ['an address in place of a name', ['192.0.2.1', '--esp', 'ses'], 'is not a host name that links can have (ip-address)'],
    ['a public suffix', ['co.uk', '--esp', 'ses'], '(public-suffix)'],
    ['a link on another host', [...host, '--link', 'https://www.example.com/ls/click'], 'is not a URL on link.example.com'],
    ['an edge that is no name', [...host, '--edge', 'a b'], 'is not a host name'],
    ['a resolver that is no address', [...host, '--resolver', 'dns.example.com'], "is not a resolver's address"],
    ['a range that is none', [...host, '--allow-private', '10.0.0.0/33'], 'is not a CIDR'],
    ['a CA file that is not there', [...host, '--ca-file', '/nowhere.pem'], '/nowhere.pem cannot be read'],
    ['a CA file without a certificate', [...host, '--ca-file', file('empty.pem', 'hello')], 'holds no PEM certificate'],
    ['ranges that are no JSON', [...host, '--ranges', file('ranges.json', '{')], 'ranges.json'],
    ['a concurrency that is no number', ['--batch', '/nowhere', '--concurrency', 'many'], '--concurrency is a whole number'],
    ['a batch that is not there', ['--batch', '/nowhere.jsonl'], '/nowhere.jsonl'],
    ['evidence that is none', ['--evidence', file('evidence.json', '{"schema": 7}')], 'evidence'],
  ])('%s', async (_, args, message) => {
    const { status, stdout, stderr } = await run(args)
    expect(stderr).toContain(message)
    expect([status, stdout, stderr.trim().split('\n').length]).toEqual([64, '', 1])
  })
})

it('prints its help', async () => {
  const { status, stdout } = await run(['--help'])
  expect(status).toBe(0)
  expect(stdout).toContain('exit status: 0 ready, 1 not ready, 2 could not check, 64 wrong usage')
})
