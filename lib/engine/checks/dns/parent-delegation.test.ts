import { expect, test } from 'vitest'
import { lookup, type Says, serverAt } from '#e2e/evidence/builders.ts'
import { paramsOf, verdictOf, world } from '#e2e/evidence/dns-world.ts'
import { parentDelegationCheck } from './parent-delegation.ts'

const registry = { role: 'authoritative', address: '192.5.6.30', port: 53, name: 'a.gtld-servers.net', zone: 'com' } as const
const names = (...servers: number[]) => servers.map((n) => `example.com 3600 NS ns${n}.dns.example`)
const fromParent = (says: Says) => lookup('delegation', registry, 'example.com', 'NS', { aa: false, ...says })
const fromZone = (number: number, says: Says) => lookup('delegation', serverAt(number), 'example.com', 'NS', says)
const referral = (...servers: number[]) => fromParent({ authority: names(...servers) })
const own = (number: number, ...servers: number[]) => fromZone(number, { records: names(...servers) })

test.each([
  ['the same on both sides', [referral(1, 2), own(1, 2, 1)], 'pass'],
  ['one more in the zone', [referral(1), own(1, 1, 2)], 'warn dns.parent-and-zone-ns-differ'],
  ['one more above', [referral(1, 2, 3), own(1, 1, 2)], 'warn dns.parent-and-zone-ns-differ'],
  ['one server of the zone holds the list from before', [referral(1, 2), own(1, 1, 2), own(2, 1, 3)], 'pass'],
  ['nobody above was asked', [own(1, 1, 2)], 'unknown'],
  ['nothing was asked', [], 'unknown'],
  ['the zone above is silent', [fromParent({ fails: 'timeout' }), own(1, 1, 2)], 'unknown'],
  ['the zone above refuses', [fromParent({ rcode: 'REFUSED' }), own(1, 1, 2)], 'unknown'],
  ['one server serves both zones, and answers for the lower one', [fromParent({ aa: true, records: names(1) }), own(1, 1, 2)], 'unknown'],
  ['the zone does not answer', [referral(1, 2), fromZone(1, { rcode: 'SERVFAIL', aa: false })], 'unknown'],
])('%s', (_, extra, expected) => expect(verdictOf(parentDelegationCheck, world({ extra }))).toBe(expected))

test('is left alone in a rehearsal', () => {
  const evidence = world({ extra: [referral(1), own(1, 1, 2)], target: { edge: 'd1.cloudfront.net' } })
  expect(verdictOf(parentDelegationCheck, evidence)).toBe('not-applicable')
})

test('shows both lists, and who gave them', () => {
  expect(paramsOf(parentDelegationCheck, world({ extra: [referral(1), own(2, 2, 1)] }))).toEqual({
    zone: 'example.com',
    parent: 'ns1.dns.example',
    own: 'ns1.dns.example, ns2.dns.example',
    asked: 'a.gtld-servers.net (192.5.6.30); ns2.dns.example (198.51.100.2)',
  })
})
