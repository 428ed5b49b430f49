import type { Look, LookResult } from './look.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** Pauses of a page that is looked at, in milliseconds: short at first, since most mistakes are mended within a minute. */
const quickPauses = [2, 3, 5, 8, 13, 21, 30].map((seconds) => seconds * second)
const longestPause = 5 * minute

/** The pause before the next look of a page that has had `looks` of them, milliseconds. */
export const pauseMs = (looks: number): number =>
  quickPauses[looks] ?? Math.min(longestPause, Math.round(minute * 1.25 ** (looks - quickPauses.length)))

/** A page that asks no more for this long after it could have was closed or hidden: whoever comes back begins anew. */
const lapseMs = minute
/** Caches are many machines behind one address, and a zone may change again: longer than this nobody waits for them. */
const longestCacheWait = hour

/** The newest finished run, as far as the next look depends on it. */
export interface LastLook {
  finishedAt: Date
  look: Look | null
  caches: LookResult['caches']
}

/**
 * When a page that is looked at may look again, and how many looks it has had. Where only
 * caches differ, not before the first of them lets go: an answer that is kept cannot change.
 */
export function nextLook(last: LastLook, now: Date): { at: Date; looks: number } {
  const looks = last.look?.by === 'page' ? last.look.looks + 1 : 0
  const at = dueAt(last, looks)
  const lapsed = now.getTime() > at.getTime() + lapseMs
  return lapsed ? { at, looks: 0 } : { at, looks }
}

function dueAt({ finishedAt, caches }: LastLook, looks: number): Date {
  const rested = finishedAt.getTime() + pauseMs(looks)
  if (!caches?.only) return new Date(rested)
  const letGo = Math.min(new Date(caches.first).getTime() + second, finishedAt.getTime() + longestCacheWait)
  return new Date(Math.max(rested, letGo))
}

/** For how long the server looks by itself at what is not green, and at what is; then it pauses. */
const watchedMs = { waiting: 7 * day, green: 30 * day }
const eagerMs = 4 * hour
/** A proof stands for a day: the next one is there before it is over. */
const refreshMs = 23.5 * hour

/**
 * When the server looks again by itself; null: it pauses.
 * @param startedAt since when it is waited for, or green without a break
 */
export function nextWatch(
  { startedAt, green, caches }: { startedAt: Date; green: boolean; caches: LookResult['caches'] },
  now: Date,
): Date | null {
  const age = now.getTime() - startedAt.getTime()
  if (age >= watchedMs[green ? 'green' : 'waiting']) return null
  const interval = green ? refreshMs : age < eagerMs ? 15 * minute : hour
  if (!caches) return new Date(now.getTime() + interval)
  const letGo = new Date(caches.last).getTime() + second
  const latest = now.getTime() + (green ? refreshMs : longestCacheWait)
  return new Date(Math.min(Math.max(letGo, now.getTime() + minute), latest))
}

/** Since when a watch that pauses has done so. */
export const pausedSince = (startedAt: Date, green: boolean): Date => new Date(startedAt.getTime() + watchedMs[green ? 'green' : 'waiting'])
