import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseRecords } from './parse-records.ts'

const origin = 'mail.acme.com'
const read = (text: string) => parseRecords(text, origin).records.map(({ type, name, value, ttl, kind }) => [type, name, value, ttl, kind])

describe('one record in the shapes that people paste', () => {
  const expected = [['CNAME', 'link.mail.acme.com', 'sendgrid.net', null, 'link-host']]
  test.each([
    ['table cells', 'CNAME\tlink.mail.acme.com\tsendgrid.net'],
    ['table cells, name first', 'link.mail.acme.com\tCNAME\tsendgrid.net'],
    ['blanks', 'link.mail.acme.com   CNAME   sendgrid.net'],
    ['a Markdown table', '| CNAME | `link.mail.acme.com` | sendgrid.net. |'],
    ['a CSV line', 'CNAME,link.mail.acme.com,sendgrid.net'],
    ['a quoted CSV line', 'CNAME,"link.mail.acme.com","sendgrid.net"'],
    ['a zone file', 'link.mail.acme.com. IN CNAME sendgrid.net.'],
    ['a relative name', 'link CNAME sendgrid.net'],
    ['capitals', 'Link.Mail.ACME.com cname SendGrid.NET'],
    ['an automatic TTL', 'CNAME\tlink.mail.acme.com\tsendgrid.net\tAuto'],
    ['CRLF and empty lines', '\r\nCNAME link.mail.acme.com sendgrid.net\r\n\r\n'],
    ['twice the same', 'CNAME link.mail.acme.com sendgrid.net\nlink CNAME sendgrid.net.'],
    ['below an $ORIGIN', '$ORIGIN mail.acme.com.\nlink IN CNAME sendgrid.net. ; tracking'],
    ['below a heading', 'Type Name Value\n---- ---- ----\nCNAME link.mail.acme.com sendgrid.net'],
  ])('%s', (_shape, text) => {
    const { records, unread } = parseRecords(text, origin)
    expect(records.map(({ type, name, value, ttl, kind }) => [type, name, value, ttl, kind])).toEqual(expected)
    expect(unread).toEqual([])
  })
})

test.each([
  ['link 300 IN CNAME sendgrid.net', ['CNAME', 'link.mail.acme.com', 'sendgrid.net', 300, 'link-host']],
  ['em12 MX 10 mx.sendgrid.net', ['MX', 'em12.mail.acme.com', '10 mx.sendgrid.net', null, 'bounce']],
  ['em12 3600 IN MX 10 mx.sendgrid.net', ['MX', 'em12.mail.acme.com', '10 mx.sendgrid.net', 3600, 'bounce']],
  [
    'TXT em12.mail.acme.com v=spf1 include:sendgrid.net ~all',
    ['TXT', 'em12.mail.acme.com', 'v=spf1 include:sendgrid.net ~all', null, 'bounce'],
  ],
  ['_dmarc.acme.com\tTXT\t"v=DMARC1; p=none"', ['TXT', '_dmarc.acme.com', 'v=DMARC1; p=none', null, 'dmarc']],
  ['m1._domainkey TXT "k=rsa; " "p=AB"', ['TXT', 'm1._domainkey.mail.acme.com', 'k=rsa; p=AB', null, 'dkim']],
  ['12345.mail.acme.com CNAME sendgrid.net', ['CNAME', '12345.mail.acme.com', 'sendgrid.net', null, 'owner']],
  ['em1.mail.acme.com CNAME u1234.wl057.sendgrid.net', ['CNAME', 'em1.mail.acme.com', 'u1234.wl057.sendgrid.net', null, 'bounce']],
  ['track CNAME eu.spgo.io', ['CNAME', 'track.mail.acme.com', 'eu.spgo.io', null, 'link-host']],
  ['@ A 192.0.2.1', ['A', 'mail.acme.com', '192.0.2.1', null, 'other']],
  ['link.mail.acme.example CNAME sendgrid.net', ['CNAME', 'link.mail.acme.example.mail.acme.com', 'sendgrid.net', null, 'link-host']],
])('%s', (text, expected) => {
  expect(read(text)).toEqual([expected])
})

test.each([
  'link.mail.acme.com -> sendgrid.net',
  'link.mail.acme.com → sendgrid.net',
  'link.mail.acme.com => sendgrid.net',
  'link.mail.acme.com ⇒ sendgrid.net',
  'link.mail.acme.com > sendgrid.net',
  'link.mail.acme.com points to sendgrid.net.',
  'link.mail.acme.com->sendgrid.net',
  '- link.mail.acme.com --> sendgrid.net',
  'link → sendgrid.net',
])('%s: what leads to another name is an alias', (text) => {
  expect(read(text)).toEqual([['CNAME', 'link.mail.acme.com', 'sendgrid.net', null, 'link-host']])
})

test.each([
  'Domains > acme.com',
  'DNS -> Zones',
  'see → acme.com',
  'mail.acme.com -> 192.0.2.1',
  '-> sendgrid.net',
  'a -> b -> sendgrid.net',
])('%s: no record', (text) => expect(read(text)).toEqual([]))

