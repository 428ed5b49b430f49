import { expect, test } from 'vitest'
import { evidenceOf, linkHostAt, lookup, resolverAt } from '#e2e/evidence/builders.ts'
import { host, nothing, paramsOf, verdictOf, world } from '#e2e/evidence/dns-world.ts'
import { resolversCheck } from './resolvers.ts'

const dead = evidenceOf({
  dns: [...linkHostAt(resolverAt(), { fails: 'timeout' }), lookup('control', resolverAt(), '.', 'NS', { fails: 'timeout' })],
})
const failing = evidenceOf({
  dns: [...linkHostAt(resolverAt(), { rcode: 'SERVFAIL' }), lookup('control', resolverAt(), '.', 'NS', { rcode: 'SERVFAIL' })],
})

test.each([
  ['an answer', world(), 'pass'],
  ['"no such name"', world({ resolver: nothing }), 'pass'],
  ['silence, but an answer to the control question', world({ resolver: { fails: 'timeout' } }), 'pass'],
  ['silence to everything', dead, 'unknown checker.could-not-check'],
  ['SERVFAIL to everything', failing, 'unknown checker.could-not-check'],
  ['nothing asked', evidenceOf({}), 'unknown'],
])('%s', (_, evidence, expected) => expect(verdictOf(resolversCheck, evidence)).toBe(expected))

test('one dead resolver of two is no matter', () => {
  const evidence = world({ extra: linkHostAt(resolverAt('192.0.2.54'), { fails: 'timeout' }) })
  expect(verdictOf(resolversCheck, evidence)).toBe('pass')
})

test('says which resolver did what', () => {
  expect(paramsOf(resolversCheck, dead)).toEqual({ what: 'dns.resolvers', reason: '192.0.2.53: timeout' })
  expect(paramsOf(resolversCheck, failing)).toEqual({ what: 'dns.resolvers', reason: '192.0.2.53: SERVFAIL' })
  expect(host).toBe(dead.target.hostname)
})
