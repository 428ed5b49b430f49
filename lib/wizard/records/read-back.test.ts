import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dnsHosts } from '#lib/providers/dns/dns-hosts.ts'
import { asEntered, quotedText } from '#lib/providers/dns/entered-record.ts'
import { parseRecords } from './parse-records.ts'
import { recordsCsv } from './records-csv.ts'
import type { RecordOutView, ZoneOutView } from './records-out.ts'
import { recordsText } from './records-text.ts'
import { zoneFile } from './zone-file.ts'

const zone = 'acme.com'
const origin = 'mail.acme.com'
const label = fc.stringMatching(/^[a-z0-9_]([a-z0-9_-]{0,10}[a-z0-9_])?$/)
const below = fc.constantFrom('mail.acme.com', 'acme.com', 'news.acme.com', 'brand.news', 'other.example')
const name = fc.oneof(
  fc.tuple(label, below).map((parts) => parts.join('.')),
  fc.constantFrom('acme.com', '*.mail.acme.com', 's1._domainkey.mail.acme.com', '12345.mail.acme.com', 'link.news.acme.com'),
)
const host = fc
  .tuple(label, fc.constantFrom('sendgrid.net', 'sparkpostmail.com', 'amazonses.com', 'example.org'))
  .map((parts) => parts.join('.'))

/** What texts are made of, and what the forms that they are written in use as marks. */
const piece = fc.oneof(
  fc.constantFrom(
    '"',
    ';',
    '\\',
    '\\"',
    '\\;',
    '\\059',
    "'",
    ',',
    '|',
    '=',
    '+',
    '-',
    '@',
    '; =',
    '`',
    '**',
    '<b>',
    '(',
    ')',
    '  ',
    '…',
    '...',
    '&amp;',
    '#',
  ),
  fc.constantFrom(
    'v=DMARC1; p=none',
    'k=rsa; p=',
    'v=spf1 include:sendgrid.net ~all',
    '＝1',
    '“',
    'ä',
    '漢',
    '😀',
    'Type: A',
    'x'.repeat(300),
    'Verified',
    '3600',
  ),
  fc.string({ maxLength: 8 }),
)
const text = fc
  .oneof(
    fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join('')),
    fc.constantFrom('v=DMARC1; p=none', '"quoted"', '"two" "strings"', '=1+1', "'=1", '+1', '@', '-', '\\', '"', 'ü'.repeat(200)),
  )
  // What a record cannot hold: nothing at all, control characters, halves of characters.
  .filter((value) => value.isWellFormed() && value.trim() !== '' && !/\p{Cc}/u.test(value))

const record = fc.oneof(
  fc.record({ type: fc.constant('TXT'), value: text }),
  fc.record({ type: fc.constantFrom('CNAME', 'NS'), value: host }),
  fc.record({ type: fc.constant('MX'), value: fc.tuple(fc.nat({ max: 65_535 }), host).map((parts) => parts.join(' ')) }),
  fc.record({
    type: fc.constant('CAA'),
    value: fc
      .tuple(fc.constantFrom(0, 128), fc.constantFrom('issue', 'issuewild', 'iodef'), host)
      .map(([flags, tag, ca]) => `${flags} ${tag} "${ca}"`),
  }),
  fc.record({ type: fc.constant('A'), value: fc.ipV4() }),
)
const records = fc
  .uniqueArray(fc.record({ name, record, ttl: fc.option(fc.integer({ min: 2, max: 86_400 })) }), {
    minLength: 1,
    maxLength: 6,
    selector: (one) => JSON.stringify([one.name, one.record]),
  })
  .map((all) => all.map((one) => ({ name: one.name, ttl: one.ttl, ...one.record })))

const zones: ZoneOutView = {
  zone,
  unicode: null,
  hosts: [],
  nameServers: [],
  panels: [{ name: 'A panel', path: ['Zones', zone, 'Add'] }],
  notes: ['Keep the last dot.'],
  zoneFileHref: '/',
}

type Plain = { type: string; name: string; value: string; ttl: number | null }

const outOf =
  (dnsHost: (typeof dnsHosts)[number] | undefined, isKnown: boolean) =>
  (one: Plain, index: number): RecordOutView => {
    const inZone = isKnown && (one.name === zone || one.name.endsWith(`.${zone}`)) ? zone : null
    const entered = asEntered(inZone === null ? undefined : dnsHost, inZone, one)
    return {
      ...one,
      id: String(index),
      kind: 'other',
      unicode: null,
      zone: inZone,
      boxes: { name: '', value: '' },
      entered,
      inFull: one.name,
      today: { state: 'free', lines: [], evidence: [], commands: [] },
    }
  }

