import { describe, expect, it } from 'vitest'
import { formatAgo, formatClock, formatMoment } from './time.ts'

describe('time in words', () => {
  const now = new Date('2026-11-22T10:04:12.345Z')

  it('names the zone, whatever the server runs in', () => {
    expect(formatMoment('2026-11-22T10:04:12.345Z')).toBe('22 Nov 2026, 10:04 UTC')
    expect(formatClock('2026-11-22T10:04:12.345Z')).toBe('10:04:12 UTC')
  })

  it.each([
    ['2026-11-22T10:03:30.000Z', 'just now'],
    ['2026-11-22T10:03:12.000Z', '1 minute ago'],
    ['2026-11-22T08:10:00.000Z', '1 hour ago'],
    ['2026-11-21T10:00:00.000Z', 'yesterday'],
    ['2026-11-12T10:00:00.000Z', '10 days ago'],
    ['2026-11-22T10:05:00.000Z', 'just now'],
  ])('%s is %s', (at, expected) => expect(formatAgo(at, now)).toBe(expected))
})
