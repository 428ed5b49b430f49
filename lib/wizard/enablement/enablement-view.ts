import { providerName } from '#lib/providers/registry.ts'
import { isManaged } from '#lib/wizard/managed-path.ts'
import type { DecisionOutcome, RunModel, SetupModel } from '#lib/wizard/model.ts'
import type { RequestStanding } from '#lib/wizard/request-standing.ts'
import { rootCauseTitle } from '#lib/wizard/root-cause.ts'
import { enablementTold, enablementWords, proofWords } from '#lib/words/en/enablement.ts'
import { afterEnabling, espRules, switchOffWords } from '#lib/words/en/esp-rules.ts'
import { formatMoment, formatUntil } from '#lib/words/en/time.ts'
import { ownerWords } from '#lib/words/en/ui.ts'
import { readinessWords } from '#lib/words/en/wizard.ts'
import { writeReport } from '#lib/words/report.ts'
import type { AccountProof, OpenPart } from './account-proof.ts'
import { type Enablement, type EnablementCode, enablementOf, type Move } from './enablement.ts'
import { type Proof, type ProofState, warningsOf } from './proof.ts'

/** Where a setup stands on its way to SSL, what it rests on, and the one thing to do. */
export interface EnablementView {
  standing: RequestStanding
  proof: AccountProof
  code: EnablementCode
  move: Move
  offers: readonly DecisionOutcome[]
  title: string
  lead: string
  /** where the request stands, one sentence */
  since: string
  parts: ProofView[]
  /** only while SSL is on and links are broken */
  firstAid: FirstAidView | null
  /** what holds after SSL is on, at this ESP */
  afterwards: string[]
}

/** One thing that SSL rests on, in words. */
export interface ProofView {
  hostname: string | null
  state: ProofState
  sentence: string
  /** what is known beside it: the last good proof, what was found before, each warning */
  lines: string[]
}

/** What to do about links that are broken now. */
export interface FirstAidView {
  steps: { hostname: string | null; title: string; fix: string; who: string; since: string | null }[]
  /** what switching SSL off means at this ESP */
  switchOff: string[]
}

/** Pure. */
export function enablementView(setup: SetupModel, now: Date): EnablementView {
  const enablement = enablementOf(setup, now)
  const { standing, proof, code, move, offers, parts } = enablement
  const esp = setup.answers['braze-setup']?.esp ?? null
  return {
    ...{ standing, proof, code, move, offers },
    ...enablementTold[code](esp),
    since: sinceLine(setup, standing),
    parts: [...parts.hosts.map(hostView), ...parts.open.map(openView)],
    firstAid: code === 'on-broken' || code === 'on-wait' ? firstAid(enablement, setup) : null,
    afterwards: afterEnabling(esp, isManaged(setup)),
  }
}

const moment = (at: Date): string => formatMoment(at.toISOString())

function sinceLine({ answers, decision }: SetupModel, standing: RequestStanding): string {
  const request = answers['request-enablement']
  const at = standing === 'requested' ? request?.requestedAt : decision?.decidedAt.toISOString()
  const by = request ? [request.requestedBy, request.workspace].join(', ') : ''
  return enablementWords.standing[standing](at ? formatMoment(at) : '', by)
}

function hostView(proof: Proof): ProofView {
  const { state, lastBad, isRunning } = proof
  const isAgain = isRunning && state !== 'renewing' && state !== 'first-check'
  const warnings = state === 'warned' && proof.run ? warningTitles(proof.run).map(proofWords.warning) : []
  const badBefore = lastBad && lastBad !== proof.run ? lastBad : state === 'old' ? lastBad : null
  return {
    hostname: proof.hostname,
    state,
    sentence: sentenceOf(proof),
    lines: [
      ...(isAgain ? [proofWords.checkingAgain] : []),
      ...(badBefore ? [proofWords.lastBad(moment(badBefore.createdAt), rootCauseTitle(badBefore) ?? '')] : []),
      ...warnings,
      ...goodLines(proof),
    ],
  }
}

function sentenceOf(proof: Proof): string {
  const hostname = proof.hostname ?? ''
  const title = (proof.run && rootCauseTitle(proof.run)) ?? readinessWords['host-not-ready'](hostname)
  const { state } = proof
  if (state === 'waiting') return proofWords.waiting(hostname, title, proof.until && formatUntil(proof.until))
  const sentence = proofWords[state](hostname, title)
  return proof.owner ? `${sentence.replace(/\.$/, '')} (${ownerWords[proof.owner]})` : sentence
}

function goodLines({ lastGood }: Proof): string[] {
  if (!lastGood) return [proofWords.neverGood]
  const { run, isCurrent } = lastGood
  const provider = run.assessment?.edge.provider
  const edge = provider && provider !== 'none' && provider !== 'esp-direct' ? providerName(provider) : null
  const line = proofWords.lastGood(moment(run.createdAt), edge, warningsOf(run).length)
  return [isCurrent ? line : `${line} ${proofWords.lastGoodOfOther}`]
}

/** The warnings of a run by their titles, each once. */
export function warningTitles(run: RunModel): string[] {
  const codes = new Set(warningsOf(run).map(({ code }) => code))
  const findings = run.assessment ? writeReport(run.assessment).findings : []
  return [...new Set(findings.flatMap(({ code, title }) => (codes.has(code) ? [title] : [])))]
}

const openView = ({ code, state, owner }: OpenPart): ProofView => ({
  hostname: null,
  state,
  sentence: `${readinessWords[code]('')}${owner ? ` (${ownerWords[owner]})` : ''}`,
  lines: [],
})

function firstAid({ parts }: Enablement, setup: SetupModel): FirstAidView {
  const esp = setup.answers['braze-setup']?.esp
  const bad = parts.hosts.filter(({ state }) => state === 'failing' || state === 'waiting')
  const records = parts.open.filter(({ state }) => state === 'failing')
  const off = esp ? [espRules[esp].switchOff] : []
  return {
    steps: [
      ...bad.flatMap(hostStep),
      ...records.map(({ code, owner }) => ({
        hostname: null,
        title: readinessWords[code](''),
        fix: '',
        who: enablementWords.mend(ownerWords[owner ?? 'dns-admin']),
        since: null,
      })),
    ],
    switchOff: [...off, switchOffWords.sent, switchOffWords.hsts],
  }
}

function hostStep({ hostname, run, owner, brokenSince, lastGood }: Proof): FirstAidView['steps'] {
  const assessment = run?.assessment
  const cause = assessment && writeReport(assessment).findings.find(({ code }) => code === assessment.rootCause)
  const good = lastGood?.isCurrent ? moment(lastGood.run.createdAt) : null
  return [
    {
      hostname,
      title: cause?.title ?? readinessWords['host-not-ready'](hostname ?? ''),
      fix: cause?.fix ?? '',
      who: enablementWords.mend(ownerWords[owner ?? 'cdn-admin']),
      since: brokenSince && enablementWords.brokenSince(moment(brokenSince), good),
    },
  ]
}
