import type { CachedAnswer, RecordData } from '#e2e/lab/scenario.ts'
import { isBelow, type NameServer, type Outcome } from './authority.ts'
import type { DnsTree } from './tree.ts'
import { type Question, type Reply, reply } from './wire.ts'

/** What resolution of one name and type came to, aliases not followed. */
interface Resolved {
  rcode: string
  answers: RecordData[]
  authority: RecordData[]
  /** a validating resolver refuses it */
  bogus: boolean
  /** will be the same the next time */
  steady: boolean
}

const servfail: Resolved = { rcode: 'SERVFAIL', answers: [], authority: [], bogus: false, steady: true }
/** As many aliases as common resolvers follow. */
const MAX_ALIASES = 11

/**
 * A recursive resolver: walks from the root through the lab's own servers
 * (called, not dialled, so that silence costs no time), follows aliases across
 * zones, and holds what a scenario put into its cache.
 */
export class Resolver {
  private readonly tree: DnsTree
  private readonly held: CachedAnswer[]
  private readonly startedAt: number

  constructor(tree: DnsTree, held: CachedAnswer[], startedAt: Date) {
    this.tree = tree
    this.held = held
    this.startedAt = startedAt.getTime()
  }

  answer(question: Question): Outcome {
    const answers: RecordData[] = []
    let name = question.lowerName
    let steady = true
    for (let aliases = 0; aliases <= MAX_ALIASES; aliases++) {
      const found = this.cachedAt(name, question.type) ?? this.resolve(name, question.type, 0)
      if (found === 'silent') return 'silent'
      steady &&= found.steady
      if (found.rcode === 'REFUSED') return reply({ rcode: 'REFUSED', ra: true, steady })
      if (found.rcode === 'SERVFAIL' || (found.bogus && !question.cd)) return reply({ rcode: 'SERVFAIL', ra: true, steady })
      answers.push(...found.answers)
      const alias = found.answers.at(-1)
      const open = alias?.type === 'CNAME' && question.type !== 'CNAME' && question.type !== 'ANY'
      if (!open) return reply({ rcode: found.rcode, ra: true, answers, authority: found.authority, steady })
      name = alias.data.toLowerCase()
    }
    return reply({ rcode: 'SERVFAIL', ra: true, steady })
  }

  /** What a scenario put into the cache, as long as its TTL lasts. */
  private cachedAt(name: string, type: string): Resolved | 'silent' | undefined {
    const ageSeconds = Math.floor((Date.now() - this.startedAt) / 1000)
    const hit = this.held.find((entry) => entry.name === name && (entry.type === '*' || entry.type === type) && entry.ttlLeft > ageSeconds)
    if (!hit) return undefined
    const { answer } = hit
    if (answer === 'silent') return 'silent'
    if (answer === 'servfail' || answer === 'refused') return { ...servfail, rcode: answer.toUpperCase(), steady: false }
    const ttl = hit.ttlLeft - ageSeconds
    if (typeof answer !== 'string') {
      const fitting = answer.filter((record) => record.type === type || record.type === 'CNAME').map((record) => ({ ...record, ttl }))
      return { rcode: 'NOERROR', answers: fitting, authority: [], bogus: false, steady: false }
    }
    const soa = this.resolve(name, 'SOA', 0)
    const authority = (soa.authority.length > 0 ? soa.authority : soa.answers).map((record) => ({ ...record, ttl }))
    return { rcode: answer === 'nxdomain' ? 'NXDOMAIN' : 'NOERROR', answers: [], authority, bogus: false, steady: false }
  }

  /** Walks down from the root, one referral at a time. */
  private resolve(name: string, type: string, depth: number): Resolved {
    if (depth > 4) return servfail
    let servers = this.rootServers()
    let bogus = false
    for (let cut = ''; ; ) {
      const said = this.askAny(servers, name, type, cut)
      if (!said) return servfail
      bogus ||= this.tree.zones.get(cut)?.bogus === true
      const next = referralOf(said, cut, name)
      // Only what stands at the name itself: each further alias is asked of its own zone.
      const answers = said.answers.filter((record) => record.name.toLowerCase() === name)
      if (!next) return { rcode: said.rcode, answers, authority: said.authority, bogus, steady: said.steady }
      servers = this.serversOf(said, depth)
      cut = next
    }
  }

  /** The first useful answer of these servers; undefined when all are lame, refuse or stay silent. */
  private askAny(servers: readonly NameServer[], name: string, type: string, cut: string): Reply | undefined {
    for (const server of servers) {
      const said = server.answer({ id: 0, name, lowerName: name, type, rd: false, cd: false, ednsSize: 1232 })
      if (said === 'silent' || said.spoilt || !['NOERROR', 'NXDOMAIN'].includes(said.rcode)) continue
      if (said.aa || referralOf(said, cut, name)) return said
    }
    return undefined
  }

  private rootServers(): NameServer[] {
    const zone = this.tree.zones.get('')
    return this.nodes(zone?.servers.map((server) => server.address) ?? [])
  }

  private serversOf({ authority, additional }: Reply, depth: number): NameServer[] {
    return authority
      .filter((record) => record.type === 'NS')
      .flatMap((record) => {
        const glue = additional.filter((extra) => extra.name === record.data && extra.type === 'A')
        const addresses =
          glue.length > 0 ? glue : this.resolve(record.data.toLowerCase(), 'A', depth + 1).answers.filter(({ type }) => type === 'A')
        return this.nodes(addresses.map((address) => address.data))
      })
  }

  private nodes(addresses: readonly string[]): NameServer[] {
    return addresses.flatMap((address) => this.tree.servers.get(address) ?? [])
  }
}

/** The zone that a referral leads down to; undefined for answers, and for referrals that lead nowhere or upwards. */
function referralOf({ aa, answers, authority }: Reply, cut: string, name: string): string | undefined {
  if (aa || answers.length > 0) return undefined
  const owner = authority.find((record) => record.type === 'NS')?.name
  return owner !== undefined && owner !== cut && isBelow(name, owner) && (cut === '' || isBelow(owner, cut)) ? owner : undefined
}
