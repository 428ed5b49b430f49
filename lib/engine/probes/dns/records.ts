import type { DnsLookup } from '#lib/engine/evidence/evidence.ts'
import type { ProbeSession } from '#lib/engine/probes/session.ts'
import type { HandedOutRecord } from '#lib/engine/target/target.ts'
import { findCuts, serversOf } from './zone.ts'

/** Servers asked of each zone: all of a usual delegation, and few of one that wants us to flood somebody. */
const mostServers = 6

/** Every record that Braze handed out beside the link host's own, side by side. */
export const probeRecords = async (session: ProbeSession): Promise<void> => {
  await Promise.all(session.target.records.map((record) => probeRecord(session, record)))
}

/** One record at its zone's own servers and at every resolver. */
export async function probeRecord(session: ProbeSession, { name, type }: Pick<HandedOutRecord, 'name' | 'type'>): Promise<DnsLookup[]> {
  const fromResolvers = session.askResolvers('record', name, type)
  const [[cut], cached] = await Promise.all([findCuts(session, name), fromResolvers])
  const servers = cut ? await serversOf(session, cut, mostServers) : []
  const fromZone = await Promise.all(servers.map((server) => session.ask({ purpose: 'record', server, name, type })))
  return [...fromZone, ...cached]
}
