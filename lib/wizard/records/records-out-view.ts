import { domainToUnicode } from 'node:url'
import { type NameToday, nameToday } from '#lib/engine/facts/dns/today.ts'
import { digAuthoritative } from '#lib/engine/findings/reproduce.ts'
import type { DnsHost } from '#lib/providers/dns/dns-host.ts'
import { hostsOfZone } from '#lib/providers/dns/dns-hosts.ts'
import { asEntered, inFull } from '#lib/providers/dns/entered-record.ts'
import type { HandedOutRecord, LatestRuns, SetupModel } from '#lib/wizard/model.ts'
import { paths } from '#lib/wizard/paths.ts'
import { dnsLine } from '#lib/wizard/views/evidence-lines.ts'
import { radiusWords, recordsOutWords as words } from '#lib/words/en/records-out.ts'
import { blastRadius } from './blast-radius.ts'
import type { RecordOutView, RecordsOutView, TodayView, ZoneOutView } from './records-out.ts'
import { recordsText } from './records-text.ts'

/** The records of a setup for the DNS admin, in the form that each zone's own DNS host wants. Pure. */
export function recordsOutView(setup: SetupModel): RecordsOutView {
  const look = lookOf(setup.today)
  const edges = new Map(setup.hosts.map(({ hostname, edgeName }) => [hostname, edgeName]))
  const seen = setup.records.map((record) => ({ record, today: look.at(record) }))
  const records = seen.map(({ record, today }) => recordOut(record, today, look.whyNot(record), edges.get(record.name) ?? null))
  const zones = [...Map.groupBy(seen, ({ today }) => today?.zone ?? null)].flatMap(([zone, [first]]) =>
    zone !== null && first?.today ? [zoneOut(setup.id, zone, first.today)] : [],
  )
  return {
    records,
    zones,
    lookedAt: look.time,
    text: recordsText(setup.customerName, records, zones),
    csvHref: paths.recordsFile(setup.id, 'csv'),
    zoneFileHref: paths.recordsFile(setup.id, 'zone-file'),
  }
}

type Named = Pick<HandedOutRecord, 'name' | 'type'>

/** The last look at what answers today: what it saw at a name, or why it saw nothing. */
function lookOf({ newest, finished }: LatestRuns) {
  const evidence = finished?.evidence ?? null
  const asked = new Set(evidence?.dns.map(({ name }) => name))
  const isComing = newest !== null && newest.state !== 'finished'
  return {
    time: evidence?.startedAt ?? null,
    at: ({ name, type }: Named): NameToday | undefined => (evidence ? nameToday(evidence, name, type) : undefined),
    whyNot: ({ name }: Named): TodayView | null => {
      if (asked.has(name)) return null
      const nothing = { lines: [evidence && !isComing ? radiusWords.notAmong : radiusWords.pending], evidence: [], commands: [] }
      return { state: evidence && !isComing ? 'unknown' : 'pending', ...nothing }
    },
  }
}

function recordOut(record: HandedOutRecord, today: NameToday | undefined, unseen: TodayView | null, edge: string | null): RecordOutView {
  const host = today && hostOf(today)
  const zone = today?.zone ?? null
  const { id, type, kind, name, ttl } = record
  return {
    id,
    type,
    kind,
    name,
    unicode: unicodeOf(name),
    zone,
    boxes: boxesFor(type, host),
    entered: asEntered(host, zone, record),
    inFull: inFull(host, name),
    ttl,
    today: unseen ?? todayView(record, today, host, edge),
  }
}

/** What the boxes of a new record are called; that of the value goes by a name of its own for aliases only. */
export const boxesFor = (type: string, host: DnsHost | undefined): { name: string; value: string } => ({
  name: host?.boxes.name ?? words.boxName,
  value: (type === 'CNAME' ? host?.boxes.value : undefined) ?? words.boxValue,
})

function todayView(record: HandedOutRecord, today: NameToday | undefined, host: DnsHost | undefined, edge: string | null): TodayView {
  const isLinkHost = record.kind === 'link-host'
  const asked = today?.lookups ?? []
  const servers = [...new Set(asked.map(({ server }) => server.address))].slice(0, 2)
  return {
    ...blastRadius({ ...record, isLinkHost, edge }, today, host),
    evidence: asked.map((lookup) => ({ id: lookup.id, text: dnsLine(lookup) })),
    commands: servers.map((address) => digAuthoritative(record.name, record.type, address)),
  }
}

/** The one company that hosts a name's zone, where it is the only one. */
export function hostOf({ nameServers, soa }: NameToday): DnsHost | undefined {
  const { hosts } = hostsOfZone(soa ? { nameServers, soa } : { nameServers })
  return hosts.length === 1 ? hosts[0] : undefined
}

function zoneOut(setupId: string, zone: string, { nameServers, soa }: NameToday): ZoneOutView {
  const { hosts, elsewhere } = hostsOfZone(soa ? { nameServers, soa } : { nameServers })
  const [only] = hosts.length === 1 ? hosts : []
  const panels = hosts.flatMap((host) => [host, ...(host.twins ?? [])])
  const notes = [
    ...(hosts.length > 1 ? [words.severalHosts(hosts.map(({ name }) => name))] : []),
    ...(only && elsewhere ? [words.elsewhere(only.name, elsewhere)] : []),
    ...(only?.target === 'dot' ? [words.dotNeeded(only.name)] : []),
    ...(hosts.some(({ key }) => key === 'cloudflare') ? [words.proxyOff] : []),
    ...(only?.twins ?? []).map(({ name, boxes }) => `${words.twin(name)} ${words.boxesDiffer(name, boxes.name, boxes.value)}`),
  ]
  return {
    zone,
    unicode: unicodeOf(zone),
    hosts: hosts.map(({ name }) => name),
    nameServers: [...nameServers],
    panels: panels.map(({ name, panel }) => ({ name, path: panel.map((item) => item.replace('{zone}', zone)) })),
    notes,
    zoneFileHref: paths.recordsFile(setupId, 'zone-file', zone),
  }
}

/** An international name as it reads (RFC 5890); null where it reads the same. */
export function unicodeOf(name: string): string | null {
  if (!/(^|\.)xn--/.test(name)) return null
  const reads = domainToUnicode(name)
  return reads && reads !== name ? reads : null
}
