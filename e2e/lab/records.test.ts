import { afterAll, beforeAll, expect, it } from 'vitest'
import { observeRecords } from '#lib/services/observe-records.ts'
import { parseRecords } from '#lib/wizard/records/parse-records.ts'
import { defineScenario } from './define.ts'
import { type Lab, startLab } from './lab.ts'
import type { RecordData } from './scenario.ts'
import { toTarget } from './target.ts'

const worlds = [
  defineScenario({
    id: 'sheet-sendgrid',
    title: 'An alias',
    setup: { esp: 'sendgrid', cdn: 'cloudfront', records: true },
    expect: { verdict: 'ready' },
  }),
  defineScenario({
    id: 'sheet-sparkpost',
    title: 'Addresses',
    setup: { esp: 'sparkpost', cdn: 'gcp', records: true },
    expect: { verdict: 'ready' },
  }),
  defineScenario({
    id: 'sheet-ses',
    title: 'A proxied name',
    setup: { esp: 'ses', cdn: 'cloudflare', records: true },
    expect: { verdict: 'ready' },
  }),
]

let lab: Lab
beforeAll(async () => {
  lab = await startLab(worlds)
})
afterAll(() => lab.stop())

const sheet = (records: readonly RecordData[]): string => records.map(({ type, name, data }) => `${type} ${name} ${data}`).join('\n')

it.each(worlds)(
  'the records that Braze hands out for $id are found in place, and the link host on its way',
  async ({ target, records, world }) => {
    const read = parseRecords(sheet(records), world.domain)
    expect(read.unread).toEqual([])
    expect(read.records).toHaveLength(records.length)
    const handedOut = read.records.map((record, i) => ({ ...record, id: String(i) }))
    const { rows } = await observeRecords(handedOut, toTarget(target), lab.vantage, {
      signal: new AbortController().signal,
      onRow: () => {},
    })
    expect(rows.map(({ verdict }) => verdict)).toEqual(['not-applicable', ...records.slice(1).map(() => 'pass')])
  },
)

it('a record that nobody published is missed', async () => {
  const [world] = worlds
  if (!world) throw new Error('no world')
  const stray = {
    id: 'stray',
    type: 'CNAME',
    name: `s9._domainkey.mail.${world.world.domain}`,
    value: 's9.example.net',
    ttl: null,
    kind: 'dkim',
  } as const
  const { rows } = await observeRecords([stray], toTarget(world.target), lab.vantage, {
    signal: new AbortController().signal,
    onRow: () => {},
  })
  expect(rows[0]?.finding?.code).toBe('dns.record-missing')
})
