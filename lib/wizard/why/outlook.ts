import { answerRecords } from '#lib/engine/evidence/dns-answers.ts'
import type { Evidence } from '#lib/engine/evidence/evidence.ts'
import { type Fact, factValue } from '#lib/engine/facts/fact.ts'
import { deriveFacts, type Facts } from '#lib/engine/facts/facts.ts'
import { type HttpsOnlyParent, httpsOnlyNames } from '#lib/engine/facts/forwarding/https-only.ts'
import { leadsToItself } from '#lib/engine/facts/forwarding/redirects.ts'
import { assess } from '#lib/engine/run/assess.ts'
import { registeredDomain } from '#lib/engine/target/domain-names.ts'
import type { EspId } from '#lib/engine/target/target.ts'
import { edgeProviderOfName, espOfName } from '#lib/providers/registry.ts'
import { type ReportFinding, writeReport } from '#lib/words/report.ts'

/** What a click comes to today. `nobody`: DNS has no address for the name. `unknown`: we could not look. */
export type HttpsClick =
  | { state: 'works'; evidence: readonly string[] }
  | { state: 'fails'; finding: ReportFinding }
  | { state: 'nobody' | 'unknown'; evidence: readonly string[] }

export type HttpClick = { evidence: readonly string[] } & (
  | { state: 'answered'; status: number }
  | { state: 'to-https' | 'closed' | 'silent' | 'nobody' | 'unknown' }
)

/** Whether browsers insist on HTTPS below the customer's domain. `unknown`: its web site could not be asked. */
export type HttpsOnly = { evidence: readonly string[] } & (
  | { state: 'forced'; by: readonly HttpsOnlyParent[] }
  | { state: 'free' | 'unknown'; domain: string }
)

/** What was found at a first look, without a word of any language. */
export interface Outlook {
  hostname: string
  checkedAt: string
  httpsOnly: HttpsOnly
  /** null where no link host is known: a sending domain was given, and it leads to no ESP and no CDN */
  clicks: { https: HttpsClick; http: HttpClick } | null
  /** the ESP that DNS leads to, and the name that tells so */
  esp: { id: EspId; at: string } | null
}

/** Reads the evidence of a first look. Pure. */
export function outlookOf(evidence: Evidence): Outlook {
  const facts = deriveFacts(evidence)
  return {
    hostname: evidence.target.hostname,
    checkedAt: evidence.startedAt,
    httpsOnly: httpsOnlyOf(evidence),
    clicks: wasLookedAt(evidence) ? { https: httpsClick(evidence, facts), http: httpClick(facts) } : null,
    esp: espSeen(evidence),
  }
}

/** Of a name that is no link host only the way to its web site was looked at. */
const wasLookedAt = ({ dns }: Evidence): boolean => dns.some(({ purpose }) => purpose === 'zone')

/** The ESP whose host a name leads to, by the aliases that were seen. */
export function espSeen({ dns }: Pick<Evidence, 'dns'>): Outlook['esp'] {
  const aliases = answerRecords(dns.filter(({ purpose }) => purpose === 'link-host')).filter(({ type }) => type === 'CNAME')
  for (const { data } of aliases) {
    const at = data.toLowerCase()
    const id = espOfName(at)
    if (id) return { id, at }
  }
  return null
}

/** Whether a name leads to an ESP or a CDN, as a link host does. */
export const leadsAway = (evidence: Pick<Evidence, 'dns'>): boolean =>
  espSeen(evidence) !== null ||
  answerRecords(evidence.dns.filter(({ purpose }) => purpose === 'link-host')).some(
    ({ type, data }) => type === 'CNAME' && edgeProviderOfName(data.toLowerCase()) !== undefined,
  )

function httpsOnlyOf(evidence: Evidence): HttpsOnly {
  const by = httpsOnlyNames(evidence)
  const asked = evidence.http.filter(({ purpose }) => purpose === 'hsts')
  const domain = registeredDomain(evidence.target.hostname)
  const ids = asked.map(({ id }) => id)
  if (by.length > 0) return { state: 'forced', by, evidence: by.flatMap(({ id }) => id ?? []) }
  // Only the registered domain's own word is worth a "no": the names between often have no web site.
  const answered = asked.some(({ host, attempt }) => host === domain && attempt.state === 'observed')
  return { state: answered ? 'free' : 'unknown', domain, evidence: ids }
}

const noAddress = new Set(['nxdomain', 'nodata', 'loop', 'too-long'])

const idsOf = (fact: Fact<unknown>): readonly string[] => (fact.known ? fact.evidence : [])

/** The checks that say whether a browser gets as far as a secure connection, in the order in which it meets them. */
const secureChecks = ['tls.https-port', 'tls.handshake', 'tls.trust']

function httpsClick(evidence: Evidence, facts: Facts): HttpsClick {
  const chain = factValue(facts.chain)
  if (!chain) return { state: 'unknown', evidence: [] }
  if (noAddress.has(chain.outcome)) return { state: 'nobody', evidence: idsOf(facts.chain) }
  const { findings } = writeReport(assess(evidence))
  const judged = secureChecks.flatMap((id) => findings.filter(({ check }) => check === id))
  const failing = judged.find(({ verdict }) => verdict === 'fail')
  if (failing) return { state: 'fails', finding: failing }
  const works = judged.length >= secureChecks.length && judged.every(({ verdict }) => verdict === 'pass')
  return { state: works ? 'works' : 'unknown', evidence: idsOf(facts.handshakes) }
}

function httpClick(facts: Facts): HttpClick {
  const chain = factValue(facts.chain)
  if (!chain) return { state: 'unknown', evidence: [] }
  if (noAddress.has(chain.outcome)) return { state: 'nobody', evidence: idsOf(facts.chain) }
  const plain = factValue(facts.plainHttp)
  const ids = idsOf(facts.plainHttp)
  if (plain?.state === 'no-answer')
    return { state: plain.reason === 'refused' ? 'closed' : plain.reason === 'timeout' ? 'silent' : 'unknown', evidence: ids }
  if (plain?.state !== 'answered') return { state: 'unknown', evidence: ids }
  if (leadsToItself(plain.answer, 'https')) return { state: 'to-https', evidence: ids }
  return { state: 'answered', status: plain.answer.response.status, evidence: ids }
}
