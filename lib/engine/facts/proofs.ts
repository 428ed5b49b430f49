import type { AddressEvidence, Evidence } from '#lib/engine/evidence/evidence.ts'
import { type Answer, toAnswer } from './forwarding/answer.ts'
import type { Delivery } from './forwarding/delivery.ts'
import { anchorsWith } from './tls/anchors.ts'
import { type ServedCertificate, servedCertificate } from './tls/served-certificate.ts'

/** What was seen at one address to which somebody leads the link host's visitors. */
export interface AddressProof {
  address: string
  /** whether it may be connected to at all */
  allowed: boolean
  /** it was tried, and what came of it is the peer's doing */
  seen: boolean
  certificate: ServedCertificate | undefined
  /** what came back for the first link, and for the spoiled one, over HTTPS */
  link: Answer | undefined
  control: Answer | undefined
  ids: readonly string[]
}

export interface Proofs {
  addresses: readonly AddressProof[]
  /** what became of the links on the way that is believed; null where nothing came back */
  delivery: Delivery | null
}

/** Gathers, address by address, what proves that an edge serves the link host. Pure. */
export function proofsOf(evidence: Evidence, delivery: Delivery | null): Proofs {
  const own = evidence.addresses.filter(({ role }) => role === 'link-host')
  const someIpv6 = own.some((entry) => entry.family === 6 && answers(evidence, entry))
  return { addresses: own.map((entry) => proofAt(evidence, entry, someIpv6)), delivery }
}

function proofAt(evidence: Evidence, entry: AddressEvidence, someIpv6: boolean): AddressProof {
  const { address, allowed } = entry
  const [handshake] = evidence.tls.filter((one) => one.role === 'link-host' && one.address === address && one.mode === 'standard')
  const answerTo = (purpose: 'link' | 'control'): Answer | undefined =>
    exchangesAt(evidence, address)
      .filter((exchange) => exchange.purpose === purpose && exchange.scheme === 'https')
      .map((exchange) => toAnswer(exchange, evidence))
      .find((answer) => answer !== null)
  return {
    address,
    allowed,
    seen: answers(evidence, entry) || attemptsAt(evidence, address).some((attempt) => isPeers(attempt, entry, someIpv6)),
    certificate: handshake && servedCertificate(handshake, anchorsWith(evidence.vantage.extraAnchors), new Date(evidence.startedAt)),
    link: answerTo('link'),
    control: answerTo('control'),
    ids: [...(handshake ? [handshake.id] : []), ...exchangesAt(evidence, address).map(({ id }) => id)],
  }
}

const exchangesAt = ({ http }: Evidence, address: string) => http.filter((one) => one.role === 'link-host' && one.address === address)

type Attempts = Evidence['tls'][number]['attempt'] | Evidence['http'][number]['attempt']

const attemptsAt = (evidence: Evidence, address: string): Attempts[] => [
  ...evidence.tls.filter((one) => one.role === 'link-host' && one.address === address).map(({ attempt }) => attempt),
  ...exchangesAt(evidence, address).map(({ attempt }) => attempt),
]

const answers = (evidence: Evidence, { address }: AddressEvidence): boolean =>
  attemptsAt(evidence, address).some(({ state }) => state === 'observed')

/** Many networks have no way out by IPv6: its silence is the peer's only where another IPv6 address answers. */
function isPeers(attempt: Attempts, { family }: AddressEvidence, someIpv6: boolean): boolean {
  if (attempt.state !== 'failed' || ['not-allowed', 'aborted', 'unreachable'].includes(attempt.reason)) return false
  if (attempt.reason !== 'timeout') return true
  return !/whole run/.test(attempt.detail ?? '') && (family === 4 || someIpv6)
}
