import { describe, expect, test } from 'vitest'
import { dnsHosts } from './dns-hosts.ts'
import { asEntered, inFull, quotedText } from './entered-record.ts'

const host = (key: string | undefined) => {
  const found = dnsHosts.find((one) => one.key === key)
  if (key && !found) throw new Error(key)
  return found
}

const dotted = [
  'route53',
  'google',
  'akamai',
  'ultradns',
  'dnsmadeeasy',
  'digitalocean',
  'hetzner',
  'ovh',
  'gandi',
  'network-solutions',
  'strato',
]
const emptyApex = [
  'route53',
  'google',
  'ns1',
  'akamai',
  'ultradns',
  'dnsmadeeasy',
  'dnsimple',
  'ovh',
  'dynadot',
  'wix',
  'porkbun',
  'name-com',
]

describe.each(dnsHosts.map((one) => [one.key, one] as const))('%s', (key, one) => {
  const target = dotted.includes(key) ? 'd111.cloudfront.net.' : 'd111.cloudfront.net'
  test.each([
    ['below the registered domain', 'acme.com', 'click.mail.acme.com', 'click.mail'],
    ['in a zone of its own below', 'mail.acme.com', 'click.mail.acme.com', 'click'],
    ['with underscores', 'mail.acme.com', 's1._domainkey.mail.acme.com', 's1._domainkey'],
    ['a wildcard', 'acme.com', '*.mail.acme.com', '*.mail'],
    ['an international name', 'xn--mnchen-3ya.de', 'click.xn--mnchen-3ya.de', 'click'],
    ["the zone's own name", 'acme.com', 'acme.com', emptyApex.includes(key) ? '' : '@'],
    ['of a zone that only looks like it', 'acme.com', 'click.notacme.com', 'click.notacme.com'],
    ['of a zone that is not known', null, 'click.mail.acme.com', 'click.mail.acme.com'],
  ])('a name %s', (_, zone, name, entered) => {
    expect(asEntered(one, zone, { type: 'CNAME', name, value: 'd111.cloudfront.net' })).toEqual({
      name: entered,
      value: target,
      preference: null,
    })
  })

  test('addresses and texts get no dot', () => {
    expect(asEntered(one, 'acme.com', { type: 'A', name: 'click.acme.com', value: '192.0.2.1' }).value).toBe('192.0.2.1')
    const text = asEntered(one, 'acme.com', { type: 'TXT', name: 'acme.com', value: 'v=spf1 -all' }).value
    expect(text).toBe(one.text === 'quoted' ? '"v=spf1 -all"' : 'v=spf1 -all')
  })
})

test.each([
  ['godaddy', { value: 'mx.sparkpostmail.com', preference: '10' }],
  ['ovh', { value: 'mx.sparkpostmail.com.', preference: '10' }],
  ['route53', { value: '10 mx.sparkpostmail.com.', preference: null }],
  ['ns1', { value: '10 mx.sparkpostmail.com', preference: null }],
  [undefined, { value: 'mx.sparkpostmail.com', preference: '10' }],
])('the preference of an MX record at %s', (key, expected) => {
  const record = { type: 'MX', name: 'mail.acme.com', value: '10 mx.sparkpostmail.com' }
  expect(asEntered(host(key), 'acme.com', record)).toEqual({ name: 'mail', ...expected })
})

test('an MX record that came without a preference stays without', () => {
  const record = { type: 'MX', name: 'mail.acme.com', value: 'mx.sparkpostmail.com' }
  expect(asEntered(host('ovh'), 'acme.com', record)).toEqual({ name: 'mail', value: 'mx.sparkpostmail.com.', preference: null })
})

test('a name in full ends with a dot where the panel would append the zone', () => {
  expect([
    inFull(host('ovh'), 'click.acme.com'),
    inFull(host('cloudflare'), 'click.acme.com'),
    inFull(undefined, 'click.acme.com'),
  ]).toEqual(['click.acme.com.', 'click.acme.com', 'click.acme.com'])
})

test.each([
  ['', '""'],
  ['a "b" \\', '"a \\"b\\" \\\\"'],
  ['ü', '"\\195\\188"'],
  ['a'.repeat(255), `"${'a'.repeat(255)}"`],
  ['a'.repeat(256), `"${'a'.repeat(255)}" "a"`],
])('a text in quotation marks: %s', (text, quoted) => {
  expect(quotedText(text)).toBe(quoted)
})
