import { answerRecords } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsRecord, Evidence } from '#lib/engine/evidence/evidence.ts'
import { couldNotObserve, type Fact, known, notLookedAt } from '#lib/engine/facts/fact.ts'
import { espOfName } from '#lib/providers/registry.ts'
import type { ResolverHealth } from './resolver-health.ts'
import { isAnswer, sameAnswer, serverLabel, type View, viewsOf } from './views.ts'

/** The link host's own record, and who says so. */
export interface LinkRecord {
  outcome: 'records' | 'nodata' | 'nxdomain' | 'servfail'
  aliases: readonly DnsRecord[]
  addresses: readonly DnsRecord[]
  others: readonly DnsRecord[]
  source: 'authoritative' | 'recursive'
  /** labels of the servers believed */
  asked: readonly string[]
  /** the first one, for commands */
  server: { address: string; port: number }
  /** the zone whose servers were believed */
  zone?: string
}

/** All that was said of the link host itself. */
export interface Views {
  /** of the zone that the delegations lead to; empty when its servers were not found */
  authoritative: readonly View[]
  recursive: readonly View[]
  zone?: string
}

/** What each server said of the link host; of the authoritative ones those of the deepest zone that it is delegated to. */
export function linkHostViews(evidence: Evidence, zone: string | undefined): Views {
  const { hostname } = evidence.target
  const lookups = evidence.dns.filter(({ purpose, name, cd }) => purpose === 'link-host' && name === hostname && !cd)
  const views = viewsOf(lookups, hostname)
  return {
    authoritative: views.filter(({ server }) => server.role === 'authoritative' && server.zone === zone),
    recursive: views.filter(({ server }) => server.role === 'recursive'),
    ...(zone === undefined ? {} : { zone }),
  }
}

/**
 * The truth about the link host's own record: what the authoritative servers say where they
 * could be asked (the larger part of them, where they differ), else what the resolvers say.
 * A resolver that answers other questions and has none for this one has observed a failure.
 */
export function linkRecordOf(
  { authoritative, recursive, zone }: Views,
  health: ResolverHealth,
  delegated: readonly View[],
): Fact<LinkRecord> {
  // Resolvers come to the servers that the zone above names; what others hold does not reach visitors, or by chance.
  const asked = delegated.some(isAnswer) ? delegated : authoritative
  const answers = asked.filter(isAnswer)
  if (answers.length > 0) return known(recordFrom(answers, 'authoritative', zone), idsOf(authoritative))
  const cached = recursive.filter(isAnswer)
  if (cached.length > 0) return known(recordFrom(cached, 'recursive', zone), idsOf(recursive))
  const failing = recursive.filter(
    ({ server, outcome }) => health.working.includes(server.address) && (outcome === 'servfail' || outcome === 'silent'),
  )
  if (failing.length > 0) return known(recordFrom(failing, 'recursive', zone), idsOf(recursive))
  if (recursive.length === 0) return notLookedAt('the link host was not asked for')
  return couldNotObserve(recursive.map((view) => `${view.server.address}: ${view.detail}`).join(', '))
}

function recordFrom(views: readonly View[], source: LinkRecord['source'], zone: string | undefined): LinkRecord {
  const groups = views.map((view) => views.filter((other) => sameAnswer(view, other)))
  const agreeing = groups.reduce((best, group) => (weight(group) > weight(best) ? group : best))
  const { outcome, server } = agreeing[0] as View
  const collect = (pick: (view: View) => readonly DnsRecord[]): DnsRecord[] => distinct(agreeing.flatMap((view) => [...pick(view)]))
  return {
    outcome: outcome === 'silent' ? 'servfail' : (outcome as LinkRecord['outcome']),
    aliases: collect(({ aliases }) => aliases),
    addresses: collect(({ addresses }) => addresses),
    others: collect(({ others }) => others),
    source,
    asked: agreeing.map((view) => serverLabel(view.server)),
    server: { address: server.address, port: server.port },
    ...(zone === undefined ? {} : { zone }),
  }
}

/** Of two parts of equal size the one that has a record is believed, and rather one that does not lead to the ESP: servers that lag behind hold what was before. */
function weight(group: readonly View[]): number {
  const atEsp = group[0]?.aliases.some(({ data }) => espOfName(data.toLowerCase()) !== undefined)
  return group.length + (group[0]?.outcome === 'records' ? 0.5 : 0) - (atEsp ? 0.25 : 0)
}

const distinct = (records: readonly DnsRecord[]): DnsRecord[] =>
  records.filter((record, index) => records.findIndex(({ type, data }) => type === record.type && data === record.data) === index)

const idsOf = (views: readonly View[]): string[] => views.flatMap(({ ids }) => [...ids])

/** Records by trust: the link host's own record as believed, then everything that was said on the way. */
export function recordSources(evidence: Evidence, record: LinkRecord | undefined): DnsRecord[][] {
  const own = record ? [...record.aliases, ...record.addresses] : []
  const lookups = evidence.dns.filter(({ purpose }) => purpose === 'link-host')
  const authoritative = lookups.filter(({ server }) => server.role === 'authoritative')
  const recursive = lookups.filter(({ server }) => server.role === 'recursive')
  const elsewhere = (records: DnsRecord[]) => records.filter(({ name }) => name.toLowerCase() !== evidence.target.hostname)
  return [own, elsewhere(answerRecords(authoritative)), elsewhere(answerRecords(recursive))]
}
