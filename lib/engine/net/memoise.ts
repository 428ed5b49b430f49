/** Enough for the addresses of many runs at once; forgetting costs a moment only. */
const maxEntries = 4_096

/** Remembers what a pure function of a text gave, up to a bound. */
export function memoise<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const held = known.get(text)
    if (held !== undefined) return held
    if (known.size >= maxEntries) known.clear()
    const value = compute(text)
    known.set(text, value)
    return value
  }
}
