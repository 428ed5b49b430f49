import { trimmedOf } from './host-text.ts'

/** What consoles show beside a record and people write behind it; no part of it. */
const words: ReadonlySet<string> = new Set(
  `in auto automatic default n/a none simple weighted latency failover geolocation multivalue no yes true false - – — verified unverified verify pending
  valid active inactive ok okay done failed missing added new old proxied edit delete copy copied required optional record records
  ✓ ✔ ✅ ✗ ✘ ❌ → ← <- -> => ⚠ ⏳ :`.split(/\s+/),
)

const time = /^\d{1,9}(\/\d{1,2})?(s|sec|secs|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?)?\.?$/i
const unit = /^(s|sec|secs|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?)\.?,?$/i

/** Whether a word stands beside records without being a part of one: a status, a TTL, a routing policy. */
export const isTrailer = (word: string): boolean => {
  const bare = word.toLowerCase().replace(/^[[(]|[\])]$/g, '')
  return words.has(bare) || time.test(bare) || unit.test(bare)
}

/** Whether all that follows a value is of that sort, or a remark: in brackets, or behind a sign that begins one. */
export function areTrailers(text: string): boolean {
  const rest = trimmedOf(text.trim(), ',.| ', '')
  if (rest === '' || /^[(#;]/.test(rest) || /^(?:\/\/|<-|<=|←|--?\s|ttl\b|dns only\b|not (?:verified|found|set)\b)/i.test(rest)) return true
  return rest.split(/[\s|,]+/).every((word) => word === '' || isTrailer(word))
}
