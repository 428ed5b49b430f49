import { type Area, areas } from '#lib/engine/findings/finding.ts'
import { espNames, providerName } from '#lib/providers/registry.ts'
import { claims } from '#lib/wizard/claims.ts'
import { enablementView } from '#lib/wizard/enablement/enablement-view.ts'
import { hostState } from '#lib/wizard/host-state.ts'
import type { LinkHostModel, SetupModel } from '#lib/wizard/model.ts'
import { notChecked } from '#lib/wizard/not-checked.ts'
import { paths } from '#lib/wizard/paths.ts'
import { readiness } from '#lib/wizard/readiness.ts'
import { summaryText } from '#lib/wizard/summary-text.ts'
import { chosenCdn } from '#lib/wizard/target-of.ts'
import type { AreaStatus, SummaryHostView, SummaryView } from '#lib/wizard/view.ts'
import { dossierWords } from '#lib/words/en/enablement.ts'
import { hostingPathNames } from '#lib/words/en/wizard.ts'
import { certificateView } from './certificate-view.ts'
import { edgeView, reportView } from './report-view.ts'

/** The dossier for the CSM. Pure. */
export function summaryView(setup: SetupModel, now: Date): SummaryView {
  const braze = setup.answers['braze-setup']
  const chosen = setup.answers['cdn-and-certificate']
  const cdn = chosenCdn(setup.answers)
  const enablement = enablementView(setup, now)
  const summary = {
    setupId: setup.id,
    reference: setup.reference,
    customerName: setup.customerName,
    generatedAt: now.toISOString(),
    espName: braze ? espNames[braze.esp] : null,
    region: braze?.region ?? null,
    sendingDomain: braze?.sendingDomain ?? null,
    pathName: chosen ? hostingPathNames[chosen.path] : null,
    cdnName: cdn ? providerName(cdn) : null,
    readiness: readiness(setup, now),
    enablement,
    headline: dossierWords[enablement.standing === 'enabled' ? 'on' : 'off'][enablement.proof],
    hosts: setup.hosts.map((host) => summaryHost(host, setup, now)),
    claims: claims(setup, now),
    notChecked: notChecked(setup),
    request: setup.answers['request-enablement'] ?? null,
    jsonHref: paths.summaryJson(setup.id),
  }
  return { ...summary, text: summaryText(summary) }
}

function summaryHost(host: LinkHostModel, setup: SetupModel, now: Date): SummaryHostView {
  const { assessment, evidence, verdict } = host.check.finished ?? { assessment: null, evidence: null, verdict: null }
  return {
    hostname: host.hostname,
    state: hostState(host, setup, now),
    verdict,
    checkedAt: assessment?.checkedAt ?? null,
    edge: assessment && edgeView(assessment.edge),
    certificate: certificateView(evidence),
    areas: assessment && (Object.fromEntries(areas.map((area) => [area, assessment.areas[area].status])) as Record<Area, AreaStatus>),
    rootCause: assessment && reportView(assessment, evidence).rootCause,
  }
}
