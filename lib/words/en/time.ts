const moment = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: 'UTC' })
const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

const units = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const

/** A moment in words with its zone, "22 Nov 2026, 10:04 UTC". `at` is ISO 8601. */
export const formatMoment = (at: string): string => `${moment.format(new Date(at))} UTC`

/** A moment until which something lasts: the minute in which it is over for certain. `at` is ISO 8601. */
export const formatUntil = (at: string): string => formatMoment(new Date(Math.ceil(Date.parse(at) / 60_000) * 60_000).toISOString())

/** The time of day with its zone, "10:04:12 UTC". `at` is ISO 8601. */
export const formatClock = (at: string): string => `${clock.format(new Date(at))} UTC`

/** A moment that is near, "14:32 UTC" on the day of `now`, else with its date. `at` is ISO 8601. */
export const formatNear = (at: string, now: Date): string =>
  at.slice(0, 10) === now.toISOString().slice(0, 10) ? `${hour.format(new Date(at))} UTC` : formatMoment(at)

/** How long ago a moment was, "4 minutes ago"; "just now" below a minute and for what lies ahead. */
export function formatAgo(at: string, now: Date): string {
  const seconds = Math.floor((now.getTime() - new Date(at).getTime()) / 1000)
  const fit = units.find((unit) => seconds >= unit.seconds)
  return fit ? relative.format(-Math.floor(seconds / fit.seconds), fit.unit) : 'just now'
}
