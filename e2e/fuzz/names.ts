import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { answerLine } from '#lib/cli/answer-line.ts'
import { runBatch } from '#lib/cli/batch.ts'
import { createGuard } from '#lib/engine/net/guard.ts'
import { ProbeError } from '#lib/engine/net/probe-error.ts'
import type { Vantage } from '#lib/engine/net/vantage.ts'
import { pathOf } from '#lib/engine/probes/forwarding/plan.ts'
import { hostnameFaults, parseHostname } from '#lib/engine/target/hostname.ts'
import { parseTarget } from '#lib/engine/target/parse-target.ts'
import { cdnIds, espIds } from '#lib/engine/target/target.ts'
import { parseRecords } from '#lib/wizard/records/parse-records.ts'
import { hostileText } from './hostile.ts'
import { type FuzzProperty, holds } from './property.ts'

const hostnames = () =>
  fc.property(hostileText, (text) => {
    const parsed = parseHostname(text)
    if (!parsed.ok) return holds(hostnameFaults.includes(parsed.fault), () => `unknown fault ${parsed.fault}`)
    const { hostname } = parsed
    holds(/^(?=.{3,253}$)([a-z0-9-]{1,63}\.)+[a-z0-9-]{1,63}$/.test(hostname), () => `not in normal form: ${hostname}`)
    const again = parseHostname(hostname)
    holds(again.ok && again.hostname === hostname && !again.changed, () => `not stable: ${hostname}`)
  })

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const link = hostileText.map((text) => `https://link.mail.example.com/${text}`)

/** What a stranger may write into a line of a batch, or into the options of the command. */
const targetInput = fc.oneof(
  fc.record({
    id: fc.jsonValue(),
    hostname: fc.oneof(fc.constant('link.mail.example.com'), hostileText),
    esp: fc.constantFrom(...espIds, 'other'),
    region: maybe(fc.constantFrom('us', 'eu', 'xx')),
    'esp-target': maybe(hostileText),
    cdn: maybe(fc.constantFrom(...cdnIds)),
    edge: maybe(hostileText),
    link: maybe(fc.oneof(link, hostileText, fc.array(link, { maxLength: 3 }))),
    open: maybe(fc.oneof(link, hostileText)),
    'app-links': maybe(fc.boolean()),
  }),
  fc.jsonValue(),
)

const targets = () =>
  fc.property(targetInput, (input) => {
    const parsed = parseTarget(input)
    if (parsed.ok) {
      // What is sent is the link that was given.
      const moved = parsed.target.links.find((link) => new URL(`https://host.example${pathOf(link)}`).pathname !== new URL(link).pathname)
      return holds(moved === undefined, () => `${moved} is sent as ${pathOf(moved ?? '')}`)
    }
    holds(parsed.fault.field !== '' && parsed.fault.message.length < 800, () => `fault of ${parsed.fault.message.length} characters`)
  })

/** A network on which nothing answers, at once. */
const nowhere: Vantage = {
  network: {
    resolvers: [{ address: '192.0.2.53', port: 53 }],
    classify: createGuard([]),
    now: () => new Date('2026-11-22T10:00:00Z'),
    connect: () => Promise.reject(new ProbeError('unreachable')),
    exchange: () => Promise.reject(new ProbeError('unreachable')),
  },
  extraAnchors: [],
  ranges: { date: '', lookup: () => [] },
  allowPrivate: [],
}
let folder: string | undefined

const batchLine = fc.oneof(
  targetInput.map((input) => JSON.stringify(input)),
  hostileText,
)

const batches = () =>
  fc.asyncProperty(fc.array(batchLine, { maxLength: 6 }), async (lines) => {
    folder ??= mkdtempSync(join(tmpdir(), 'fuzz-'))
    const file = join(folder, 'lines.jsonl')
    writeFileSync(file, lines.join('\n'))
    const answers: object[] = []
    const wanted = lines
      .join('\n')
      .split('\n')
      .filter((line) => line.trim() !== '').length
    if (wanted === 0) return
    const write = (json: string) => void answers.push(JSON.parse(json))
    await runBatch(file, { answer: (line) => answerLine(line, nowhere), concurrency: 4, write })
    holds(answers.length === wanted, () => `${answers.length} answers to ${wanted} lines`)
    holds(
      answers.every((answer) => 'error' in answer || (answer as { verdict: string }).verdict === 'could-not-check'),
      () => 'a verdict without a network',
    )
  })

const recordLine = fc
  .tuple(
    hostileText,
    fc.constantFrom('CNAME', 'TXT', 'A', 'MX', '', 'Type'),
    hostileText,
    fc.constantFrom('\t', ' ', ',', '|', ' IN ', ': '),
  )
  .map(([name, type, value, gap]) => [name, type, value].join(gap))

const records = () =>
  fc.property(fc.array(fc.oneof(recordLine, hostileText), { maxLength: 30 }), hostileText, (lines, origin) => {
    const text = lines.join('\n')
    const { records, unread, repeated } = parseRecords(text, origin)
    const count = text.split(/\r\n|\r|\n/).length
    const told = [...records, ...unread, ...repeated]
    holds(
      told.every(({ line }) => line >= 1 && line <= count),
      () => `a line that is none of the ${count}`,
    )
    // One line may hold several records (JSON, a table in the source of a page), but nothing is made of nothing.
    holds(told.length <= text.length, () => `${told.length} things said of ${text.length} characters`)
    const places = new Set(unread.map((one) => `${one.line} ${one.text}`))
    holds(places.size === unread.length, () => `a line told of twice: ${JSON.stringify(unread)}`)
  })

export const nameProperties: readonly FuzzProperty[] = [
  { name: 'host names', make: hostnames, runs: 2000 },
  { name: 'targets', make: targets, runs: 1000 },
  { name: 'lines of a batch', make: batches, runs: 60 },
  { name: 'pasted records', make: records, runs: 300 },
]
