import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import type { EdgeProviderId } from '#lib/engine/target/target.ts'
import { leadsToManagedTls } from '#lib/providers/registry.ts'
import type { Chain, DnsFacts } from './dns.ts'
import { type DecidedEdge, decideEdge, type Edge } from './edge/decide.ts'
import { espDirect } from './edge/esp-direct.ts'
import { namesOfChain, namesOfEdge } from './edge/on-the-way.ts'
import { type EdgeReplies, repliesOf } from './edge/replies.ts'
import { type Sightings, sightingsOf } from './edge/sightings.ts'
import { type Fact, factValue, known, notLookedAt } from './fact.ts'
import { judgedRole } from './forwarding/answer.ts'
import type { TlsFacts } from './tls.ts'

export interface EdgeFacts {
  /** what visitors reach first; in a rehearsal, the edge that was given */
  edge: Fact<Edge>
  /** the same with its product, and every alias on the way */
  edgeProduct: Fact<EdgeProduct>
  /** what it answered, and which of its own pages those are */
  edgeReplies: Fact<EdgeReplies>
}

export interface EdgeProduct {
  /** key among the fingerprints; null where it is not known */
  product: string | null
  /** names on the way, in order */
  names: readonly string[]
  /** CDNs whose marks the answers bear, wherever the address lies */
  marked: readonly EdgeProviderId[]
}

/** Derives what stands in front of the ESP; pure. */
export function deriveEdgeFacts(evidence: Evidence, dns: DnsFacts, tls: TlsFacts): EdgeFacts {
  const place = placeOf(evidence, dns.chain)
  if (!place.known) return { edge: place, edgeProduct: place, edgeReplies: place }
  const { names, pointers } = place.value
  const sightings = sightingsOf(evidence, judgedRole(evidence), names)
  const certificates = factValue(tls.certificates) ?? []
  const showsEspCertificate = certificates.length > 0 && certificates.every(({ defaultOf }) => defaultOf === 'esp')
  const direct = espDirect(evidence, names, sightings, showsEspCertificate)
  if (!direct && sightings.addresses.length === 0) return withoutAddress(evidence, place.value)
  const decided = direct ?? decideEdge(sightings, evidence.vantage.rangesDate)
  const ids = [...pointers, ...sightings.exchanges.slice(0, 1)]
  return {
    edge: known(decided.edge, ids),
    edgeProduct: known({ product: decided.product, names, marked: markedBy(sightings) }, ids),
    edgeReplies: replies(
      evidence,
      decided,
      sightings,
      names,
      certificates.some(({ coverage }) => coverage === 'covered'),
    ),
  }
}

interface Place {
  names: readonly string[]
  chain: Chain | undefined
  /** ids of the evidence that the names rest on */
  pointers: readonly string[]
}

/** The names on the way to what is judged; not known where DNS is not. */
function placeOf(evidence: Evidence, chain: Fact<Chain>): Fact<Place> {
  const { edge } = evidence.target
  if (edge !== undefined) {
    const pointers = evidence.dns.filter(({ purpose }) => purpose === 'edge').map(({ id }) => id)
    return known({ names: namesOfEdge(evidence, edge), chain: undefined, pointers }, [])
  }
  if (!chain.known) return chain
  if (chain.value.outcome === 'servfail') return notLookedAt('the name servers failed')
  return known({ names: namesOfChain(chain.value), chain: chain.value, pointers: chain.evidence }, [])
}

const markedBy = ({ marks }: Sightings): EdgeProviderId[] =>
  marks.filter(({ strength }) => strength !== 'weak').map(({ fingerprint }) => fingerprint.id)

/** Nothing answers where no address is published; where addresses are not public, nothing was looked at. */
function withoutAddress({ addresses }: Evidence, { chain, names, pointers }: Place): EdgeFacts {
  const refused = addresses.filter(({ role, allowed }) => role !== 'origin' && !allowed)
  const unseen = notLookedAt(
    refused.length > 0 ? `the addresses are not public (${refused.map(({ address }) => address).join(', ')})` : 'no address was published',
  )
  if (refused.length > 0) return { edge: unseen, edgeProduct: unseen, edgeReplies: unseen }
  const marks = names.map((name) => `CNAME ${name}`)
  const confidence = chain?.source === 'authoritative' ? 'confirmed' : 'likely'
  return {
    edge: known({ provider: 'none', confidence, evidence: [...marks, `no address: ${chain?.outcome ?? 'nodata'}`], behind: [] }, pointers),
    edgeProduct: known({ product: null, names, marked: [] }, pointers),
    edgeReplies: unseen,
  }
}

function replies(
  evidence: Evidence,
  decided: DecidedEdge,
  sightings: Sightings,
  names: readonly string[],
  nameIsKnown: boolean,
): Fact<EdgeReplies> {
  if (decided.edge.provider === 'esp-direct' && !leadsToManagedTls(names, evidence.target.espTarget)) {
    return notLookedAt('no CDN stands in front: visitors reach the ESP itself')
  }
  const found = repliesOf(evidence, decided, nameIsKnown)
  return found ? known(found, sightings.exchanges) : notLookedAt('the edge gave no answer to a link')
}
