import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Finding } from '#lib/engine/findings/finding.ts'
import { runCheck } from '#lib/engine/run/check.ts'
import { observeRecords } from '#lib/services/observe-records.ts'
import { kindOf } from '#lib/wizard/records/kind-of.ts'
import { tellRecords } from './changes-dns.ts'
import { type Change, type Draft, defineScenario, type Setup } from './define.ts'
import { type Lab, startLab } from './lab.ts'
import { handedOutLinkOf, handedOutOf, linkRecordOf, type MisplacingName, misplaced, wildcard } from './misplacements.ts'
import type { RecordData, Scenario } from './scenario.ts'
import { toTarget } from './target.ts'

/** Each row: what was done to the record, and the label that has to come back. */
type Row = readonly [how: MisplacingName, label: string]

const linkRows: readonly Row[] = [
  ['domain appended to the whole name', 'dns.record-created-at-doubled-name'],
  ['zone below the domain appended', 'dns.record-created-at-doubled-name'],
  ['sending domain left out', 'dns.record-at-wrong-level'],
  ['at the sending domain itself', 'dns.record-at-wrong-level'],
  ['labels swapped', 'dns.record-at-wrong-level'],
  ['above a delegation', 'dns.record-in-wrong-zone'],
  ['as text', 'dns.wrong-record-type'],
  ['a dash for the dot', 'dns.underscore-or-label-dropped'],
  ['value cut short', 'dns.cname-target-truncated'],
  ['value as URL', 'dns.cname-target-is-a-url'],
  ['zone appended to the value', 'dns.cname-target-has-own-domain-appended'],
  ['nowhere', 'dns.name-does-not-exist'],
]

const everyRecord: readonly Row[] = [
  ['domain appended to the whole name', 'doubled'],
  ['nowhere', 'missing'],
]
const belowSendingDomain: readonly Row[] = [
  ...everyRecord,
  ['zone below the domain appended', 'doubled'],
  ['sending domain left out', 'wrong-level'],
  ['at the sending domain itself', 'wrong-level'],
  ['above a delegation', 'wrong-zone'],
]
const names: readonly Row[] = [
  ['as text', 'wrong-type'],
  ['value cut short', 'truncated'],
  ['value as URL', 'url'],
  ['zone appended to the value', 'own-domain-appended'],
]

const subjects: readonly { title: string; setup: Setup; part: string; type: string; rows: readonly Row[] }[] = [
  {
    title: 'a DKIM alias',
    setup: { esp: 'sendgrid', cdn: 'cloudfront', records: true },
    part: 's1._domainkey',
    type: 'CNAME',
    rows: [...belowSendingDomain, ...names, ['underscore dropped', 'label-changed']],
  },
  {
    title: "the account's own record",
    setup: { esp: 'sendgrid', cdn: 'cloudfront', records: true },
    part: '.mail.',
    type: 'CNAME',
    rows: [...belowSendingDomain, ...names, ['labels swapped', 'wrong-level'], ['a dash for the dot', 'label-changed']],
  },
  {
    title: 'a DKIM key',
    setup: { esp: 'sparkpost', cdn: 'cloudfront', records: true },
    part: '_domainkey',
    type: 'TXT',
    rows: [...belowSendingDomain, ['underscore dropped', 'label-changed'], ['value cut short', 'truncated']],
  },
  {
    title: 'a bounce mail server',
    setup: { esp: 'ses', cdn: 'cloudfront', records: true },
    part: 'bounce',
    type: 'MX',
    rows: [...belowSendingDomain, ...names],
  },
  {
    title: 'the DMARC policy',
    setup: { esp: 'ses', cdn: 'cloudfront', records: true },
    part: '_dmarc',
    type: 'TXT',
    rows: [...everyRecord, ['underscore dropped', 'label-changed']],
  },
]

/** What the same is called in step 3. */
const stepThreeCodes: Readonly<Record<string, string>> = {
  'dns.name-does-not-exist': 'dns.record-missing',
  'dns.cname-target-truncated': 'dns.record-value-mistyped',
  'dns.cname-target-is-a-url': 'dns.record-value-mistyped',
  'dns.cname-target-has-own-domain-appended': 'dns.record-value-mistyped',
}

interface Case {
  title: string
  label: string
  scenario: Scenario
  record: RecordData
}

