import fc from 'fast-check'
import { type Evidence, evidenceSchema } from '#lib/engine/evidence/evidence.ts'
import { hostileBytes, hostileText } from './hostile.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Parent = Json[] | { [key: string]: Json }

/** One change somewhere in a tree of JSON: the place by a number, so that it fits any tree. */
export const treeEdit = fc.record({
  section: fc.constantFrom('dns', 'dns', 'http', 'http', 'tls', 'addresses', 'vantage', 'startedAt'),
  place: fc.nat(),
  kind: fc.nat(7),
  text: fc.oneof(hostileText, hostileBytes),
  number: fc.constantFrom(0, -1, 1, 0.5, 255, 2147483647, 4294967296, 1e15, 1e308),
})
export type TreeEdit = typeof treeEdit extends fc.Arbitrary<infer T> ? T : never

/** What we sent, and to whom: no peer has a say in it. */
const ours = new Set(['host', 'path', 'servername'])

/** Every place of a tree that something can be put in. */
function placesIn(parent: Parent, places: [Parent, string][] = []): [Parent, string][] {
  for (const [key, value] of Object.entries(parent)) {
    if (!ours.has(key)) places.push([parent, key])
    if (typeof value === 'object' && value !== null) placesIn(value, places)
  }
  return places
}

const get = (parent: Parent, key: string): Json => (parent as { [key: string]: Json })[key] ?? null
const put = (parent: Parent, key: string, value: Json): void => {
  ;(parent as { [key: string]: Json })[key] = value
}

/** Another value of the same kind, as a peer (or who wrote the file) might have it. */
function changed(value: Json, { kind, text, number, place }: TreeEdit, others: readonly Json[]): Json {
  if (typeof value === 'boolean') return !value
  if (typeof value === 'number') return number
  if (typeof value === 'string') {
    const strings = others.filter((other) => typeof other === 'string')
    return kind < 3
      ? text
      : kind < 6
        ? (strings[place % strings.length] ?? text)
        : kind === 6
          ? value.repeat(50)
          : value.slice(0, place % (value.length + 1))
  }
  if (Array.isArray(value)) {
    if (kind === 0) return []
    if (kind === 1) return [...value].reverse()
    if (kind === 2) return Array.from({ length: Math.min(20, 200 / (value.length + 1)) }, () => value).flat()
    return value.filter((_, index) => index !== place % value.length)
  }
  if (value !== null && 'state' in value) return failures[place % failures.length] ?? null
  return text
}

const failures: readonly Json[] = [
  ...['timeout', 'refused', 'reset', 'unreachable', 'aborted', 'not-allowed', 'malformed', 'too-large', 'not-tls'].map((reason) => ({
    state: 'failed',
    reason,
  })),
  { state: 'failed', reason: 'tls-alert', detail: 'certificate_required' },
  { state: 'skipped', reason: 'for some reason' },
]

/** Evidence after these changes; a change that no longer is evidence is left out. */
export function mutate(evidence: Evidence, edits: readonly TreeEdit[]): Evidence {
  const tree = structuredClone(evidence) as unknown as { [key: string]: Json }
  for (const edit of edits) {
    const section = tree[edit.section]
    const places: [Parent, string][] =
      typeof section === 'object' && section !== null ? placesIn(section, [[tree, edit.section]]) : [[tree, edit.section]]
    const [parent, key] = places[edit.place % places.length] ?? [tree, edit.section]
    const before = get(parent, key)
    put(
      parent,
      key,
      changed(
        before,
        edit,
        places.map(([other, name]) => get(other, name)),
      ),
    )
    if (!evidenceSchema.safeParse(tree).success) put(parent, key, before)
  }
  return evidenceSchema.parse(tree)
}
