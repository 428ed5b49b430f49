/**
 * A clock that stands still while this process does not get to run. When the machine is
 * busy, or the event loop is blocked, answers lie unread and timers fire late: by the
 * wall clock a peer would seem silent or slow that was neither. Time-outs and durations
 * that something is concluded from are taken by this clock.
 */

const beatMs = 50
/** Of the time between two beats no more than this counts: whoever looks that often misses nothing. */
const longestBeatMs = 5 * beatMs

let attended = 0
let lastBeat = 0
let watchers = 0
let beats: NodeJS.Timeout | undefined

/** What has gone by since the last beat. Only a beat moves it on: it comes once in a turn of the event loop, however long the turn. */
const sinceBeat = (): number => Math.min(performance.now() - lastBeat, longestBeatMs)

function beat(): void {
  attended += sinceBeat()
  lastBeat = performance.now()
}

/** Milliseconds attended to so far, by a clock that runs only while something is being waited for: the difference of two readings is what was waited between them. */
export const attendedMs = (): number => (watchers === 0 ? attended : attended + sinceBeat())

/** Keeps the clock running until the function that comes back is called. */
export function attend(): () => void {
  if (watchers === 0) {
    lastBeat = performance.now()
    beats = setInterval(beat, beatMs).unref()
  }
  watchers += 1
  let ended = false
  return () => {
    if (ended) return
    ended = true
    watchers -= 1
    if (watchers > 0) return
    clearInterval(beats)
    beat()
  }
}

/**
 * Calls back once so many milliseconds were attended to, with how many more went by unattended;
 * the function that comes back cancels that.
 */
export function afterAttended(ms: number, callback: (lostMs: number) => void): () => void {
  const release = attend()
  const until = attendedMs() + ms
  const started = performance.now()
  let last: NodeJS.Immediate | undefined
  let timer = setTimeout(onTime, ms)
  function onTime(): void {
    const left = until - attendedMs()
    if (left > 0) timer = setTimeout(onTime, left)
    // In each turn timers come before what has arrived: that is read first.
    else last = setImmediate(end)
  }
  function end(): void {
    release()
    callback(performance.now() - started - ms)
  }
  return () => {
    clearTimeout(timer)
    clearImmediate(last)
    release()
  }
}

/** The outcome, or undefined when it takes longer than so many attended milliseconds. */
export function withinPatience<T>(outcome: Promise<T>, ms: number): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const cancel = afterAttended(ms, () => resolve(undefined))
    outcome.then(resolve, reject).finally(cancel)
  })
}
