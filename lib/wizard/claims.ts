import { proofs } from '#lib/engine/run/readiness.ts'
import type { EspId } from '#lib/engine/target/target.ts'
import { espNames, providerName } from '#lib/providers/registry.ts'
import { checkWords } from '#lib/words/en/checks.ts'
import { claimLines } from '#lib/words/en/claims.ts'
import { formatMoment } from '#lib/words/en/time.ts'
import { claimWords } from '#lib/words/en/wizard.ts'
import { writeReport } from '#lib/words/report.ts'
import { certificateText } from './enablement/certificate-text.ts'
import { hostProof, isBlocker, isWarning, type Proof } from './enablement/proof.ts'
import { proofLifetimeMs } from './host-state.ts'
import { isManaged } from './managed-path.ts'
import type { LinkHostModel, RunModel, SetupModel } from './model.ts'
import { recordsState } from './records-state.ts'
import type { ClaimState, ClaimView } from './view.ts'
import { differingFirst, evidenceLines } from './views/evidence-lines.ts'

type Assessment = NonNullable<RunModel['assessment']>
type Area = keyof Assessment['areas']

/** What the summary states, each with what it rests on: our observation, or only the customer's word. Pure. */
export function claims(setup: SetupModel, now: Date): ClaimView[] {
  const braze = setup.answers['braze-setup']
  if (!braze) return []
  const listed = said('hosts-listed', claimWords.hostsListed(braze.esp), braze.allHostsListed)
  return [listed, recordsClaim(setup, now), ...setup.hosts.flatMap((host) => hostClaims(host, braze.esp, setup, now))]
}

const said = (id: string, statement: string, isSaid: boolean): ClaimView => ({
  id,
  hostname: null,
  statement,
  state: isSaid ? 'said' : 'not-proven',
  lines: [],
  evidence: [],
  checkedAt: null,
  resolvers: [],
})

function recordsClaim(setup: SetupModel, now: Date): ClaimView {
  const run = setup.recordsRun.finished
  // While they are looked up again, what was found of them stands.
  const state = recordsState({ ...setup, recordsRun: { newest: run, finished: run } })
  if (state === 'said-verified') return said('records', claimWords.recordsSaid, true)
  const isOld = run !== null && now.getTime() - run.createdAt.getTime() > proofLifetimeMs
  const proven = state === 'passed'
  const isKnown = proven || state === 'failed' || state === 'waiting'
  return {
    id: 'records',
    hostname: null,
    statement: proven ? claimWords.recordsProven(setup.records.length) : claimWords.recordsNotProven,
    state: !isKnown || isOld ? 'not-looked-at' : proven ? 'proven' : 'not-proven',
    lines: isKnown && isOld ? [claimLines.old(formatMoment(run.createdAt.toISOString()))] : [],
    evidence: recordLines(run),
    checkedAt: run?.createdAt.toISOString() ?? null,
    resolvers: run?.evidence?.vantage.resolvers ?? [],
  }
}

const rowOrder = ['fail', 'warn', 'unknown', 'not-checked', 'pass', 'not-applicable']

const recordLines = (run: RunModel | null): ClaimView['evidence'] =>
  (run?.rows ?? [])
    .toSorted((a, b) => rowOrder.indexOf(a.verdict) - rowOrder.indexOf(b.verdict))
    .map((row) => ({ id: row.id, text: `${row.title}: ${row.detail}` }))

/** One claim of a link host: the area whose checks speak of it, and the one whose `pass` proves it, where there is one. */
interface Subject {
  id: string
  area: Area
  statement: string
  proof?: string
  /** the statement itself does not hold, whatever the checks say */
  isFalse?: boolean
}

/** Of each link host: DNS, the edge, the certificate and the forwarding, by the checks that speak of them. */
function hostClaims(host: LinkHostModel, espId: EspId, setup: SetupModel, now: Date): ClaimView[] {
  const { hostname } = host
  const esp = espNames[espId]
  const [trust, forwarding] = proofs
  const subjects: Subject[] = [
    { id: 'dns', area: 'dns', statement: claimWords.dns(hostname) },
    edgeSubject(host, esp, isManaged(setup)),
    { id: 'certificate', area: 'tls', statement: claimWords.certificate(hostname), proof: trust },
    { id: 'forwarding', area: 'forwarding', statement: claimWords.forwarding(hostname, esp), proof: forwarding },
  ]
  const proof = hostProof(host, setup, now)
  return subjects.map((subject) => hostClaim(subject, host, proof, now))
}