const read = (file: string) => parseRecords(file, origin)
const meant = (all: readonly Plain[]) => all.map(({ type, name, value, ttl }) => [type, name, value, ttl])
const same = (file: string, all: readonly Plain[]) => {
  const back = read(file)
  expect(meant(back.records), file).toEqual(meant(all))
  expect(
    back.unread.filter(({ reason }) => reason !== 'plain-text'),
    file,
  ).toEqual([])
}

describe.each([...dnsHosts.map((one) => [one.name, one] as const), ['an unknown DNS host', undefined] as const])(
  'what is written for %s reads back',
  (_name, dnsHost) => {
    const view = { ...zones, hosts: dnsHost ? [dnsHost.name] : [] }

    test('as CSV', () => {
      fc.assert(
        fc.property(records, fc.boolean(), (all, isKnown) => {
          const out = { records: all.map(outOf(dnsHost, isKnown)), zones: [view] }
          same(recordsCsv(out), all)
        }),
        { numRuns: 40 },
      )
    })

    test('as text', () => {
      fc.assert(
        fc.property(records, fc.boolean(), (all, isKnown) => {
          const out = all.map(outOf(dnsHost, isKnown))
          const inOrder = [...Map.groupBy(all, (_one, index) => out[index]?.zone)].flatMap(([, own]) => own)
          same(recordsText('Acme', out, [view]), inOrder)
        }),
        { numRuns: 40 },
      )
    })
  },
)

test('a zone file reads back', () => {
  fc.assert(
    fc.property(records, (all) => {
      same(
        zoneFile('Acme', all),
        all.map((one) => ({ ...one, ttl: one.ttl ?? 3600 })),
      )
    }),
    { numRuns: 300 },
  )
})

test('a text in quotation marks, as zone files and panels of their habit have it, reads back in any shape', () => {
  const shapes: ((value: string) => string)[] = [
    (value) => `Type\tName\tValue\nTXT\tx.${origin}\t${value}`,
    (value) => `TXT\tx.${origin}\t${value}`,
    (value) => `x.${origin}. 300 IN TXT ${value}`,
    (value) => `x.${origin} TXT ${value}`,
    (value) => JSON.stringify([{ name: `x.${origin}.`, type: 'TXT', content: value }]),
  ]
  const plain = text.filter((value) => !/[^\x20-\x7e]|[`*<>&|]|\[|\.{3}/.test(value))
  fc.assert(
    fc.property(plain, fc.constantFrom(...shapes), (value, shape) => {
      const file = shape(quotedText(value))
      expect(
        read(file).records.map((one) => one.value),
        file,
      ).toEqual([value])
    }),
    { numRuns: 300 },
  )
})

test('rows of our CSV that nobody wrote are told', () => {
  const file = recordsCsv({
    records: [{ type: 'CNAME', name: 'link.mail.acme.com', value: 'sendgrid.net', ttl: null }].map(outOf(undefined, true)),
    zones: [zones],
  })
  const { records: found, unread } = read(`Hello,\n${file}CNAME,broken,,,,,,\nbye`)
  expect(found.map((one) => one.name)).toEqual(['link.mail.acme.com'])
  expect(unread.map(({ line }) => line)).toEqual([1, 4, 5])
})

describe('no cell of a file is taken for a formula, whatever parts the cells', () => {
  const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠']
  const hostile = signs.flatMap((sign) => [
    `${sign}1+1`,
    `x;${sign}1`,
    `x; ${sign}1`,
    `x|${sign}1`,
    `'${sign}1`,
    `x;'${sign}1`,
    `"${sign}1`,
  ])
  test.each(hostile)('%s', (value) => {
    const all = [{ type: 'TXT', name: 'x.acme.com', value, ttl: null }]
    const file = recordsCsv({ records: all.map(outOf(undefined, true)), zones: [zones] })
    for (const cell of file.split(/[;|\t\r\n]|,(?=")|(?<="),/)) expect(cell.trim().replace(/^"/, ''), file).not.toMatch(/^[=+\-@＝＋－＠]/)
    same(file, all)
  })
})