test.each([
  ['www.click', 'www.click.acme.com'],
  ['link.news', 'link.news.acme.com'],
  ['s1._domainkey.email', 's1._domainkey.email.acme.com'],
  ['www.click.', 'www.click'],
  ['link.other.com', 'link.other.com'],
  ['other.com', 'other.com'],
  ['shop.brand.click', 'shop.brand.click'],
])('%s below acme.com is %s', (name, full) => {
  expect(parseRecords(`CNAME ${name} sendgrid.net`, 'acme.com').records.map((record) => record.name)).toEqual([full])
})

test('a key in parentheses over several lines', () => {
  expect(read('m1._domainkey IN TXT ( "k=rsa; "\n  "p=AB" )\nlink CNAME sendgrid.net')).toEqual([
    ['TXT', 'm1._domainkey.mail.acme.com', 'k=rsa; p=AB', null, 'dkim'],
    ['CNAME', 'link.mail.acme.com', 'sendgrid.net', null, 'link-host'],
  ])
})

test('the TTL of a zone is that of records which name none', () => {
  expect(
    read('$ORIGIN mail.acme.com.\n$TTL 5m\nlink IN CNAME sendgrid.net.\nem1 60 IN CNAME sendgrid.net.').map(([, name, , ttl]) => [
      name,
      ttl,
    ]),
  ).toEqual([
    ['link.mail.acme.com', 300],
    ['em1.mail.acme.com', 60],
  ])
})

test('a name known to be complete is not completed', () => {
  expect(parseRecords('link.acme.example CNAME sendgrid.net', origin, ['link.acme.example']).records[0]?.name).toBe('link.acme.example')
})

test('what is not understood is told with its line, and nothing is made of it', () => {
  const text = 'Hello Ada,\n\nCNAME link.mail.acme.com sendgrid.net\nCNAME\nthe CNAME is missing\n<script>alert(1)</script>\nregards'
  const { records, unread } = parseRecords(text, origin)
  expect(records.map(({ name }) => name)).toEqual(['link.mail.acme.com'])
  expect(unread.map(({ line, reason }) => [line, reason])).toEqual([
    [1, 'plain-text'],
    [4, 'no-name'],
    [5, 'unclear'],
    [6, 'script'],
    [7, 'plain-text'],
  ])
})

/** Few pieces, many times over: what makes careless patterns slow. */
const piece = fc.constantFrom(
  ...[
    'CNAME',
    'TXT ',
    'Type: ',
    'Host',
    'Type\tName\tValue\n',
    'link.mail.acme.com ',
    'a.',
    '"',
    ',"',
    '(',
    ')',
    '\t',
    '|',
    '; ',
    '\n',
    '\n\n',
    ' ',
    '> ',
  ],
  ...[
    '=\n',
    '=3D',
    '<td>',
    '<tr>',
    '<p>',
    '<script>',
    '{"type":"',
    '":',
    '[',
    '$ORIGIN a.\n',
    'x IN TXT ( ',
    '…',
    '\u200b',
    'p=AAAA',
    '\\"',
    ':',
  ],
)
const pasted = fc
  .array(fc.tuple(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 20 })), fc.integer({ min: 1, max: 60 })), { maxLength: 30 })
  .map((pieces) => pieces.map(([text, times]) => text.repeat(times)).join(''))

test('whatever is pasted: no throw, records in normal form, each line of the text, and work that grows only as the text does', () => {
  fc.assert(
    fc.property(pasted, (text) => {
      const { records, unread, handedOut } = parseRecords(text, origin)
      // Each of nine shapes may look at a line and, where it goes over several, at a bounded number of lines after it.
      expect(handedOut).toBeLessThanOrEqual(80 * (text.length + 1))
      const lines = text.split(/\r\n|\r|\n/).length
      for (const { line } of [...records, ...unread]) expect(line >= 1 && line <= lines).toBe(true)
      for (const { name } of records) expect(name).toMatch(/^(\*\.)?[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?$/)
    }),
    { numRuns: 300 },
  )
})

test('twice the text is no more than twice the work', () => {
  const texts = [
    'CNAME link s1.\n',
    'Type,Name,Value\nCNAME,"x\n',
    'Host\n',
    '(\n',
    'a IN TXT (\n',
    ' \n',
    'Type: CNAME\n',
    'Type\tName\tValue\nCNAME\tx\n',
  ]
  for (const text of texts) {
    // The last lines have fewer after them to be looked at.
    const [once, twice] = [500, 1000].map((times) => parseRecords(text.repeat(times), origin).handedOut)
    expect(twice, text).toBeLessThanOrEqual(2 * (once ?? 0) + 10_000)
  }
})

test('a line that could be read in two ways, and in neither, is told of once a reading', () => {
  expect(parseRecords('https://: CNAME: A', origin).unread).toEqual([
    { line: 1, text: 'HTTPS', reason: 'other-type' },
    { line: 1, text: 'CNAME: A', reason: 'no-name' },
  ])
})