/** Where the ESP or Braze holds the certificate, the name may lead straight to it. */
function edgeSubject({ hostname, check }: LinkHostModel, esp: string, managed: boolean): Subject {
  const provider = check.finished?.assessment?.edge.provider
  const isNamed = provider !== undefined && provider !== 'none' && provider !== 'esp-direct'
  const whom = managed && !isNamed ? esp : isNamed ? providerName(provider) : claimWords.aCdn
  const isFalse = managed ? provider === 'none' : !isNamed
  return { id: 'edge', area: 'cdn', statement: claimWords.edge(hostname, whom), isFalse }
}

function hostClaim(subject: Subject, { hostname, check }: LinkHostModel, proof: Proof, now: Date): ClaimView {
  const run = check.finished
  const assessment = run?.assessment ?? null
  const { isOfNow } = proof
  const state = claimState(subject, assessment, proof, run, now)
  const certificate =
    subject.id === 'certificate' && isOfNow ? certificateText(run?.evidence ?? null, state === 'proven' || state === 'warned') : null
  // What was seen of other answers proves nothing of these, in either way.
  const ids = assessment && run?.evidence && isOfNow ? differingFirst(evidenceIds(subject.area, assessment), run.evidence) : []
  return {
    id: `${hostname}:${subject.id}`,
    hostname,
    statement: subject.statement,
    state,
    lines: [...(certificate?.lines ?? []), ...linesOf(subject, state, assessment, proof)],
    evidence: [...evidenceLines(ids, run?.evidence ?? null), ...(certificate?.evidence ?? [])],
    checkedAt: isOfNow ? (assessment?.checkedAt ?? null) : null,
    resolvers: isOfNow ? (run?.evidence?.vantage.resolvers ?? []) : [],
  }
}

function claimState(
  { area, proof: check, isFalse }: Subject,
  assessment: Assessment | null,
  proof: Proof,
  run: RunModel | null,
  now: Date,
): ClaimState {
  if (!assessment || !run || !proof.isOfNow || now.getTime() - run.createdAt.getTime() > proofLifetimeMs) return 'not-looked-at'
  const { status } = assessment.areas[area]
  if (status === 'error') return 'not-proven'
  if (status === 'unknown') return 'not-looked-at'
  const verdict = check && assessment.findings.find((finding) => finding.check === check)?.verdict
  if (check && verdict !== 'pass') return verdict === 'fail' || verdict === 'warn' ? 'not-proven' : 'not-looked-at'
  if (isFalse) return 'not-proven'
  return assessment.findings.some((finding) => finding.area === area && isWarning(finding)) ? 'warned' : 'proven'
}

/** What was found about a claim, each thing by its name. */
function linesOf({ area }: Subject, state: ClaimState, assessment: Assessment | null, proof: Proof): string[] {
  const lastGood = proof.lastGood?.isCurrent ? [claimLines.lastGood(formatMoment(proof.lastGood.run.createdAt.toISOString()))] : []
  if (!assessment) return []
  if (!proof.isOfNow) return [claimLines.changed]
  if (proof.state === 'old') return [claimLines.old(formatMoment(assessment.checkedAt)), ...lastGood]
  const here = writeReport(assessment).findings.flatMap((finding, index) => {
    const judged = assessment.findings[index]
    return judged?.area === area ? [{ judged, title: finding.title }] : []
  })
  const titles = (say: (title: string) => string, keep: (finding: Assessment['findings'][number]) => boolean) => [
    ...new Set(here.flatMap(({ judged, title }) => (keep(judged) ? [say(title)] : []))),
  ]
  return [
    ...titles(claimLines.problem, isBlocker),
    ...titles(claimLines.warning, isWarning),
    ...(state === 'not-looked-at' ? [...unseen(area, assessment), ...lastGood] : []),
  ]
}

const unseen = (area: Area, { findings }: Assessment): string[] => [
  ...new Set(
    findings.flatMap(({ area: of, verdict, check }) =>
      of === area && verdict === 'unknown' ? [claimLines.unseen(checkWords[check]?.question ?? check)] : [],
    ),
  ),
]

const verdictOrder = ['fail', 'warn', 'unknown', 'pass', 'not-applicable']

/** All that the checks of an area rest on, what disagrees first. */
const evidenceIds = (area: Area, { findings }: Assessment): string[] => [
  ...new Set(
    findings
      .filter((finding) => finding.area === area)
      .toSorted((a, b) => verdictOrder.indexOf(a.verdict) - verdictOrder.indexOf(b.verdict))
      .flatMap(({ evidence }) => evidence),
  ),
]
