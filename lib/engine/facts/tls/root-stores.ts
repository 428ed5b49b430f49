import rootStores from '#lib/engine/facts/data/root-stores.json' with { type: 'json' }
import type { Certificate } from './certificate.ts'

/** Families of root stores. Chrome on iOS uses Apple's, other browsers on Android and Windows mostly their own. */
export const stores = ['chrome', 'mozilla', 'apple', 'microsoft', 'android'] as const
export type Store = (typeof stores)[number]

interface Limit {
  store: string
  by: string // earliest-sct, not-before, removed
  date: string // RFC 3339, UTC
}

interface Root {
  name: string
  stores: readonly string[]
  limits: readonly Limit[]
}

const roots = new Map<string, Root>(
  Object.entries(rootStores.roots).map(([sha256, { name, stores: listedIn, constraints }]) => [
    sha256,
    { name, stores: listedIn, limits: constraints },
  ]),
)

/** A store that refuses a certificate under a root: since when by its own rule, or because it does not list the root. */
export interface Refusal {
  store: Store
  /** the date of the store's limit; undefined where the root is simply not on its list */
  since?: string
  /** RFC 3339 date of the list that was read */
  listed: string
}

/**
 * The stores that refuse this leaf although it ends at this public root. A root that we
 * have no entry for came with a newer runtime: nothing is known against it.
 * Chrome's own list is not part of the data: it is taken to hold what Mozilla's holds,
 * within the limits that Chrome has announced.
 */
export function refusalsBy(root: Certificate, leaf: Certificate): Refusal[] {
  const entry = roots.get(root.fingerprint)
  if (!entry) return []
  return stores.flatMap((store) => {
    const limit = entry.limits.find((candidate) => candidate.store === store && applies(candidate, leaf))
    const listed = rootStores.snapshots[store === 'chrome' ? 'mozilla' : store]
    if (limit) return [{ store, since: limit.date.slice(0, 10), listed }]
    return entry.stores.includes(store === 'chrome' ? 'mozilla' : store) ? [] : [{ store, listed }]
  })
}

function applies({ by, date }: Limit, leaf: Certificate): boolean {
  const limit = new Date(date)
  if (by === 'not-before') return leaf.notBefore > limit
  if (by === 'removed') return true
  const earliest = Math.min(...leaf.scts.map((sct) => sct.at.getTime()))
  // Without a timestamp of a log the date of issue has to do.
  return (Number.isFinite(earliest) ? new Date(earliest) : leaf.notBefore) > limit
}

/**
 * A root that is in no list of ours to verify by, but that a browser has limited or removed:
 * known by its name alone, which is enough to say why it is not trusted.
 */
export function removedRootNamed(name: string): { name: string; refusals: Refusal[] } | undefined {
  for (const root of roots.values()) {
    if (root.name !== name || root.limits.length === 0 || root.stores.includes('mozilla')) continue
    const refusals = stores.flatMap((store) => {
      const limit = root.limits.find((candidate) => candidate.store === store)
      return limit ? [{ store, since: limit.date.slice(0, 10), listed: rootStores.snapshots.mozilla }] : []
    })
    return { name: root.name, refusals }
  }
  return undefined
}
