import type { Owner } from '#lib/engine/findings/code.ts'
import { type Assessment, assess } from '#lib/engine/run/assess.ts'
import { headerOf } from '#lib/providers/esp/answers.ts'
import { espNames, espOfName, providerName } from '#lib/providers/registry.ts'
import { certificateView } from '#lib/wizard/views/certificate-view.ts'
import { ownerWords } from '#lib/words/en/ui.ts'
import { hopWords, xRayWords } from '#lib/words/en/x-ray.ts'
import { traceFaults } from '#lib/words/en/x-ray-faults.ts'
import { type ReportFinding, writeReport } from '#lib/words/report.ts'
import { type Fault, type FaultCode, type JudgedHop, leadsTo } from './judge.ts'
import { pageNotes } from './page-notes.ts'
import { shownUrl } from './shown-url.ts'
import type { FaultView, HopView } from './view.ts'

/** Checks of a link host whose words fit a single hop; in the order in which they explain it. */
const explaining = [
  'dns.record-place',
  'dns.addresses',
  'dns.alias-chain',
  'tls.https-port',
  'tls.handshake',
  'tls.trust',
  'cdn.host-name',
  'cdn.access-rules',
  'cdn.route',
  'cdn.origin-connection',
  'forwarding.location',
  'forwarding.redirect-path',
  'forwarding.tracking-domain',
  'forwarding.host-header',
]

/** A judged hop as it is shown. Pure. */
export function hopView(judged: JudgedHop, number: number, linkHosts: readonly string[]): HopView {
  const { hop, url, onClickPath, response, faults } = judged
  const { evidence } = hop
  const assessment = assess(evidence)
  const next = leadsTo(judged)
  const place = linkHosts.includes(url.hostname) ? 'link-host' : onClickPath && espOfName(url.hostname) ? 'esp' : 'destination'
  return {
    number,
    url: shownUrl(hop.url),
    host: url.hostname,
    scheme: url.protocol === 'https:' ? 'https' : 'http',
    place,
    verdict: faults.find(({ verdict }) => verdict !== 'warn')?.verdict ?? faults[0]?.verdict ?? 'pass',
    address: (evidence.http.at(-1) ?? evidence.tls.at(-1) ?? evidence.addresses[0])?.address ?? null,
    answeredBy: response || evidence.tls.length > 0 ? answeredBy(judged, assessment) : null,
    certificate: certificateLine(judged),
    status: response?.status ?? null,
    leadsTo: next === null ? null : shownUrl(next),
    ms: evidence.http.length + evidence.tls.length > 0 ? evidence.durationMs : null,
    faults: faults.map((fault) => faultView(fault, judged, place, assessment)),
    notes: [...pageNotes(judged), ...guardNotes(judged)],
  }
}

function answeredBy({ url, response }: JudgedHop, { edge, target }: Assessment): string | null {
  if (edge.provider === 'esp-direct') return hopWords.espItself(espNames[espOfName(url.hostname) ?? target.esp])
  if (edge.provider === 'none') return null
  if (edge.provider !== 'custom-proxy') {
    const name = providerName(edge.provider)
    return edge.confidence === 'confirmed' ? name : hopWords.maybe(name, edge.confidence)
  }
  const server = response && headerOf(response, 'server')?.slice(0, 60)
  return server ? hopWords.ownServer(server) : hopWords.webServer
}

function certificateLine({ hop, faults }: JudgedHop): HopView['certificate'] {
  const shown = certificateView(hop.evidence)
  if (!shown) return null
  const [first = '', ...others] = shown.subjectNames
  const names = others.length > 0 ? `${first} +${others.length}` : first || '—'
  return { names, issuer: shown.issuer, daysLeft: shown.daysLeft, trusted: !faults.some(({ code }) => code === 'untrusted') }
}

/** Where a check of a link host explains the fault, its words and its owner; else our own. */
function faultView(
  { code, verdict, params }: Fault,
  { hop, onClickPath }: JudgedHop,
  place: HopView['place'],
  assessment: Assessment,
): FaultView {
  const own = { ...traceFaults[code](params), expected: '', who: whoMends(code, onClickPath, params.host), reproduce: [] }
  const finding = verdict === 'fail' ? explanation(assessment) : undefined
  if (!finding) return own
  const { check, title, found, expected, why, fix, owner, reproduce } = finding
  // What the ESP answers directly was not asked here, so that a comparison with it says nothing.
  const seen = check.startsWith('forwarding.') ? own.found : found
  if (place === 'link-host') return { title, found: seen, expected, why, fix, who: ownerWords[owner], reproduce: [...reproduce] }
  // Of somebody else's site we know what is wrong, and not how it is set up.
  return { ...own, found: hop.evidence.tls.length > 0 ? seen : own.found, reproduce: [...reproduce] }
}

/** Faults that lie in what the mail says, wherever they show; `csm`, `us`: nobody's on the way. */
const owners: Partial<Record<FaultCode, Owner>> = {
  'still-http': 'csm',
  downgrade: 'marketer',
  'leaves-the-web': 'marketer',
  refused: 'marketer',
  'odd-port': 'marketer',
  'bare-address': 'marketer',
  'not-looked-up': 'us',
  'no-way-out': 'us',
  'loop-with-cookie': 'us',
  'out-of-time': 'us',
}

function whoMends(code: FaultCode, onClickPath: boolean, host: string): string {
  const owner = owners[code]
  if (owner) return ownerWords[owner]
  const isAddress = code === 'no-address' || code === 'not-public'
  if (onClickPath) return ownerWords[isAddress ? 'dns-admin' : 'cdn-admin']
  return isAddress ? ownerWords.marketer : xRayWords.ofSite(host)
}

function explanation(assessment: Assessment): ReportFinding | undefined {
  const failed = writeReport(assessment).findings.filter(({ verdict }) => verdict === 'fail')
  return explaining.flatMap((check) => failed.find((finding) => finding.check === check) ?? [])[0]
}

/** Addresses that were passed over, where another one was public. */
function guardNotes({ hop: { evidence } }: JudgedHop): string[] {
  const refused = evidence.addresses.filter(({ allowed }) => !allowed).map(({ address }) => address)
  return refused.length > 0 && refused.length < evidence.addresses.length ? [hopWords.halfPrivate(refused.join(', '))] : []
}
