import { parse } from 'csv-parse/sync'
import zonefile from 'dns-zonefile'
import { expect, test } from 'vitest'
import { recordsCsv } from './records-csv.ts'
import type { RecordOutView, ZoneOutView } from './records-out.ts'
import { recordsText } from './records-text.ts'
import { zoneFile } from './zone-file.ts'

const zone: ZoneOutView = {
  zone: 'acme.com',
  unicode: null,
  hosts: ['OVHcloud'],
  nameServers: ['dns106.ovh.net'],
  panels: [{ name: 'OVHcloud', path: ['Web Cloud', 'acme.com', 'DNS zone'] }],
  notes: ['Keep the last dot.'],
  zoneFileHref: '/',
}

const record = (fields: Partial<RecordOutView>): RecordOutView => ({
  id: 'r1',
  type: 'CNAME',
  kind: 'dkim',
  name: 'click.acme.com',
  unicode: null,
  zone: 'acme.com',
  boxes: { name: 'Sub-domain', value: 'Target' },
  entered: { name: 'click', value: 'sendgrid.net.', preference: null },
  inFull: 'click.acme.com.',
  ttl: null,
  today: { state: 'free', lines: [], evidence: [], commands: [] },
  ...fields,
})

const nasty = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', 'a "quoted", text', 'two\nlines', 'v=spf1 -all']

test('CSV holds every value, and none that a spreadsheet takes for a formula', () => {
  const records = nasty.map((value) => record({ type: 'TXT', entered: { name: '@', value, preference: null } }))
  const rows: string[][] = parse(recordsCsv({ records, zones: [zone] }))
  expect(rows[0]).toEqual(['Type', 'Name to enter', 'Full name', 'Value', 'Priority', 'TTL', 'Zone', 'DNS host'])
  expect(rows.slice(1).map((row) => row[3]?.replace(/^'/, ''))).toEqual(nasty)
  for (const row of rows) for (const cell of row) expect(cell === '@' || !/^[=+\-@\t\r]/.test(cell), cell).toBe(true)
  expect(rows[1]).toMatchObject(['TXT', '@', 'click.acme.com', "'=1+1", '', '', 'acme.com', 'OVHcloud'])
})

test('CSV of a record without a zone, with a preference and a TTL', () => {
  const mx = record({ type: 'MX', zone: null, ttl: 300, entered: { name: 'click.acme.com', value: 'mx.example.net', preference: '10' } })
  expect(recordsCsv({ records: [mx], zones: [] }).split('\r\n')[1]).toBe('MX,click.acme.com,click.acme.com,mx.example.net,10,300,,')
})

test('the zone file is read back as it was meant', () => {
  const text = zoneFile('Acme\n$INCLUDE /etc/passwd', [
    { type: 'CNAME', name: 'click.acme.com', value: 'sendgrid.net', ttl: null },
    { type: 'MX', name: 'em.acme.com', value: '10 mx.sparkpostmail.com', ttl: 600 },
    { type: 'TXT', name: '_dmarc.acme.com', value: 'v=DMARC1; p=none', ttl: null },
    { type: 'A', name: '*.acme.com', value: '192.0.2.1', ttl: null },
    { type: 'NS', name: 'mail.acme.com', value: 'ns1.example.net', ttl: null },
  ])
  expect(text).not.toMatch(/^\$INCLUDE/m)
  const read = zonefile.parse(text)
  expect(Number(read.$ttl)).toBe(3600)
  expect(read.cname).toMatchObject([{ name: 'click.acme.com.', alias: 'sendgrid.net.', ttl: 3600 }])
  expect(read.mx).toMatchObject([{ name: 'em.acme.com.', preference: 10, host: 'mx.sparkpostmail.com.', ttl: 600 }])
  expect(read.txt).toMatchObject([{ name: '_dmarc.acme.com.', txt: '"v=DMARC1; p=none"' }])
  expect(read.a).toMatchObject([{ name: '*.acme.com.', ip: '192.0.2.1' }])
  expect(read.ns).toMatchObject([{ name: 'mail.acme.com.', host: 'ns1.example.net.' }])
})

test('the text for a mail says zone, panel, and each record with the name to enter and in full', () => {
  const other = record({ zone: null, type: 'MX', entered: { name: 'click.acme.com', value: 'mx.example.net', preference: '10' }, ttl: 300 })
  const apex = record({ name: 'acme.com', entered: { name: '', value: 'x.', preference: null } })
  expect(recordsText('Acme', [record({}), apex, other], [zone])).toBe(
    [
      'DNS records for Acme',
      'Zone acme.com (OVHcloud)\nOVHcloud: Web Cloud → acme.com → DNS zone\nKeep the last dot.',
      'Type: CNAME\nName: click\nFull name: click.acme.com\nValue: sendgrid.net.\nTTL: as preset',
      'Type: CNAME\nName: (leave empty)\nFull name: acme.com\nValue: x.\nTTL: as preset',
      'Zone not looked up: these are full names',
      'Type: MX\nName: click.acme.com\nValue: mx.example.net\nPriority: 10\nTTL: 300',
    ].join('\n\n'),
  )
})
