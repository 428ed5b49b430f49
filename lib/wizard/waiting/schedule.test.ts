import { describe, expect, test } from 'vitest'
import { type LastLook, nextLook, nextWatch, pausedSince, pauseMs } from './schedule.ts'

const finishedAt = new Date('2026-11-22T10:00:00Z')
const after = (seconds: number) => new Date(finishedAt.getTime() + seconds * 1000)
const seconds = (at: Date) => (at.getTime() - finishedAt.getTime()) / 1000
const asked: LastLook = { finishedAt, look: null, caches: null }
const byPage = (looks: number): LastLook => ({ ...asked, look: { by: 'page', looks } })
const caches = (first: number, last = first, only = true) => ({ first: after(first).toISOString(), last: after(last).toISOString(), only })

test('pauses grow from 2 s to 30 s, then from a minute to five, and stay there', () => {
  expect([0, 1, 2, 3, 4, 5, 6].map((looks) => pauseMs(looks) / 1000)).toEqual([2, 3, 5, 8, 13, 21, 30])
  expect([7, 8, 9].map((looks) => Math.round(pauseMs(looks) / 1000))).toEqual([60, 75, 94])
  expect([14, 20, 5000].map((looks) => pauseMs(looks) / 1000)).toEqual([286.102, 300, 300])
})

describe('the next look of a page', () => {
  test.each<[string, LastLook, number, { after: number; looks: number }]>([
    ['after a press', asked, 0, { after: 2, looks: 0 }],
    ['after the first look', byPage(0), 0, { after: 3, looks: 1 }],
    ['after the seventh', byPage(6), 0, { after: 60, looks: 7 }],
    ['a page that was late by less than a minute goes on', byPage(2), 67, { after: 8, looks: 3 }],
    ['one that was closed for longer begins anew', byPage(2), 69, { after: 8, looks: 0 }],
    ['after a look of the schedule', { ...asked, look: { by: 'schedule', looks: 0 } }, 0, { after: 2, looks: 0 }],
    ['only caches differ: when the first lets go', { ...asked, caches: caches(800, 2700) }, 0, { after: 801, looks: 0 }],
    ['they let go sooner than the pause is over', { ...byPage(6), caches: caches(10) }, 0, { after: 60, looks: 7 }],
    ['they keep it for a day: an hour', { ...asked, caches: caches(86_400) }, 0, { after: 3600, looks: 0 }],
    ['caches are not the only thing', { ...asked, caches: caches(800, 800, false) }, 0, { after: 2, looks: 0 }],
  ])('%s', (_, last, lateBy, expected) => {
    const { at, looks } = nextLook(last, after(lateBy))
    expect({ after: seconds(at), looks }).toEqual(expected)
  })

  test('an hour of looking costs about twenty looks', () => {
    let [at, looks] = [0, 0]
    while (at < 3600) at += pauseMs(looks++) / 1000
    expect(looks).toBeLessThan(25)
  })
})

describe('the schedule of the server', () => {
  const hour = 3600
  const day = 24 * hour
  const startedAt = finishedAt
  test.each<[string, { green: boolean; caches: ReturnType<typeof caches> | null }, number, number | null]>([
    ['at first every 15 minutes', { green: false, caches: null }, 0, 900],
    ['after four hours every hour', { green: false, caches: null }, 4 * hour, 5 * hour],
    ['up to seven days', { green: false, caches: null }, 7 * day - 1, 7 * day - 1 + hour],
    ['then it pauses', { green: false, caches: null }, 7 * day, null],
    ['green: before the proof is a day old', { green: true, caches: null }, 0, 23.5 * hour],
    ['up to thirty days', { green: true, caches: null }, 30 * day - 1, 30 * day - 1 + 23.5 * hour],
    ['then it pauses, too', { green: true, caches: null }, 30 * day, null],
    ['caches let go later than that: then', { green: false, caches: caches(2700) }, 0, 2701],
    ['caches let go at once: in a minute', { green: false, caches: caches(5) }, 0, 60],
    ['caches keep it for a day: in an hour', { green: false, caches: caches(day) }, 0, hour],
    ['green, and caches let go: then', { green: true, caches: caches(2700) }, 0, 2701],
  ])('%s', (_, state, age, expected) => {
    const at = nextWatch({ startedAt, ...state }, after(age))
    expect(at && seconds(at)).toBe(expected)
  })

  test('says since when it pauses', () => {
    expect(seconds(pausedSince(startedAt, false))).toBe(7 * day)
    expect(seconds(pausedSince(startedAt, true))).toBe(30 * day)
  })
})
