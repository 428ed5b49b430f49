import { describe, expect, test } from 'vitest'
import type { EspId } from '#lib/engine/target/target.ts'
import { parseDnsRecords } from '#lib/wizard/forms/parse-dns-records.ts'
import { pasteView, savedPasteView } from './paste-view.ts'

const context = { esp: 'sendgrid' as EspId, sendingDomain: 'mail.acme.com', linkHosts: ['link.mail.acme.com'] }
const link = 'CNAME link.mail.acme.com sendgrid.net'
const sendgrid = [
  link,
  'CNAME 1234567.mail.acme.com sendgrid.net',
  'CNAME em1234.mail.acme.com u1234567.wl057.sendgrid.net',
  'CNAME s1._domainkey.mail.acme.com s1.domainkey.u1234567.wl057.sendgrid.net',
  'CNAME s2._domainkey.mail.acme.com s2.domainkey.u1234567.wl057.sendgrid.net',
]

describe('what is mended is said beside the record', () => {
  test.each([
    ['CNAME Link.Mail.ACME.com sendgrid.net', ['We read “Link.Mail.ACME.com” as “link.mail.acme.com”: in small letters.']],
    [
      'CNAME link.mail.acme.com. sendgrid.net',
      ['We read “link.mail.acme.com.” as “link.mail.acme.com”: without the full stop at the end.'],
    ],
    ['CNAME link sendgrid.net', ['We read “link” as “link.mail.acme.com”: completed with your domain.']],
    [
      'CNAME link.mail.acme.com.acme.com sendgrid.net',
      ['We read “link.mail.acme.com.acme.com” as “link.mail.acme.com”: your domain stood there twice.'],
    ],
    [
      'CNAME link.mail.acme.com.mail.acme.com sendgrid.net',
      ['We read “link.mail.acme.com.mail.acme.com” as “link.mail.acme.com”: your domain stood there twice.'],
    ],
    [
      'CNAME link.mail.acme.com https://sendgrid.net/',
      ['We read “https://sendgrid.net/” as “sendgrid.net”: without “http://” and what follows the name.'],
    ],
    [
      'CNAME link.mail.acme.com sendgrid.net.acme.com',
      ['We read “sendgrid.net.acme.com” as “sendgrid.net”: without your own domain after it.'],
    ],
    ['CNAME link.mail.acme.com send\u200bgrid.net', ['The value was read without invisible characters.']],
    [link, []],
  ])('%s', (text, corrections) => {
    const { records } = pasteView(text, { ...context, linkHosts: [] })
    expect(records).toMatchObject([{ name: 'link.mail.acme.com', value: 'sendgrid.net', corrections }])
  })
})

describe('what keeps a text from being saved', () => {
  test.each([
    ['', /^Paste the records/],
    ['Hello,\nsee the attachment', /^No record was found/],
    [`${'x'.repeat(1_000_000)}`, /has 1000000 characters, and 100000 are read/],
    [`\u0089PNG\r\n\u001a\u0000\u0001\u0002\ufffd\ufffd ${'\u0003\u0004a'.repeat(50)}`, /^This is no text/],
    [Array.from({ length: 500 }, (_, at) => `CNAME l${at}.mail.acme.com sendgrid.net`).join('\n'), /^There are 500 records .* at most 60/],
    [
      `${link}\n\nCNAME link.mail.acme.com eu.sendgrid.net`,
      /^link\.mail\.acme\.com leads to sendgrid\.net in line 1 and to eu\.sendgrid\.net in line 3/,
    ],
    [`${link}\nTXT link.mail.acme.com hello`, /has a CNAME and a TXT record \(lines 1 and 2\)/],
    ['CNAME link.mail.other.com sendgrid.net', /^These are records of another domain: link\.mail\.other\.com/],
    ['CNAME link.mail.acme.com s1.domainkey.u123…', /Line 1: It was cut short/],
    ['CNAME link.mail.acme.com s1.domainkey.u123...', /Line 1: It was cut short/],
    ['CNAME\t=HYPERLINK("http://x","link.mail.acme.com")\tsendgrid.net', /Line 1: This is a spreadsheet’s formula/],
    ['Host: link.mail.acme.com\nValue: sendgrid.net', /Line 1: The type is missing/],
    ['MX bounce.mail.acme.com feedback-smtp.us-east-1.amazonses.com', /Line 1: The priority is missing/],
    ['CNAME link.mail.acme.com 192.0.2.1', /Line 1: The value is none/],
    ['CNAME li$nk.mail.acme.com sendgrid.net', /Line 1: The name has something/],
    ['$ORIGIN acme.com.\n@ IN SOA ns1 admin 1 2 3 4 5', /Line 2: Braze hands out no record of this type/],
    ['<script>alert("CNAME a.mail.acme.com sendgrid.net")</script>', /Line 1: This is a script/],
  ])('%#', (text, problem) => {
    const view = pasteView(text, context)
    expect(view.problem).toMatch(problem)
    const parsed = parseDnsRecords({ source: 'pasted', records: text }, context)
    // The same beside the field, and what was typed is there again.
    expect(parsed).toMatchObject({
      ok: false,
      form: { values: { records: text.replaceAll('\0', '').replaceAll('\r\n', '\n') }, errors: { records: { message: view.problem } } },
    })
  })
})

