import type { ShownUrl } from './view.ts'

/** Longer ones are shortened. */
const longestShown = 72
const keptOfEnd = 10

/** A web address for people: its host whole, its token shortened in the middle; marks that turn text around made visible. */
export function shownUrl(url: string): ShownUrl {
  const text = url.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
  if (text.length <= longestShown) return { short: text, whole: null }
  const host = /^[a-z]+:\/\/[^/?#]*/i.exec(text)?.[0].length ?? 0
  const start = Math.max(host + 1, longestShown - keptOfEnd - 1)
  return start >= text.length - keptOfEnd
    ? { short: text, whole: null }
    : { short: `${text.slice(0, start)}…${text.slice(-keptOfEnd)}`, whole: text }
}
