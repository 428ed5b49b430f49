import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseRecords } from './parse-records.ts'

const origin = 'mail.acme.com'
const name = 's1._domainkey.mail.acme.com'
const next = 'link.mail.acme.com'

const rsa = (modulusLength: number): string =>
  generateKeyPairSync('rsa', { modulusLength }).publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
const keys = [rsa(1024), rsa(2048), rsa(2048), rsa(4096)]

const heads = ['k=rsa; p=', 'v=DKIM1; k=rsa; p=', 'v=DKIM1; k=rsa; h=sha256; p=', 'v=DKIM1;k=rsa;t=s;p=', 'p=', 'k=rsa; t=s; p=']
const texts = [
  ...keys.flatMap((key) => heads.map((head) => `${head}${key}`)),
  'v=DMARC1; p=quarantine; rua=mailto:dmarc-reports@mail.acme.com; ruf=mailto:forensic@mail.acme.com; fo=1; adkim=s; aspf=r; pct=100',
  'v=spf1 include:sendgrid.net include:_spf.google.com include:spf.protection.outlook.com ip4:192.0.2.0/24 mx ~all',
]
const text = fc.constantFrom(...texts)
const width = fc.integer({ min: 20, max: 120 })

const cut = (value: string, at: number): string[] =>
  Array.from({ length: Math.ceil(value.length / at) }, (_, index) => value.slice(index * at, (index + 1) * at))

/** Blanks at the ends of lines are what copying loses first. */
const lines = (value: string, at: number): string =>
  cut(value, at)
    .map((line) => line.trim())
    .join('\n')
const quoted = (value: string, at: number): string =>
  cut(value, at)
    .map((line) => `"${line}"`)
    .join('\n')

const behind = `CNAME\t${next}\tsendgrid.net`

const shapes: [shape: string, make: (value: string, at: number) => string][] = [
  ['a headed tab table', (value, at) => `Type\tName\tValue\nTXT\t${name}\t${lines(value, at)}\n${behind}`],
  ['a headed table with more columns', (value, at) => `Type\tName\tValue\tTTL\nTXT\t${name}\t${lines(value, at)}\t3600\n${behind}\t3600`],
  ['a headed table of columns', (value, at) => `Type   Name   Value\nTXT   ${name}   ${lines(value, at)}\nCNAME   ${next}   sendgrid.net`],
  ['a tab table', (value, at) => `TXT\t${name}\t${lines(value, at)}\n${behind}`],
  ['a tab table, a status behind', (value, at) => `TXT\t${name}\t${lines(value, at)}\tVerified\n${behind}\tVerified`],
  ['words', (value, at) => `TXT ${name} ${lines(value, at)}\nCNAME ${next} sendgrid.net`],
  ['a zone file', (value, at) => `${name}. IN TXT ${lines(value, at)}\n${next}. IN CNAME sendgrid.net.`],
  [
    'a label block',
    (value, at) => `Type: TXT\nHost: ${name}\nValue: ${lines(value, at)}\nTTL: 3600\n\nType: CNAME\nHost: ${next}\nValue: sendgrid.net`,
  ],
  ['a label block without a type', (value, at) => `TXT record\nHost: ${name}\nValue:\n${lines(value, at)}\n\n${behind}`],
  ['a label with its value below', (value, at) => `Type\nTXT\nName\n${name}\nValue\n${lines(value, at)}\n\n${behind}`],
  ['a sentence', (value, at) => `Please add a TXT record at ${name} with value ${lines(value, at)}\n${behind}`],
  ['quoted strings', (value, at) => `TXT ${name} ${quoted(value, at)}\n${behind}`],
  ['quoted strings in a zone file', (value, at) => `${name}. IN TXT ( ${quoted(value, at)} )\n${next}. IN CNAME sendgrid.net.`],
  ['inside quotation marks', (value, at) => `TXT\t${name}\t"${lines(value, at)}"\n${behind}`],
  ['a CSV cell', (value, at) => `Type,Name,Value\nTXT,${name},"${lines(value, at)}"\nCNAME,${next},sendgrid.net`],
  [
    'a Markdown table',
    (value, at) => `| Type | Name | Value |\n|---|---|---|\n| TXT | ${name} | ${lines(value, at)} |\n| CNAME | ${next} | sendgrid.net |`,
  ],
]

describe('a text that is broken over lines is whole', () => {
  test.each(shapes)('%s', (_shape, make) => {
    fc.assert(
      fc.property(text, width, (value, at) => {
        const pasted = make(value, at)
        const read = parseRecords(pasted, origin)
        expect(
          read.records.map((record) => [record.type, record.name, record.value]),
          pasted,
        ).toEqual([
          ['TXT', name, value],
          ['CNAME', next, 'sendgrid.net'],
        ])
        expect(read.unread, pasted).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

const targets = ['s1.domainkey.u4521789.wl200.sendgrid.net', 'feedback-smtp.us-east-1.amazonses.com', 'u4521.wl200.sendgrid.net']

test.each(shapes.filter(([shape]) => !/quot|CSV|zone file|sentence|TTL|without|more columns|Markdown/.test(shape)))(
  'a host name that is broken over lines is whole: %s',
  (_shape, make) => {
    fc.assert(
      fc.property(fc.constantFrom(...targets), fc.integer({ min: 20, max: 60 }), (target, at) => {
        const pasted = make(target, at).replace(/\bTXT\b/, 'CNAME')
        const { records } = parseRecords(pasted, origin)
        expect(
          records.map((record) => [record.name, record.value]),
          pasted,
        ).toContainEqual([name, target])
      }),
      { numRuns: 30 },
    )
  },
)

test.each(shapes)('a key of which lines are missing is refused aloud: %s', (_shape, make) => {
  fc.assert(
    fc.property(fc.constantFrom(...keys), fc.integer({ min: 20, max: 70 }), fc.boolean(), (key, at, isEnd) => {
      const parts = cut(`k=rsa; p=${key}`, at)
      const left = isEnd ? parts.slice(0, Math.max(2, parts.length - 2)) : parts.toSpliced(2, 1)
      const pasted = make(left.join(''), at)
      const { records, unread } = parseRecords(pasted, origin)
      expect(
        records.filter(({ type }) => type === 'TXT'),
        pasted,
      ).toEqual([])
      expect(
        unread.map(({ reason }) => reason),
        pasted,
      ).toContain('cut-key')
    }),
    { numRuns: 20 },
  )
})
