import { parse } from 'dns-zonefile'
import { expect, test } from 'vitest'
import { parseRecords } from './parse-records.ts'

/**
 * A well-kept parser of zone files reads the same from a zone that has none of what it gets
 * wrong: an empty owner, keys in parentheses, escaped quotes, a class before the TTL.
 */
const zone = `$ORIGIN acme.com.
$TTL 3600
link.mail 300 IN CNAME sendgrid.net.
em1234.mail IN CNAME u1234567.wl057.sendgrid.net.
bounce.mail IN MX 10 feedback-smtp.us-east-1.amazonses.com.
bounce.mail IN TXT "v=spf1 include:amazonses.com ~all"
_dmarc.mail 86400 IN TXT "v=DMARC1; p=none; rua=mailto:d@acme.com" ; policy
o1.mail IN A 192.0.2.10
@ IN CAA 0 issue "letsencrypt.org"
`

test('a zone reads as a parser of zone files reads it', () => {
  const full = (name: string) => (name === '@' ? 'acme.com' : `${name}.acme.com`)
  const bare = (text: string) => text.replace(/\.$/, '').replace(/^"(.*)"$/, '$1')
  const { cname = [], mx = [], txt = [], a = [], caa = [] } = parse(zone)
  const theirs = [
    ...cname.map(({ name, alias, ttl }) => ['CNAME', full(name), bare(alias), ttl ?? 3600]),
    ...mx.map(({ name, preference, host, ttl }) => ['MX', full(name), `${preference} ${bare(host)}`, ttl ?? 3600]),
    ...txt.map((record) => ['TXT', full(record.name), bare(record.txt), record.ttl ?? 3600]),
    ...a.map(({ name, ip, ttl }) => ['A', full(name), ip, ttl ?? 3600]),
    ...caa.map(({ name, flags, tag, value, ttl }) => ['CAA', full(name), `${flags} ${tag} ${value}`, ttl ?? 3600]),
  ]
  const { records, unread } = parseRecords(zone, 'mail.acme.com')
  expect(unread).toEqual([])
  expect(new Set(records.map(({ type, name, value, ttl }) => JSON.stringify([type, name, value, ttl])))).toEqual(
    new Set(theirs.map((row) => JSON.stringify(row))),
  )
})
