import { expect, test } from 'vitest'
import { addressAt } from '#e2e/evidence/builders.ts'
import { host, paramsOf, verdictOf, world } from '#e2e/evidence/dns-world.ts'
import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import type { FailureReason } from '#lib/engine/net/probe-error.ts'
import { edgeReachabilityCheck } from './edge-reachability.ts'

type Outcome = FailureReason | 'answers'
type Attempt = Evidence['tls'][number]['attempt']

const attemptOf = (outcome: Outcome): Attempt =>
  outcome === 'answers'
    ? { state: 'observed', value: { protocol: 'TLSv1.3', alpn: null, chain: [], ms: 1 } }
    : { state: 'failed', reason: outcome }

const secure = (address: string, outcome: Outcome, role: 'link-host' | 'origin' | 'edge' = 'link-host'): Evidence['tls'][number] => ({
  id: `tls ${address}`,
  role,
  address,
  port: 443,
  servername: host,
  mode: 'standard',
  attempt: attemptOf(outcome),
})

const plain = (address: string, outcome: Outcome): Evidence['http'][number] => ({
  id: `http ${address}`,
  purpose: 'link',
  role: 'link-host',
  kind: 'made-up',
  scheme: 'http',
  address,
  port: 80,
  host,
  path: '/',
  attempt:
    outcome === 'answers'
      ? { state: 'observed', value: { status: 404, headers: [], body: '', bodyBytes: 0, complete: true, ms: 1 } }
      : { state: 'failed', reason: outcome },
})

/** Addresses with what they do on 443 and 80. */
const edges = (outcomes: Record<string, [Outcome, Outcome?]>, more: Evidence['tls'] = []) =>
  world({
    addresses: Object.keys(outcomes).map((address) => addressAt(address)),
    tls: [...Object.entries(outcomes).map(([address, [on443]]) => secure(address, on443)), ...more],
    http: Object.entries(outcomes).flatMap(([address, [, on80]]) => (on80 ? [plain(address, on80)] : [])),
  })

test.each([
  ['both ports', edges({ '203.0.113.1': ['answers', 'answers'] }), 'pass'],
  ['one port', edges({ '203.0.113.1': ['refused', 'answers'] }), 'pass'],
  ['an alert is an answer', edges({ '203.0.113.1': ['tls-alert', 'timeout'] }), 'pass'],
  ['both refuse', edges({ '203.0.113.1': ['refused', 'refused'] }), 'fail dns.edge-refuses-connections'],
  ['both silent', edges({ '203.0.113.1': ['timeout', 'timeout'] }), 'fail dns.edge-unreachable'],
  ['one silent, one refuses', edges({ '203.0.113.1': ['timeout', 'refused'] }), 'fail dns.edge-unreachable'],
  ['port 80 not tried', edges({ '203.0.113.1': ['refused'] }), 'unknown'],
  [
    'the second address is dead',
    edges({ '203.0.113.1': ['answers', 'answers'], '203.0.113.2': ['refused'] }),
    'warn dns.one-edge-address-dead',
  ],
  [
    'the second address serves port 80 alone',
    edges({ '203.0.113.1': ['answers', 'answers'], '203.0.113.2': ['refused', 'answers'] }),
    'warn dns.one-edge-address-dead',
  ],
  ['no address serves port 443', edges({ '203.0.113.1': ['refused', 'answers'], '203.0.113.2': ['refused', 'answers'] }), 'pass'],
  ['no way out by IPv6', edges({ '203.0.113.1': ['answers', 'answers'], '2606:4700::1': ['unreachable', 'unreachable'] }), 'pass'],
  ['IPv6 vanishes on the way', edges({ '203.0.113.1': ['answers', 'answers'], '2606:4700::1': ['timeout', 'timeout'] }), 'pass'],
  [
    'no IPv4 address answers, IPv6 does',
    edges({ '203.0.113.1': ['timeout', 'timeout'], '2606:4700::1': ['answers'] }),
    'fail dns.one-family-unreachable',
  ],
  ['IPv6 refuses', edges({ '203.0.113.1': ['answers', 'answers'], '2606:4700::1': ['refused'] }), 'fail dns.one-family-unreachable'],
  [
    'one of two addresses of each family refuses',
    edges({ '203.0.113.1': ['answers'], '203.0.113.2': ['refused'], '2606:4700::1': ['answers'], '2606:4700::2': ['refused'] }),
    'warn dns.one-edge-address-dead',
  ],
  [
    'the ESP is silent too',
    edges({ '203.0.113.1': ['timeout', 'timeout'] }, [secure('203.0.113.80', 'timeout', 'origin')]),
    'unknown checker.could-not-check',
  ],
  [
    'the ESP answers',
    edges({ '203.0.113.1': ['timeout', 'timeout'] }, [secure('203.0.113.80', 'answers', 'origin')]),
    'fail dns.edge-unreachable',
  ],
  ['told to stop', edges({ '203.0.113.1': ['aborted', 'aborted'] }), 'unknown'],
])('%s', (_, evidence, expected) => expect(verdictOf(edgeReachabilityCheck, evidence)).toBe(expected))

test.each([
  ['port 80 was not tried', edges({ '203.0.113.1': ['answers'], '203.0.113.2': ['refused'] }), '443'],
  ['port 80 serves', edges({ '203.0.113.1': ['answers'], '203.0.113.2': ['refused', 'answers'] }), '443'],
  ['both refuse', edges({ '203.0.113.1': ['answers'], '203.0.113.2': ['refused', 'refused'] }), '80 and 443'],
])('the port is named: %s', (_, evidence, ports) =>
  expect(paramsOf(edgeReachabilityCheck, evidence)).toEqual({ addresses: '203.0.113.2', others: '203.0.113.1', ports }),
)
