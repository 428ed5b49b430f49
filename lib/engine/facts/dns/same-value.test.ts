import { expect, test } from 'vitest'
import { sameUse, sameValue } from './same-value.ts'

test.each([
  ['TXT', '"v=DKIM1; k=rsa; " "p=AB CD"', 'v=DKIM1; k=rsa; p=ABCD', true],
  ['TXT', '"v=DKIM1\\; p=AB"', 'v=DKIM1; p=AB', true],
  ['TXT', 'v=DKIM1; p=AB', '"v=DKIM1; p=A" "B"', true],
  ['TXT', '"k=rsa; p=ABCD"', 'v=DKIM1; k=rsa; t=s; p=ABCD', true],
  ['TXT', '"p=AB"', 'p=AC', false],
  ['TXT', '"p=ab"', 'p=AB', false],
  ['TXT', '"v=DKIM1; p="', 'v=DKIM1; p=AB', false],
  ['TXT', '"v=spf1 include:other.example include:sendgrid.net -all"', 'v=spf1 include:sendgrid.net ~all', true],
  ['TXT', '"v=spf1 include:other.example -all"', 'v=spf1 include:sendgrid.net ~all', false],
  ['TXT', '"v=DMARC1; p=reject; rua=mailto:a@example.com"', 'v=DMARC1; p=none', true],
  ['TXT', '"v=DMARC1"', 'v=DMARC1; p=none', false],
  ['TXT', '"google-site-verification=x"', 'v=DMARC1; p=none', false],
  ['TXT', '"d1f2-uuid"', 'd1f2-uuid', true],
  ['MX', '10 mx.sendgrid.net.', '10 mx.sendgrid.net', true],
  ['MX', '20 mx.sendgrid.net', '10 mx.sendgrid.net', false],
  ['MX', '20 mx.sendgrid.net', 'mx.sendgrid.net', true],
  ['A', '192.0.2.1', '192.0.2.1', true],
  ['A', '192.0.2.1', '192.0.2.2', false],
  ['AAAA', '2001:db8::1', '2001:0DB8:0:0::1', true],
  ['CAA', '0 issue "letsencrypt.org"', '0 issue letsencrypt.org', true],
  ['CNAME', 'a.example.', 'A.EXAMPLE', true],
])('%s %s is %s: %s', (type, data, value, expected) => {
  expect(sameValue(type, data, value)).toBe(expected)
})

test.each([
  ['"v=spf1 -all"', 'v=spf1 include:sendgrid.net ~all', true],
  ['"google-site-verification=x"', 'v=spf1 include:sendgrid.net ~all', false],
  ['"k=rsa; p=AB"', 'v=DKIM1; p=CD', true],
  ['"anything"', 'some-uuid', true],
])('%s is of the use of %s: %s', (data, value, expected) => {
  expect(sameUse('TXT', data, value)).toBe(expected)
})
