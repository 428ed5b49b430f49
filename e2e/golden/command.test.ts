import { type ChildProcess, spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import { readGolden } from './store.ts'

// Each starts processes, which takes long on a machine that is busy.
vi.setConfig({ testTimeout: 120_000 })

const command = fileURLToPath(new URL('../../lib/cli/check.ts', import.meta.url))
const folder = mkdtempSync(path.join(tmpdir(), 'command-'))
const write = (name: string, text: string): string => {
  const file = path.join(folder, name)
  writeFileSync(file, text)
  return file
}
const goldens = [...readGolden().values()]
const evidenceOf = (verdict: string): Evidence => {
  const golden = goldens.find(({ report }) => report.includes(`"verdict":"${verdict}"`))
  if (!golden) throw new Error(`nothing saved is ${verdict}`)
  return golden.evidence
}
const saved = (verdict: string) => write(`${verdict}.json`, JSON.stringify(evidenceOf(verdict)))
const statuses = { ready: 0, 'not-ready': 1, 'could-not-check': 2 }
const unreadable = '"\n'.repeat(5000)

/** Never answers, so that a check lasts. */
const silent = createSocket('udp4')
let resolver: string[]
beforeAll(async () => {
  silent.bind(0, '127.0.0.1')
  await once(silent, 'listening')
  resolver = ['--allow-private', '127.0.0.0/8', '--resolver', `127.0.0.1:${(silent.address() as AddressInfo).port}`]
})
afterAll(() => {
  silent.close()
  rmSync(folder, { recursive: true, force: true })
})

const start = (args: readonly string[], stdio: ('pipe' | 'ignore' | number)[] = ['ignore', 'pipe', 'pipe']): ChildProcess =>
  spawn(process.execPath, [command, ...args], { stdio })
const statusOf = async (child: ChildProcess): Promise<number | string> => {
  const [code, signal] = await once(child, 'exit')
  return code ?? signal
}
const full = () => openSync('/dev/full', 'w')

describe.each(Object.entries(statuses))('a verdict of %s', (verdict, status) => {
  it.each([
    ['is read', [], (child: ChildProcess) => child.stdout?.resume()],
    ['the reader has gone before the first byte', [], (child: ChildProcess) => child.stdout?.destroy()],
    ['the reader goes after some bytes', ['--json'], (child: ChildProcess) => child.stdout?.once('data', () => child.stdout?.destroy())],
    ['nobody reads the progress', ['--json'], (child: ChildProcess) => [child.stderr?.destroy(), child.stdout?.resume()]],
  ])('keeps its status: %s', async (_, more, reader) => {
    const child = start(['--evidence', saved(verdict), ...more])
    reader(child)
    expect(await statusOf(child)).toBe(status)
  })

  it('keeps it with full standard error, and loses it with full standard output', async () => {
    const args = ['--evidence', saved(verdict)]
    expect(await statusOf(start(args, ['ignore', 'ignore', full()]))).toBe(status)
    expect(await statusOf(start(args, ['ignore', full(), 'ignore']))).toBe(74)
    expect(await statusOf(start([...args, '--json'], ['ignore', full(), 'ignore']))).toBe(74)
  })
})

describe('a batch', () => {
  it('keeps its status when the reader goes', async () => {
    const child = start(['--batch', write('many.jsonl', unreadable)])
    child.stdout?.once('data', () => child.stdout?.destroy())
    expect(await statusOf(child)).toBe(2)
  })

  it.each([
    ['a full disk', () => [write('some.jsonl', unreadable)], 74],
    ['a folder in place of a file', () => [folder], 64],
    ['a file without a line', () => [write('empty.jsonl', '\n\n')], 64],
    ['a file that is not there', () => [path.join(folder, 'nowhere')], 64],
  ])('%s is told by the status', async (_, args, status) => {
    expect(await statusOf(start(['--batch', ...args()], ['ignore', full(), 'ignore']))).toBe(status)
  })

  it('answers each line, also after a huge one, NUL, and an id that cannot be written', async () => {
    const lines = [
      'x'.repeat(5_000_000),
      '\0',
      `{"id":${'['.repeat(30_000)}${']'.repeat(30_000)},"hostname":"co.uk","esp":"ses"}`,
      '{"id":"last"}',
    ]
    const child = start(['--batch', write('odd.jsonl', lines.join('\n')), '--concurrency', '1'])
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk))
    expect(await statusOf(child)).toBe(2)
    const answers = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(answers.map(({ error }) => error.code)).toEqual(['unreadable-line', 'unreadable-line', 'internal', 'hostname-not-taken'])
    expect(answers[3].id).toBe('last')
  })
})

