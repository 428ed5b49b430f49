import type { Target } from '#lib/engine/target/target.ts'
import { defaultEspTarget, espOfName } from '#lib/providers/registry.ts'
import type { Answers } from './answers.ts'
import { isManaged } from './managed-path.ts'
import type { HandedOutRecord, LinkHostModel } from './model.ts'

type Host = Pick<LinkHostModel, 'hostname' | 'edgeName' | 'links'>

/**
 * What is to be true of a link host by what was answered: as the public sees it,
 * or for a rehearsal through the edge. Null while step 1 is not answered, or for
 * a rehearsal without an edge. The origin is the one that Braze's record names; a
 * record that leads to no host of the ESP was not handed out by Braze, and names none.
 */
export function targetOf(kind: 'rehearsal' | 'check', host: Host, answers: Answers, records: readonly HandedOutRecord[]): Target | null {
  const braze = answers['braze-setup']
  if (!braze || (kind === 'rehearsal' && !host.edgeName)) return null
  const record = records.find(({ type, name, value }) => type === 'CNAME' && name === host.hostname && espOfName(value) === braze.esp)
  return {
    hostname: host.hostname,
    esp: braze.esp,
    region: braze.region,
    espTarget: record?.value ?? defaultEspTarget(braze.esp, braze.region),
    cdn: chosenCdn(answers),
    edge: kind === 'rehearsal' && host.edgeName ? host.edgeName : undefined,
    links: [...host.links],
    openUrl: undefined,
    appLinks: braze.appLinks,
    records: [],
    expectedEdge: kind === 'check' && host.edgeName && !isManaged({ answers }) ? host.edgeName : undefined,
  }
}

/** The CDN of step 4; a proxy of their own counts as one. */
export function chosenCdn(answers: Answers): Target['cdn'] {
  const chosen = answers['cdn-and-certificate']
  return chosen?.path === 'own-proxy' ? 'custom-proxy' : chosen?.cdn
}

/** Whether two targets ask for the same; what is undefined, or an empty list of records, counts as absent. The edge that is expected helps to explain what was found, and decides nothing. */
export const sameTarget = (one: Target | null, other: Target | null): boolean => canonical(one) === canonical(other)

const canonical = (target: Target | null): string =>
  JSON.stringify(
    target &&
      Object.entries(target)
        .filter(([key, value]) => value !== undefined && key !== 'expectedEdge' && !(key === 'records' && target.records.length === 0))
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
