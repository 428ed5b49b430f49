import { answerOf, isUseful, nameServersOf, recordsOf, referralOf } from '#lib/engine/evidence/dns-answers.ts'
import type { DnsAnswer, DnsLookup, DnsRecord } from '#lib/engine/evidence/evidence.ts'
import type { ProbeSession } from '#lib/engine/probes/session.ts'
import { namesUpToRegistered, publicSuffix, registeredDomain } from '#lib/engine/target/domain-names.ts'
import { askAny, authoritative } from './asking.ts'

/** A zone and the servers that it is delegated to. */
export interface Cut {
  zone: string
  nameServers: readonly string[]
  /** addresses that came along (glue) */
  glue: readonly DnsRecord[]
}

/** A delegation may name thousands of servers, to make us flood a third party (NXNSAttack). */
const mostServers = 13
/** Of the zones above the registered domain two servers are enough: they are asked for the way only. */
const mostParentServers = 2
const mostCuts = 6

/** The zones at or above a name that the resolvers know, the nearest first. */
export async function findCuts(session: ProbeSession, hostname: string): Promise<Cut[]> {
  const cuts = await askCuts(session, namesUpToRegistered(hostname))
  if (cuts.length > 0) return cuts
  // The resolver that was asked may have nothing for any name; before the domain is given up every other one is asked.
  const elsewhere = (await session.askResolvers('zone', registeredDomain(hostname), 'NS')).flatMap(cutIn)
  if (elsewhere.length > 0) return elsewhere.slice(0, 1)
  const suffix = publicSuffix(hostname)
  return askCuts(session, suffix.includes('.') ? [suffix, suffix.slice(suffix.indexOf('.') + 1)] : [suffix])
}

async function askCuts(session: ProbeSession, names: readonly string[]): Promise<Cut[]> {
  const lookups = await Promise.all(names.map((name) => askAny(session, 'zone', name, 'NS')))
  return lookups.flatMap((lookup) => (lookup ? cutIn(lookup) : []))
}

function cutIn(lookup: DnsLookup): Cut[] {
  const answer = answerOf(lookup)
  const nameServers = answer ? nameServersOf(answer.answers, lookup.name) : []
  return answer && nameServers.length > 0 ? [{ zone: lookup.name.toLowerCase(), nameServers, glue: answer.additional }] : []
}

/** What the delegated servers said, and the zone that was reached. */
export interface Authority {
  cut: Cut | undefined
  servers: readonly DnsLookup['server'][]
  lookups: readonly DnsLookup[]
}

/**
 * Asks every server of the zone for the host name itself, and goes on down where they refer
 * to a zone below that the resolvers did not tell of.
 */
export async function askAuthority(session: ProbeSession, hostname: string, nearest: Cut | undefined): Promise<Authority> {
  const all: DnsLookup[] = []
  let cut = nearest
  let servers: DnsLookup['server'][] = []
  for (let depth = 0; cut && depth < mostCuts; depth++) {
    servers = await serversOf(session, cut, isAboveRegistered(cut, hostname) ? mostParentServers : mostServers)
    const lookups = await askServers(session, servers, hostname)
    all.push(...lookups)
    const below = lookups.map((lookup) => referralIn(lookup)).find((referral) => referral !== undefined)
    if (!below || session.signal.aborted) break
    cut = below
  }
  return { cut, servers, lookups: all }
}

/** The host name at those servers of a delegation that were not asked for it yet; of the same zone. */
export async function askFurtherServers(session: ProbeSession, hostname: string, { servers }: Authority, cut: Cut): Promise<DnsLookup[]> {
  const delegated = await serversOf(session, cut, mostServers)
  const further = delegated.filter(({ address }) => servers.every((other) => other.address !== address))
  return askServers(session, further, hostname)
}

const isAboveRegistered = (cut: Cut, hostname: string): boolean => cut.zone.length < registeredDomain(hostname).length

function referralIn(lookup: DnsLookup): Cut | undefined {
  const answer = answerOf(lookup)
  const referral = answer && referralOf(answer, lookup.name, lookup.server.zone ?? '')
  return answer && referral && { ...referral, glue: answer.additional }
}

/** The host name's addresses at each server; at the first one its alias and a type that must not stand beside an alias, too. */
async function askServers(session: ProbeSession, servers: readonly DnsLookup['server'][], hostname: string): Promise<DnsLookup[]> {
  const questions = servers.flatMap((server, index) =>
    ['A', 'AAAA', ...(index === 0 ? ['CNAME', 'TXT'] : [])].map((type) =>
      session.ask({ purpose: 'link-host', server, name: hostname, type }),
    ),
  )
  return Promise.all(questions)
}

/** The servers of a zone by address: IPv4, and IPv6 where a server has nothing else. */
export async function serversOf(session: ProbeSession, cut: Cut, most: number): Promise<DnsLookup['server'][]> {
  const names = cut.nameServers.slice(0, mostServers)
  const perName = await Promise.all(
    names.map(async (name) => (await addressesOf(session, name, cut.glue)).map((address) => authoritative(address, name, cut.zone))),
  )
  const servers = perName.flat()
  return servers.filter((server, index) => servers.findIndex(({ address }) => address === server.address) === index).slice(0, most)
}

async function addressesOf(session: ProbeSession, name: string, glue: readonly DnsRecord[]): Promise<string[]> {
  const along = recordsOf(glue, name, 'A').map(({ data }) => data)
  if (along.length > 0) return along
  const ipv4 = await askAny(session, 'name-server', name, 'A')
  const found = addressesIn(ipv4, 'A')
  if (found.length > 0) return found
  if (ipv4 && !isUseful(ipv4)) return []
  return addressesIn(await askAny(session, 'name-server', name, 'AAAA'), 'AAAA')
}

const addressesIn = (lookup: DnsLookup | undefined, type: string): string[] => {
  const answer: DnsAnswer | undefined = lookup && answerOf(lookup)
  return answer?.answers.filter((record) => record.type === type).map(({ data }) => data) ?? []
}
