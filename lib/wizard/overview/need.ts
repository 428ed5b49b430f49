import type { HostingPath } from '#lib/wizard/forms/fields.ts'
import { needWords } from '#lib/words/en/overview.ts'

/** Somebody who is needed, and in which steps. */
export interface PersonView {
  name: string
  what: string
  /** by number */
  steps: number[]
}

type Person = keyof typeof needWords.people

/** Who is needed on which way: without a CDN nobody has to look after one. Pure. */
export function peopleNeeded(path: HostingPath | null): PersonView[] {
  const rows: [Person, number[]][] = [['marketer', [1, 2, 3, 4, 6]], ['dns-admin', [2, 5]], ...edgePerson(path), ['csm', [1, 6]]]
  return rows.map(([person, steps]) => ({ ...needWords.people[person], steps }))
}

function edgePerson(path: HostingPath | null): [Person, number[]][] {
  if (path === 'esp-managed' || path === 'braze-managed') return []
  return path === 'own-proxy' ? [['proxy-admin', [5]]] : [['cdn-admin', [4, 5]]]
}