describe('a signal ends it with a status that no verdict has', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s', async (signal, status) => {
    const check = start(['link.example.com', '--esp', 'ses', ...resolver])
    check.stderr?.once('data', () => check.kill(signal))
    expect(await statusOf(check)).toBe(status)
    const batch = start(['--batch', write('slow.jsonl', '"\n{"hostname":"link.example.com","esp":"ses"}'), ...resolver])
    batch.stdout?.once('data', () => batch.kill(signal))
    expect(await statusOf(batch)).toBe(status)
  })

  it('also while nobody takes the output', async () => {
    const child = start(['--batch', write('many.jsonl', unreadable)])
    child.stdout?.once('readable', () => child.kill('SIGTERM'))
    expect(await statusOf(child)).toBe(143)
  })
})

describe('evidence that cannot be saved', () => {
  it('is a mistake in the call where the name is, before anything is asked', async () => {
    const child = start(['link.example.com', '--esp', 'ses', ...resolver, '--save-evidence', path.join(folder, 'no/such/folder')])
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk))
    expect(await statusOf(child)).toBe(64)
    expect(said).not.toContain('Checking')
  })

  it('ends with 74 where the disk is full, after the verdict was said', async () => {
    const child = start(['link.example.com', '--esp', 'ses', ...resolver, '--save-evidence', '/dev/full'])
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk))
    expect(await statusOf(child)).toBe(74)
    expect(output).toContain('link.example.com: ')
  })
})

/** What a terminal would obey: everything but printable characters and our line feed. */
const obeyed = (text: string) => [...text].filter((char) => char !== '\n' && /[\p{C}\p{Zl}\p{Zp}]/u.test(char))
const hostile = '\u001b[2J\u001b[H\rready \u009b1m\u0007\u007f\u202e\u2066\u200b\u2028\ufeff\ud800'

/** Every text in the evidence that a stranger wrote freely, replaced. */
function poisoned({ dns, tls, http, ...rest }: Evidence): Evidence {
  const page = `<html><head><title>${hostile}</title></head><body>${hostile}</body></html>`
  return {
    ...rest,
    dns: dns.map((item) =>
      item.attempt.state === 'observed'
        ? {
            ...item,
            attempt: {
              ...item.attempt,
              value: {
                ...item.attempt.value,
                answers: item.attempt.value.answers.map((one) =>
                  one.type === 'TXT' || one.type === 'CAA' ? { ...one, data: hostile } : one,
                ),
              },
            },
          }
        : item,
    ),
    tls: tls.map((item) => (item.attempt.state === 'failed' ? { ...item, attempt: { ...item.attempt, detail: hostile } } : item)),
    http: http.map((item) =>
      item.attempt.state === 'observed'
        ? {
            ...item,
            attempt: {
              ...item.attempt,
              value: {
                ...item.attempt.value,
                body: page,
                headers: item.attempt.value.headers.map(([name, value]): [string, string] => [name, `${value}${hostile}`]),
              },
            },
          }
        : item,
    ),
  }
}

describe('what strangers wrote is printed so that no terminal obeys it', () => {
  it.each([
    ['in words', []],
    ['as JSON', ['--json']],
  ])('%s', async (_, more) => {
    const file = write('poisoned.json', JSON.stringify(poisoned(evidenceOf('not-ready'))))
    const child = start(['--evidence', file, ...more])
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk))
    await statusOf(child)
    expect(output.length).toBeGreaterThan(100)
    expect(obeyed(output)).toEqual([])
  })

  it.each([
    ['an option', [`--${hostile}`]],
    ['a host name', [hostile, '--esp', 'ses']],
    ['a name of a file', ['--evidence', `/nowhere/${hostile}`]],
    ['a batch', ['--batch', `/nowhere/${hostile}`]],
    ['a resolver', ['link.example.com', '--esp', 'ses', '--resolver', hostile]],
    ['a link', ['link.example.com', '--esp', 'ses', '--link', hostile]],
    ['evidence that is none', ['--evidence', write('none.json', `{"schema":"${hostile}`)]],
  ])('on standard error: %s', async (_, args) => {
    const child = start(args.map((text) => text.replaceAll('\0', '')))
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk))
    expect(await statusOf(child)).toBe(64)
    expect(said.length).toBeGreaterThan(10)
    expect(obeyed(said)).toEqual([])
  })

  it('the evidence that it saves', async () => {
    const file = path.join(folder, 'saved.json')
    const child = start(['link.example.com', '--esp', 'ses', ...resolver, '--save-evidence', file])
    child.stdout?.resume()
    expect(await statusOf(child)).toBe(2)
    expect(obeyed(readFileSync(file, 'utf8'))).toEqual([])
  })
})
