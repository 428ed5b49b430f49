import { describe, expect, test } from 'vitest'
import type { NameToday } from '#lib/engine/facts/dns/today.ts'
import { dnsHosts } from '#lib/providers/dns/dns-hosts.ts'
import { blastRadius } from './blast-radius.ts'

const name = 'click.mail.acme.com'
const at = (type: string, data: string) => ({ type, data, ttl: 300 })

const today = (records: NameToday['records'], fields: Partial<NameToday> = {}): NameToday => ({
  name,
  zone: 'acme.com',
  nameServers: ['ns1.acme.com'],
  soa: null,
  records,
  answered: ['CNAME', 'A', 'AAAA', 'MX', 'TXT', 'NS', 'CAA'],
  byWildcard: false,
  exists: records.length > 0,
  below: [],
  ports: [],
  at: '2026-11-22T10:00:00.000Z',
  lookups: [],
  ...fields,
})

const cname = { type: 'CNAME', name, value: 'u1.wl1.sendgrid.net', isLinkHost: false }
const link = { type: 'CNAME', name, value: 'sendgrid.net', isLinkHost: true, edge: 'd111.cloudfront.net' }
const spf = { type: 'TXT', name, value: 'v=spf1 include:sendgrid.net ~all', isLinkHost: false }
const mx = { type: 'MX', name, value: '10 mx.sparkpostmail.com', isLinkHost: false }
const address = { type: 'A', name, value: '192.0.2.10', isLinkHost: false }
const ns = { type: 'NS', name, value: 'ns-411.awsdns-51.com', isLinkHost: false }

