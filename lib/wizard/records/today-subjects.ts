import type { SetupModel } from '#lib/wizard/model.ts'

/** A record to come, of which is looked up what answers at its name today. */
export interface TodaySubject {
  /** the record's id, or the link host's */
  id: string
  type: string
  name: string
  /** null where only the type is known yet */
  value: string | null
  isLinkHost: boolean
}

/** More names than a setup has; of a longer list no more is looked at, since a run's questions are counted. */
const mostSubjects = 25

/** What to look up before anything is changed: the records that were handed out, and the change of each link host's cut-over. */
export function todaySubjects({ records, hosts }: Pick<SetupModel, 'records' | 'hosts'>): TodaySubject[] {
  const handedOut = records.map(({ id, type, name, value, kind }) => ({ id, type, name, value, isLinkHost: kind === 'link-host' }))
  const others = hosts.filter(({ hostname }) => !records.some(({ name }) => name === hostname))
  const cutOvers = others.map(({ id, hostname, edgeName }) => ({
    id,
    type: edgeName ? edgeRecordType(edgeName) : 'CNAME',
    name: hostname,
    value: edgeName,
    isLinkHost: true,
  }))
  return [...handedOut, ...cutOvers].slice(0, mostSubjects)
}

/** The record that leads to an edge: by its name, or by the address that was given in place of one. */
export const edgeRecordType = (edge: string): 'CNAME' | 'A' | 'AAAA' => {
  if (edge.includes(':')) return 'AAAA'
  return /^\d+(\.\d+){3}$/.test(edge) ? 'A' : 'CNAME'
}
