import { expect, test } from 'vitest'
import { requestStanding } from './request-standing.ts'
import { minutesAgo, now } from './testing.ts'

const request = { requestedBy: 'Mia', workspace: 'Production', note: '', requestedAt: minutesAgo(10).toISOString() }
const decided = (outcome: 'enabled' | 'sent-back', minutes: number) => ({ outcome, note: '', decidedAt: minutesAgo(minutes) })

test.each([
  { name: 'nothing asked', answers: {}, decision: null, standing: 'none' },
  { name: 'asked', answers: { 'request-enablement': request }, decision: null, standing: 'requested' },
  { name: 'decided on', answers: { 'request-enablement': request }, decision: decided('enabled', 5), standing: 'enabled' },
  { name: 'sent back', answers: { 'request-enablement': request }, decision: decided('sent-back', 5), standing: 'sent-back' },
  {
    name: 'asked again after it was sent back',
    answers: { 'request-enablement': request },
    decision: decided('sent-back', 20),
    standing: 'requested',
  },
  { name: 'a decision on nothing', answers: {}, decision: { ...decided('enabled', 0), decidedAt: now }, standing: 'none' },
] as const)('$name: $standing', ({ answers, decision, standing }) => {
  expect(requestStanding({ answers, decision })).toBe(standing)
})
