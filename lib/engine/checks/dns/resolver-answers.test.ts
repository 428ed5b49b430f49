import { expect, test } from 'vitest'
import { lookup, resolverAt } from '#e2e/evidence/builders.ts'
import { host, paramsOf, toEdge, verdictOf, world } from '#e2e/evidence/dns-world.ts'
import { resolverAnswersCheck } from './resolver-answers.ts'

const other = resolverAt('192.0.2.54')
const control = lookup('control', other, '.', 'NS', { records: ['. 300 NS a.root-servers.net'] })
const at = (type: string, says: Parameters<typeof lookup>[4]) => lookup('link-host', other, host, type, says)
const unanswered = 'unknown dns.resolver-has-no-answer'

test.each([
  ['every resolver answers', world(), 'pass'],
  [
    'one fails on this name alone',
    world({ extra: [at('A', { rcode: 'SERVFAIL' }), at('AAAA', { rcode: 'SERVFAIL' }), control] }),
    unanswered,
  ],
  ['one refuses this name alone', world({ extra: [at('A', { rcode: 'REFUSED' }), at('AAAA', { rcode: 'REFUSED' }), control] }), unanswered],
  [
    'one is silent on this name alone',
    world({ extra: [at('A', { fails: 'timeout' }), at('AAAA', { fails: 'timeout' }), control] }),
    unanswered,
  ],
  ['one fails on it for IPv6 alone', world({ extra: [at('A', { records: toEdge }), at('AAAA', { rcode: 'SERVFAIL' })] }), unanswered],
  ['one fails on everything', world({ extra: [at('A', { rcode: 'SERVFAIL' }), at('AAAA', { rcode: 'SERVFAIL' })] }), 'pass'],
  [
    'we did not get to ask it',
    world({ extra: [at('A', { fails: 'unreachable' }), at('AAAA', { fails: 'unreachable' }), control] }),
    'unknown checker.could-not-check',
  ],
  [
    "the zone's own servers fail as well",
    world({ servers: [{ rcode: 'SERVFAIL' }], resolver: { rcode: 'SERVFAIL' }, extra: [at('A', { rcode: 'SERVFAIL' }), control] }),
    'pass',
  ],
  ['a rehearsal', world({ extra: [at('A', { rcode: 'SERVFAIL' }), control], target: { edge: 'd1.cloudfront.net' } }), 'not-applicable'],
])('%s', (_, evidence, expected) => expect(verdictOf(resolverAnswersCheck, evidence)).toBe(expected))

test('says which resolver, for which kind of address, and how', () => {
  const evidence = world({ extra: [at('A', { rcode: 'SERVFAIL' }), at('AAAA', { fails: 'timeout' }), control] })
  expect(paramsOf(resolverAnswersCheck, evidence)).toEqual({ resolvers: '192.0.2.54: A SERVFAIL, 192.0.2.54: AAAA timeout' })
})
