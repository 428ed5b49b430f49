import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { afterAttended, attend, attendedMs, withinPatience } from './attention.ts'
import { withDeadline } from './deadline.ts'

/** Keeps the event loop from turning, as a busy machine does. */
function stall(ms: number): void {
  const until = performance.now() + ms
  while (performance.now() < until);
}

const untilAborted = (signal: AbortSignal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
const never = new AbortController().signal

describe('attended time', () => {
  it('does not run on while the process cannot', async () => {
    const release = attend()
    const [wall, attended] = [performance.now(), attendedMs()]
    stall(1_000)
    expect(attendedMs() - attended).toBeLessThanOrEqual(250)
    await sleep(300)
    const [wallTook, attendedTook] = [performance.now() - wall, attendedMs() - attended]
    expect(attendedTook).toBeGreaterThan(0)
    expect(attendedTook).toBeLessThanOrEqual(wallTook - 700)
    release()
  })

  it('stands still while nobody watches', async () => {
    const before = attendedMs()
    await sleep(20)
    expect(attendedMs()).toBe(before)
  })
})

describe('a time-out after a stall of our own', () => {
  it('lets what has arrived meanwhile be read first', async () => {
    const order: string[] = []
    // The next turn begins with the timers that are due; what has arrived comes after them.
    await nextTurn()
    const timedOut = withDeadline(200, never, untilAborted).catch(() => order.push('time-out'))
    stall(400)
    await nextTurn()
    order.push('what arrived')
    await timedOut
    expect(order).toEqual(['what arrived', 'time-out'])
  })

  it('says nothing of the peer', async () => {
    const deadline = withDeadline(60, never, untilAborted)
    stall(800)
    await expect(deadline).rejects.toMatchObject({ reason: 'aborted', message: 'this machine was too busy to tell' })
  })

  it('comes all the same', async () => {
    const outcome = withinPatience(new Promise(() => undefined), 60)
    stall(100)
    expect(await outcome).toBeUndefined()
  })

  it('that was cancelled does not come', async () => {
    let calls = 0
    const cancel = afterAttended(20, () => {
      calls += 1
    })
    stall(50)
    cancel()
    await sleep(60)
    expect(calls).toBe(0)
  })
})

describe('patience', () => {
  it('gives the outcome where it comes in time, a failure included', async () => {
    expect(await withinPatience(Promise.resolve('here'), 1_000)).toBe('here')
    await expect(withinPatience(Promise.reject(new Error('gone')), 1_000)).rejects.toThrow('gone')
  })
})