describe('what adding a record would do', () => {
  test.each([
    ['nobody answered', cname, undefined, 'unknown', 'says nothing about what is there'],
    ['no zone holds it', cname, today([], { zone: null }), 'unknown', 'acme.com is not registered'],
    ['nothing is there', cname, today([]), 'free', 'adding the record breaks nothing'],
    ['only names below are there', cname, today([], { exists: true, below: [`x.${name}`] }), 'free', 'stays as it is'],
    ['it is there', cname, today([at('CNAME', 'U1.wl1.sendgrid.net')]), 'in-place', 'Nothing to do'],
    [
      'another alias',
      cname,
      today([at('CNAME', 'shop.example.net')]),
      'replaces',
      'A CNAME shop.example.net answers here today. It is replaced.',
    ],
    [
      'an alias with a web site',
      cname,
      today([at('CNAME', 'shop.example.net')], { ports: [443] }),
      'replaces',
      'answers on port 443 now will stop',
    ],
    ['another alias to the ESP', cname, today([at('CNAME', 'eu.sendgrid.net')]), 'replaces', 'This is the email service provider'],
    [
      'an address',
      cname,
      today([at('A', '203.0.113.7')]),
      'stops',
      'An A record 203.0.113.7 answers here today. A CNAME cannot stand beside it. What it serves will stop.',
    ],
    ['a web site', cname, today([at('A', '203.0.113.7')], { ports: [80, 443] }), 'stops', 'a web site answers on ports 80 and 443'],
    [
      'two addresses',
      cname,
      today([at('A', '203.0.113.7'), at('A', '203.0.113.8')]),
      'stops',
      '2 A records answer here today: 203.0.113.7 and 203.0.113.8.',
    ],
    ['mail', cname, today([at('MX', '10 mx.acme.com')]), 'stops', `Mail to addresses at ${name} will stop.`],
    ['a text', cname, today([at('TXT', '"google-site-verification=x"')]), 'stops', 'will no longer be proven'],
    ['a rule on issuers', cname, today([at('CAA', '0 issue "pki.goog"')]), 'stops', 'who may issue certificates'],
    ['a delegation', cname, today([at('NS', 'ns1.example.net')]), 'stops', 'no longer seen'],
    ['a wildcard', cname, today([at('A', '203.0.113.7')], { byWildcard: true }), 'replaces', 'It comes from a wildcard.'],
    [
      'a wildcard with the same value',
      cname,
      today([at('CNAME', 'u1.wl1.sendgrid.net')], { byWildcard: true }),
      'replaces',
      'It comes from a wildcard.',
    ],
    ["the zone's own name", cname, today([at('A', '203.0.113.7')], { zone: name }), 'impossible', 'own name: a CNAME cannot stand there'],
    ['a link host at the edge already', link, today([at('CNAME', 'd111.cloudfront.net')]), 'in-place', 'Leave it as it is'],
    ['a link host at some CDN', link, today([at('CNAME', 'x.global.fastly.net')]), 'in-place', 'leads to a CDN already'],
    ['a link host with addresses', link, today([at('A', '203.0.113.7')]), 'stops', 'Where this is your CDN already'],
    ['SPF beside an alias', spf, today([at('CNAME', 'shop.example.net')]), 'stops', 'A TXT record cannot stand beside a CNAME.'],
    ['SPF beside SPF', spf, today([at('TXT', '"v=spf1 include:old.example ~all"')]), 'replaces', 'only one SPF record'],
    [
      'SPF that lets it pass already',
      spf,
      today([at('TXT', '"v=spf1 include:old.example include:sendgrid.net ~all"')]),
      'in-place',
      'there already',
    ],
    ['SPF beside another text', spf, today([at('TXT', '"hello"'), at('A', '203.0.113.7')]), 'free', '(TXT and A) stays as it is'],
    ['DMARC beside DMARC', { ...spf, value: 'v=DMARC1; p=none' }, today([at('TXT', '"v=DMARC1; x"')]), 'replaces', 'only one DMARC record'],
    ['a proof beside others', { ...spf, value: 'braze-verification=1' }, today([at('TXT', '"hello"')]), 'free', 'stays as it is'],
    ['another mail server', mx, today([at('MX', '5 mx.acme.com')]), 'replaces', 'ask whoever runs that mail'],
    ['mail where there is none', mx, today([at('A', '203.0.113.7')]), 'free', '(A) stays as it is'],
    ['an address beside another', address, today([at('A', '203.0.113.7')]), 'replaces', 'now the one, now the other'],
    ['a delegation to nothing', ns, today([]), 'free', 'breaks nothing'],
    [
      'a delegation over a zone part',
      ns,
      today([at('A', '203.0.113.7')], { below: [`www.${name}`] }),
      'stops',
      `Below it there is www.${name}.`,
    ],
    ['a delegation of what lies below', ns, today([], { exists: true }), 'stops', 'no longer seen'],
    ['a delegation in place of another', ns, today([at('NS', 'ns1.example.net')]), 'stops', 'moves to the new ones'],
  ])('%s', (_, record, seen, state, sentence) => {
    const radius = blastRadius(record, seen)
    expect(radius.state).toBe(state)
    expect(radius.lines.join(' ')).toContain(sentence)
  })
})

test("at the zone's own name the host's way out is named", () => {
  const route53 = dnsHosts.find(({ key }) => key === 'route53')
  expect(blastRadius(cname, today([], { zone: name }), route53).lines.join(' ')).toContain(
    'Amazon Route 53 offers an alias record in its place.',
  )
})

test.each([
  ['nothing was seen, but not all was asked', [], 'unknown', 'Whether MX and TXT records are there could not be looked up.'],
  ['an address was seen, but not all was asked', [at('A', '203.0.113.7')], 'stops', 'Whether MX and TXT records are there'],
  ['it is there, whatever else was asked', [at('CNAME', 'u1.wl1.sendgrid.net')], 'in-place', 'Nothing to do'],
])('%s', (_, records, state, sentence) => {
  const radius = blastRadius(cname, today(records, { answered: ['CNAME', 'A', 'AAAA', 'NS'] }))
  expect([radius.state, radius.lines.join(' ')]).toEqual([state, expect.stringContaining(sentence)])
})

test('a long text is cut within a sentence', () => {
  const long = today([at('TXT', `"${'k'.repeat(500)}"`)])
  expect(blastRadius(cname, long).lines.every((line) => line.length < 300)).toBe(true)
})
