import { describe, expect, it } from 'vitest'
import { differences, type Outcome, outcomeOf } from './stability.ts'

const one = (change: Partial<Outcome> = {}): Outcome => ({ verdict: 'not-ready', rootCause: 'dns.a', heard: ['dns.a', 'dns.b'], ...change })
const times = (count: number, outcome: Outcome): Outcome[] => Array.from({ length: count }, () => outcome)

describe('what differs between runs', () => {
  it.each([
    ['nothing', times(50, one()), []],
    ['a code that is missing twice', [...times(48, one()), ...times(2, one({ heard: ['dns.a'] }))], ['s: dns.b in 48 of 50']],
    ['a verdict', [...times(2, one()), one({ verdict: 'ready' })], ['s: verdict not-ready in 2, ready in 1 of 3']],
    [
      'a root cause, once another and once none',
      [one({ rootCause: null }), ...times(2, one()), one({ rootCause: 'dns.b' })],
      ['s: root cause dns.a in 2, none in 1, dns.b in 1 of 4'],
    ],
    ['the order of codes does not', [one(), one({ heard: ['dns.b', 'dns.a'] })], []],
    ['no run at all', [], []],
  ])('%s', (_, outcomes, expected) => expect(differences('s', outcomes)).toEqual(expected))

  it('counts of a run only what was heard and is promised', () => {
    const findings = [
      { code: 'dns.a', verdict: 'fail' },
      { code: 'dns.b', verdict: 'pass' },
      { code: 'dns.c', verdict: 'warn' },
      { code: 'dns.d', verdict: 'unknown' },
    ]
    const promised = { must: ['dns.a', 'dns.b'], mustNot: ['dns.d'] } as unknown as Parameters<typeof outcomeOf>[0]
    expect(outcomeOf(promised, { verdict: 'not-ready', rootCause: 'dns.a', findings })).toEqual({
      verdict: 'not-ready',
      rootCause: 'dns.a',
      heard: ['dns.a', 'dns.d'],
    })
  })
})