let count = 0
/** A healthy zone with one record put elsewhere. `beside` adds to the zone what must not be taken for the record. */
function caseOf(title: string, setup: Setup, [how, label]: Row, pick: (draft: Draft) => RecordData, ...beside: Change[]): Case {
  let record: RecordData = { name: '', type: '', ttl: 0, data: '' }
  const remember: Change = (draft) => {
    record = pick(draft)
  }
  const changes = [tellRecords(), remember, misplaced(how, pick), ...beside]
  const scenario = defineScenario({ id: `misplaced-${++count}`, title, setup, changes, expect: { verdict: 'not-ready' } })
  return { title: `${title}: ${how}`, label, scenario, record }
}

const linkSetup: Setup = { esp: 'sendgrid', cdn: 'cloudfront', records: true }
/** A name above may well lead to a CDN of its own: there the value that Braze gave is what tells. */
const cutOverOf = ([how]: Row) => (how === 'at the sending domain itself' ? handedOutLinkOf : linkRecordOf)
const linkCases = linkRows.flatMap((row) => [
  caseOf('the link host', linkSetup, row, cutOverOf(row)),
  ...(row[0] === 'nowhere'
    ? []
    : [caseOf('the link host beside a wildcard', linkSetup, row, cutOverOf(row), wildcard('*.{domain}', 'A', '198.202.211.7'))]),
])
const stepThreeCases = linkRows.map((row) => caseOf('the link host', { ...linkSetup, cdn: 'none' }, row, handedOutLinkOf))
const recordCases = subjects.flatMap(({ title, setup, part, type, rows }) =>
  rows.flatMap((row) => [
    caseOf(title, setup, row, handedOutOf(part, type)),
    caseOf(
      `${title}, beside wildcards`,
      setup,
      row,
      handedOutOf(part, type),
      wildcard('*.{domain}', 'A', '198.202.211.7'),
      wildcard('*.{parent}', 'CNAME', 'www.{domain}'),
    ),
  ]),
)
/** A wildcard that leads where the link host should lead answers at many names at which nobody put anything. */
const sameValue = [
  caseOf('the link host', linkSetup, ['nowhere', 'dns.name-does-not-exist'], linkRecordOf, wildcard('*.{domain}', 'CNAME', '{edge}')),
  caseOf('the link host', linkSetup, ['nowhere', 'dns.name-does-not-exist'], linkRecordOf, wildcard('*.{domain}', 'CNAME', '{esp}')),
]

let lab: Lab
beforeAll(async () => {
  lab = await startLab([...linkCases, ...stepThreeCases, ...recordCases, ...sameValue].map(({ scenario }) => scenario))
})
afterAll(() => lab.stop())

describe.concurrent('the link host in a check', () => {
  it.each([...linkCases, ...sameValue])('$title', async ({ scenario, label }) => {
    const { assessment } = await runCheck(toTarget(scenario.target), lab.vantage)
    expect(assessment.rootCause).toBe(label)
  })
})

/** What a finding calls it, in one word. */
const labelOf = (finding: Pick<Finding, 'code' | 'params'> | undefined): string => {
  const { how, slip } = (finding?.params ?? {}) as { how?: string; slip?: string }
  return how ?? slip ?? finding?.code.replace('dns.record-', '') ?? 'nothing'
}

/** The code that the records run of the wizard gives a record. */
async function codeInStepThree({ scenario, record }: Case): Promise<string | undefined> {
  const records = scenario.records.map(({ name, type, data }, index) => ({
    ...{ id: String(index), name, type, value: data, ttl: null },
    kind: kindOf(type, name, data),
  }))
  const options = { signal: new AbortController().signal, onRow: () => {} }
  const { rows } = await observeRecords(records, toTarget(scenario.target), lab.vantage, options)
  return rows.find(({ title }) => title === `${record.type} ${record.name}`)?.finding?.code
}

describe.concurrent('the link host in step 3', () => {
  it.each(stepThreeCases)('$title', async (entry) => {
    expect(await codeInStepThree(entry)).toBe(stepThreeCodes[entry.label] ?? 'dns.record-misplaced')
  })
})

describe.concurrent('a record that was handed out', () => {
  it.each(recordCases)('$title', async (entry) => {
    const { scenario, label, record } = entry
    const { assessment } = await runCheck(toTarget(scenario.target), lab.vantage)
    const found = assessment.findings.find(
      ({ check, params }) => check === 'dns.handed-out-records' && params.name === record.name && params.type === record.type,
    )
    expect(labelOf(found)).toBe(label)
    expect(await codeInStepThree(entry)).toBe(found?.code)
  })
})
