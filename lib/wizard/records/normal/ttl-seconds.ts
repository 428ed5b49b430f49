const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }

/** RFC 2181, 8: the most that a TTL may be. */
const longestTtl = 2_147_483_647

/** Seconds of `3600`, `1h`, `1 Hour`, `1/2 hour`; null for `Auto` and what is no time. One second stands for `Auto` at Cloudflare. */
export function ttlSeconds(text: string | undefined): number | null {
  const [, whole = '', part, unit = 's'] = /^(\d{1,10})(?:\/(\d{1,2}))?\s*([smhdw])?[a-z]*\.?$/i.exec(text?.trim() ?? '') ?? []
  const seconds = (Number(whole) / Number(part ?? 1)) * (units[unit.toLowerCase()] ?? 1)
  return whole !== '' && Number.isInteger(seconds) && seconds > 1 && seconds <= longestTtl ? seconds : null
}
