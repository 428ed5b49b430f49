import { expect, it } from 'vitest'
import { evidenceOf, healthy, sent } from './forwarding/sample-evidence.ts'
import { deriveForwardingFacts } from './forwarding.ts'

it('what became of the links is known when every answer that was asked for came, or will never come', () => {
  expect(deriveForwardingFacts(evidenceOf([...healthy])).delivery.known).toBe(true)
  expect(deriveForwardingFacts(evidenceOf([...healthy, sent('open', 'timeout')])).delivery.known).toBe(true)
})

it.each(['repeat', 'open', 'other-path'] as const)(
  'what became of the links is not concluded where we stopped waiting for the %s',
  (purpose) => {
    const { delivery, edgeAnswers } = deriveForwardingFacts(evidenceOf([...healthy, sent(purpose, 'aborted')]))
    expect(delivery).toMatchObject({ known: false, reason: 'could-not-observe' })
    // What did come may be told all the same: that the edge is slow, say.
    expect(edgeAnswers.known).toBe(true)
  },
)
