import type { HttpResponse } from './evidence.ts'

/** What an answer says of having come from a cache. */
export interface CacheMarks {
  hit: boolean
  /** RFC 9111, 5.1: seconds since the ESP gave the answer; null where it is not said */
  ageSeconds: number | null
  /** the headers that say so, as sent */
  marks: readonly string[]
}

/** The headers in which caches say whether they had the answer: RFC 9211, and what CDNs and proxies used before it. No object, as a header may be called `constructor`. */
const hitMarks: ReadonlyMap<string, RegExp> = new Map([
  ['cache-status', /;\s*hit\b/i],
  ['cf-cache-status', /^(hit|stale|updating|revalidated)\b/i],
  ['cdn-cache', /\bhit\b/i],
  ['cdn-cache-status', /\bhit\b/i],
  // `TCP_HIT`, `TCP_MEM_HIT`: Azure, Akamai, and caches of Squid's kind.
  ['x-cache', /(\b|_)hit\b|refreshhit/i],
  ['x-cache-status', /(\b|_)hit\b/i],
  ['cc_cache', /(\b|_)hit\b/i],
  ['powered-by-chinacache', /^hit\b/i],
  ['akamai-cache-status', /^hit\b/i],
  ['server-timing', /(^|,)\s*cdn-cache\s*;\s*desc="?(hit|refresh_hit|revalidate)\b/i],
  ['section-io-cache', /\bhit\b/i],
  ['x-77-cache', /^hit\b/i],
  ['eo-cache-status', /\bhit\b/i],
  ['x-sucuri-cache', /^hit\b/i],
  ['x-proxy-cache', /\bhit\b/i],
  // Two numbers: this request's, and that of the one whose answer was kept (Varnish documentation, vcl-backends).
  ['x-varnish', /^\d+ \d+$/],
  ['x-vercel-cache', /^hit/i],
])

/** Reads them; pure. */
export function cacheMarks(response: HttpResponse): CacheMarks {
  const marks: string[] = []
  let ageSeconds: number | null = null
  for (const [name, value] of response.headers) {
    const key = name.toLowerCase()
    if (key === 'age' && /^\d{1,10}$/.test(value.trim())) ageSeconds = Number(value)
    if (hitMarks.get(key)?.test(value)) marks.push(`${name}: ${value}`)
  }
  const aged = ageSeconds !== null && ageSeconds > 0
  return { hit: marks.length > 0 || aged, ageSeconds, marks: aged ? [...marks, `Age: ${ageSeconds}`] : marks }
}