describe('what is worth knowing', () => {
  const notesOf = (lines: readonly string[], changed: Partial<typeof context> = {}) =>
    pasteView(lines.join('\n'), { ...context, ...changed }).notes.map(({ id, text }) => [id, text] as const)
  const ids = (lines: readonly string[], changed: Partial<typeof context> = {}) => notesOf(lines, changed).map(([id]) => id)

  test('nothing of all that SendGrid hands out', () => expect(ids(sendgrid)).toEqual([]))

  test.each([
    [
      'sendgrid',
      [link],
      'the record with the account’s number, the signature (DKIM) in 2 records and the record for bounces (return path)',
    ],
    ['sendgrid', sendgrid.slice(0, 4), 'the signature (DKIM) in 2 records (1 here)'],
    ['sparkpost', ['CNAME link.mail.acme.com spgo.io'], 'the signature (DKIM) and the record for bounces (return path)'],
    [
      'ses',
      ['CNAME link.mail.acme.com r.us-east-1.awstrack.me'],
      'the signature (DKIM) in 3 records and the record for bounces (return path)',
    ],
  ] as const)('what %s hands out and is not there: %#', (esp, lines, kinds) => {
    const [id, text] = notesOf(lines, { esp }).at(-1) ?? []
    expect([id, text]).toEqual(['missing', expect.stringContaining(kinds)])
  })

  test('a key of their own at SendGrid is one signature', () => {
    const own = [...sendgrid.slice(0, 3), 'TXT m1._domainkey.mail.acme.com k=rsa; t=s; p=MIGf']
    expect(ids(own)).toEqual([])
  })

  test.each([
    ['records of another domain among others', [...sendgrid, 'TXT _dmarc.acme.org v=DMARC1'], {}, ['other-domain']],
    ['records of another ESP', [...sendgrid, 'CNAME track.mail.acme.com spgo.io'], {}, ['other-esp', 'new-link-hosts']],
    [
      'a record that leads to a CDN',
      ['CNAME link.mail.acme.com d111111abcdef8.cloudfront.net', ...sendgrid.slice(1)],
      {},
      ['cdn:link.mail.acme.com'],
    ],
    ['a link host that step 1 does not list', [...sendgrid, 'CNAME click.mail.acme.com sendgrid.net'], {}, ['new-link-hosts']],
    ['a link host of step 1 without a record', sendgrid, { linkHosts: ['link.mail.acme.com', 'click.acme.com'] }, ['host-without-record']],
    ['the same twice', [...sendgrid, link], {}, ['repeated']],
  ])('%s', (_what, lines, changed, expected) => {
    expect(ids(lines, changed)).toEqual(expected)
    expect(pasteView(lines.join('\n'), { ...context, ...changed }).problem).toBeNull()
  })

  test('step 1 changed after the text was saved', () => {
    const stored = pasteView('CNAME link sendgrid.net', context).records.map((record) => ({ ...record, id: 'r', ttl: null }))
    const read = (sendingDomain: string) =>
      savedPasteView('CNAME link sendgrid.net', { ...context, sendingDomain }, stored).notes.map(({ id }) => id)
    expect(read('mail.acme.com')).not.toContain('outdated')
    expect(read('news.acme.com')).toContain('outdated')
  })
})

test('lines that may hold a record stand apart from plain text', () => {
  const view = pasteView(`Hi Ada,\n${link}\nThe CNAME of click.mail.acme.com follows tomorrow.\nSam`, context)
  expect(view.unread).toEqual([
    { line: 3, text: 'The CNAME of click.mail.acme.com follows tomorrow.', why: expect.stringContaining('no whole record') },
  ])
  expect(view.plain.map(({ line }) => line)).toEqual([1, 4])
})

test('link hosts that step 1 does not list are added when that is asked for', () => {
  const records = `${sendgrid.join('\n')}\nCNAME click.mail.acme.com sendgrid.net`
  expect(parseDnsRecords({ source: 'pasted', records }, context)).toMatchObject({ answer: { addLinkHosts: [] } })
  expect(parseDnsRecords({ source: 'pasted', records, addLinkHosts: 'on' }, context)).toMatchObject({
    answer: { addLinkHosts: ['click.mail.acme.com'] },
  })
  const many = Array.from({ length: 20 }, (_, at) => `l${at}.mail.acme.com`)
  expect(parseDnsRecords({ source: 'pasted', records, addLinkHosts: 'on' }, { ...context, linkHosts: many })).toMatchObject({
    ok: false,
    form: { errors: { addLinkHosts: { code: 'link-hosts-too-many' } } },
  })
})
