/**
 * Remembers at most `limit` values per process, dropping the one used longest
 * ago. Only for results of pure functions: what it returns never differs from
 * computing anew.
 */
export class BoundedCache<V> {
  readonly #limit: number
  readonly #entries = new Map<string, V>()

  constructor(limit: number) {
    this.#limit = limit
  }

  getOrCompute(key: string, compute: () => V): V {
    const cached = this.#entries.get(key)
    if (cached !== undefined) {
      this.#entries.delete(key)
      this.#entries.set(key, cached)
      return cached
    }
    const value = compute()
    this.#entries.set(key, value)
    const oldest = this.#entries.keys().next()
    if (this.#entries.size > this.#limit && !oldest.done) this.#entries.delete(oldest.value)
    return value
  }
}
